# Swift: is it there, is it new enough, and building with it.
# shellcheck shell=bash

swift_needed=6.2

# The libraries that Swift's own programs are linked with; they come onto the machine only if Swift cannot start without them.
swift_packages=(libcurl4 libedit2 libncurses6 libsqlite3-0 libxml2 zlib1g)

# Puts Swift on PATH, from the places where installers leave it, and checks its version.
require_swift() {
    local folder version
    for folder in "$HOME/.local/share/swiftly/bin" /usr/local/swift/usr/bin /opt/swift/usr/bin /usr/share/swift/usr/bin; do
        command -v swift >/dev/null && break
        [[ -x $folder/swift ]] && PATH=$folder:$PATH
    done
    command -v swift >/dev/null || fail \
        "Swift $swift_needed or later is needed and there is no 'swift' on PATH." \
        "Install it for Debian 12 from https://www.swift.org/install/linux/, put its usr/bin on PATH and run this again."
    swift --version >/dev/null 2>&1 || install_packages "${swift_packages[@]}"
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [[ -n $version ]] || fail \
        "$(command -v swift) is there but does not say its version: it is another program of that name, or libraries are missing." \
        "'swift --version' shows which; https://www.swift.org/install/linux/ lists what Swift needs on Debian 12."
    [[ $(printf '%s\n' "$swift_needed" "$version" | sort -V | head -n 1) == "$swift_needed" ]] || fail \
        "Swift $version is too old: $swift_needed or later is needed." \
        "Install it for Debian 12 from https://www.swift.org/install/linux/ and put its usr/bin first on PATH."
}

# require_space <folder> <megabytes> <what for>
require_space() {
    local free
    free=$(df -Pm -- "$1" | awk 'NR == 2 { print $4 }')
    ((free >= $2)) || fail \
        "Too little space: $3 needs about $2 MB in $1, and $free MB are free there." \
        "Make room and run this again."
}

# release_build <root of the clone>...: builds the named products and sets release_folder to where they are.
release_build() {
    local root=$1 product began=$SECONDS
    shift
    [[ -d $root/.build/release ]] || {
        require_space "$root" 3000 "the build"
        say "Building in release. The first time takes some minutes (all packages are compiled); later only what changed."
    }
    for product in "$@"; do
        swift build --package-path "$root" -c release --product "$product" >&2 || fail \
            "The build of $product failed: the compiler's words stand above."
    done
    release_folder=$(swift build --package-path "$root" -c release --show-bin-path)
    say "Built in $((SECONDS - began)) s."
}
