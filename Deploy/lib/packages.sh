# Debian packages: which are missing, and how they come onto the machine.
# shellcheck shell=bash

# What a build needs beside Swift itself: the C library's and libstdc++'s headers and a linker (Swift links with them),
# pkg-config to find libpq and libuuid, git to fetch the Swift packages.
build_packages=(binutils libc6-dev libstdc++-12-dev pkg-config git libpq-dev uuid-dev)

# Installs those of the named packages that are missing; says the exact command where it may not.
install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]} == 0)) && return
    command -v apt-get >/dev/null || fail \
        "Missing on this machine: ${missing[*]} (Debian's names), and there is no apt-get to install them with." \
        "Install their counterparts with this system's own package manager and run this again."
    local rights=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || packages_needed "${missing[@]}"
        rights=(sudo)
        [[ -t 0 ]] || rights+=(-n)
    fi
    say "Installing Debian packages: ${missing[*]}"
    # A new machine's lists of packages are empty. One that cannot be fetched matters only if the install then fails.
    "${rights[@]}" apt-get update -q >&2 || true
    "${rights[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >&2 ||
        packages_needed "${missing[@]}"
}

packages_needed() {
    fail "These Debian packages are missing and could not be installed from here: $*" \
        "Let an administrator run this, then start again:" \
        "    apt-get update && apt-get install -y --no-install-recommends $*"
}

missing_packages() {
    local package
    for package in "$@"; do
        package_is_there "$package" || printf '%s\n' "$package"
    done
}

# A program counts wherever it came from; a library's headers count as Debian's package.
package_is_there() {
    case $1 in
        git | curl | wrk | openssl | pkg-config) command -v "$1" >/dev/null ;;
        binutils) command -v ld >/dev/null ;;
        postgresql-client) command -v psql >/dev/null ;;
        python3-venv) python3 -c 'import venv, ensurepip' 2>/dev/null ;;
        cups-filters) [[ -x /usr/lib/cups/filter/texttopdf ]] ;;
        libxml2-utils) command -v xmllint >/dev/null ;;
        poppler-utils) command -v pdfinfo >/dev/null && command -v pdftotext >/dev/null ;;
        systemd) command -v systemd-analyze >/dev/null ;;
        postgresql) newest_postgresql >/dev/null ;;
        libstdc++-12-dev) compgen -G '/usr/include/c++/*/string' >/dev/null ;;
        libc6-dev) [[ -e /usr/include/stdio.h ]] ;;
        libpq-dev) [[ -e /usr/include/postgresql/libpq-fe.h ]] || pkg-config --exists libpq 2>/dev/null ;;
        uuid-dev) [[ -e /usr/include/uuid/uuid.h ]] ;;
        *) [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]] ;;
    esac
}
