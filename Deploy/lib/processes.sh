# Processes that a script starts in the background, watches and stops: by their number and the moment at which the kernel
# started them, since a number alone may be another program's by the time it is read again.
# shellcheck shell=bash

# process_start <folder> <name> <command>...: its output goes to <folder>/log/<name>, its identity to <folder>/run/<name>.
# It gets a session of its own, so that Ctrl-C reaches this script alone, which then stops everything in order.
process_start() {
    local folder=$1 name=$2
    shift 2
    (umask 077 && mkdir -p "$folder/log" "$folder/run")
    log_keep_short "$folder/log/$name"
    setsid "$@" </dev/null >>"$folder/log/$name" 2>&1 &
    printf '%s %s\n' "$!" "$(process_started_at "$!")" >"$folder/run/$name"
}

# process_pid <folder> <name>: prints the number if that very process still runs.
process_pid() {
    local pid started
    read -r pid started 2>/dev/null <"$1/run/$2" || return 1
    [[ -n $started && $(process_started_at "$pid") == "$started" ]] && printf '%s\n' "$pid"
}

# Field 22 of the kernel's stat line, counted behind the program's name, which may hold spaces. A process that has ended but
# was not waited for counts as gone.
process_started_at() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    read -ra stat <<<"${stat##*) }"
    [[ ${stat[0]} == Z ]] || printf '%s\n' "${stat[19]}"
}

# process_stop <folder> <seconds> <name>...: asks all of them to end what they are doing, waits, and only then kills.
process_stop() {
    local folder=$1 deadline=$((SECONDS + $2)) name pid
    shift 2
    for name in "$@"; do
        pid=$(process_pid "$folder" "$name") && kill -TERM "$pid" 2>/dev/null || true
    done
    for name in "$@"; do
        while pid=$(process_pid "$folder" "$name"); do
            if ((SECONDS >= deadline)); then
                say "$name (process $pid) did not end by itself and is killed. Nothing is lost by that: its work is taken up again."
                kill -KILL "$pid" 2>/dev/null || true
                deadline=$((SECONDS + 10))
            fi
            sleep 0.1
        done
        rm -f "$folder/run/$name"
    done
}

# Above 20 MB a log is put aside, the one put aside before it goes.
log_keep_short() {
    [[ -e $1 ]] || return 0
    (($(stat -c %s "$1") < 20000000)) || mv "$1" "$1.before"
}
