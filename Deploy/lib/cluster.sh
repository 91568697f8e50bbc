# A PostgreSQL cluster of our own in a folder: data, socket and log below it. It listens on a unix socket only, in a folder
# that nobody else may enter, so its connections need no password. Debian's own clusters are left alone.
#
# PostgreSQL refuses to run as root, so root runs it as the system's user postgres.
# shellcheck shell=bash

postgresql_needed=15

# Runs a command as the user to whom the cluster belongs.
as_cluster_owner() {
    if ((EUID == 0)); then
        (cd / && exec runuser -u postgres -- "$@")
    else
        "$@"
    fi
}

# Prints the folder with the programs of the newest PostgreSQL on this machine; fails if none is new enough.
newest_postgresql() {
    local folder version newest='' newest_version=0
    for folder in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin "$(pg_config --bindir 2>/dev/null || true)"; do
        [[ -x $folder/initdb && -x $folder/postgres ]] || continue
        version=$("$folder/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/')
        ((version > newest_version)) && newest=$folder newest_version=$version
    done
    ((newest_version >= postgresql_needed)) && printf '%s\n' "$newest"
}

# cluster_programs <folder>: the programs of the version that made this cluster.
cluster_programs() {
    local version programs
    version=$(as_cluster_owner cat "$1/data/PG_VERSION" 2>/dev/null || true)
    programs=$(newest_postgresql) || fail \
        "PostgreSQL $postgresql_needed or later is needed and was not found." \
        "On Debian 12: apt-get install postgresql"
    if [[ -n $version && $("$programs/postgres" --version) != *" $version."* ]]; then
        programs=/usr/lib/postgresql/$version/bin
        [[ -x $programs/postgres ]] || fail \
            "The database in $1 was made by PostgreSQL $version, which is not on this machine any more." \
            "Install postgresql-$version again, or carry the data over with pg_upgrade (Deploy/README.md)."
    fi
    printf '%s\n' "$programs"
}

# cluster_create <folder> <durable|throwaway>: makes the cluster unless it is there.
cluster_create() {
    local folder=$1 programs owner=$EUID no_sync=()
    [[ $2 == durable ]] || no_sync=(--no-sync)
    ((EUID == 0)) && owner=postgres
    programs=$(cluster_programs "$folder") || exit
    as_cluster_owner test -e "$folder/data/PG_VERSION" && return
    mkdir -p "$folder"
    chown "$owner" "$folder"
    chmod 700 "$folder"
    as_cluster_owner test -w "$folder" || fail \
        "The user $owner may not enter $folder, so PostgreSQL cannot keep its data there." \
        "Choose another state folder with SHAREDLIVES_STATE."
    # An initdb that was killed leaves a folder without the last of its files; it is made afresh beside and moved into place.
    as_cluster_owner rm -rf "$folder/data.new" "$folder/data"
    as_cluster_owner "$programs/initdb" --pgdata="$folder/data.new" --username=postgres --encoding=UTF8 --locale=C.UTF-8 \
        --auth-local=trust --auth-host=reject --no-instructions "${no_sync[@]}" >"$folder/initdb.log" 2>&1 || {
        tail -n 5 "$folder/initdb.log" >&2
        fail "PostgreSQL could not make its data folder in $folder; its words stand above."
    }
    as_cluster_owner tee --append "$folder/data.new/postgresql.conf" >/dev/null <<<"include 'sharedlives.conf'"
    as_cluster_owner mv "$folder/data.new" "$folder/data"
}

# Errors are logged without DETAIL, since that is where PostgreSQL puts the values of a row.
cluster_settings() {
    cat <<'SETTINGS'
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 200
shared_buffers = 256MB
timezone = 'UTC'
log_timezone = 'UTC'
log_error_verbosity = terse
jit = off
SETTINGS
    [[ $1 == durable ]] || cat <<'SETTINGS'
max_connections = 500
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 4GB
SETTINGS
}

# cluster_start <folder> <durable|throwaway>: starts it and waits until it answers. One that still runs from an earlier start is
# stopped first.
cluster_start() {
    local folder=$1 kind=$2 programs socket
    programs=$(cluster_programs "$folder") || exit
    cluster_stop "$folder" fast
    socket=$(cluster_new_socket "$folder")
    cluster_settings "$kind" | as_cluster_owner tee "$folder/data/sharedlives.conf" >/dev/null
    # In a session of its own, so that Ctrl-C does not leave it half started.
    as_cluster_owner setsid --wait "$programs/pg_ctl" start --pgdata="$folder/data" --log="$folder/log" --silent --wait --timeout=120 \
        --options="-c unix_socket_directories=$socket" </dev/null >/dev/null 2>&1 && return
    as_cluster_owner tail -n 8 "$folder/log" >&2
    fail "PostgreSQL did not start; the last lines of its log stand above. The whole log: $folder/log"
}

# cluster_stop <folder> <fast|immediate>: stops it if it runs, and clears away what one that was killed left behind.
cluster_stop() {
    local folder=$1 mode=$2 programs socket
    if cluster_runs "$folder"; then
        programs=$(cluster_programs "$folder") || exit
        as_cluster_owner setsid --wait "$programs/pg_ctl" stop --pgdata="$folder/data" --mode="$mode" --silent --timeout=120 ||
            fail "PostgreSQL (process $(cluster_pid "$folder")) did not stop within two minutes; see $folder/log."
    elif as_cluster_owner test -e "$folder/data/postmaster.pid"; then
        cluster_await_orphans "$folder"
        as_cluster_owner rm -f "$folder/data/postmaster.pid"
    fi
    socket=$(as_cluster_owner readlink "$folder/socket" || true)
    as_cluster_owner rm -rf "${socket:-$folder/socket}" "$folder/socket"
}

# When PostgreSQL's first process is killed the others end as soon as they notice. A second one beside them would ruin the data, so
# the pid file, which prevents that, may go only after they have.
cluster_await_orphans() {
    local tries
    for tries in {1..300}; do
        as_cluster_owner readlink /proc/[0-9]*/cwd 2>/dev/null | grep -qxF "$(readlink -f "$1")/data" || return 0
        ((tries != 10)) || say "Waiting for processes of a PostgreSQL that was killed to end."
        sleep 0.1
    done
    fail "Processes of an earlier PostgreSQL still work in $1/data. End them (ps -u postgres), then start again."
}

# cluster_remove <folder>: a throwaway cluster and all that was in it.
cluster_remove() {
    cluster_stop "$1" immediate
    rm -rf "$1"
}

# The pid file's process counts only if it works in this data folder: after a crash the number may be another program's.
cluster_runs() {
    local pid
    pid=$(cluster_pid "$1")
    [[ -n $pid && $(as_cluster_owner readlink "/proc/$pid/cwd" || true) == "$(readlink -f "$1")/data" ]]
}

# The process of the cluster, as its pid file says; empty if there is none.
cluster_pid() { as_cluster_owner head -n 1 "$1/data/postmaster.pid" 2>/dev/null || true; }

# A unix socket's path may have 107 bytes, and a connection address reads some characters as its own. Where the folder is too
# long or too odd, the socket lives in a private folder under /tmp, to which <folder>/socket points.
cluster_new_socket() {
    local socket=$1/socket
    if ((${#socket} > 90)) || [[ $socket == *[!A-Za-z0-9/._-]* ]]; then
        local short
        short=$(as_cluster_owner mktemp -d /tmp/sharedlives-socket.XXXXXX)
        as_cluster_owner ln -sfn "$short" "$socket"
        socket=$short
    else
        as_cluster_owner mkdir -p -m 700 "$socket"
    fi
    printf '%s\n' "$socket"
}

# cluster_url <folder> <role> <database>
cluster_url() {
    local socket=$1/socket
    [[ -L $socket ]] && socket=$(readlink "$socket")
    printf 'postgresql:///%s?host=%s&user=%s\n' "$3" "$socket" "$2"
}
