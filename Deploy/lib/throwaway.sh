# A cluster for tests and benchmarks: in a folder under /tmp, gone when the script ends, however it ends.
# shellcheck shell=bash

# throwaway_cluster <durable|throwaway>: makes and starts one; sets `throwaway` to its folder.
throwaway_cluster() {
    throwaway=''
    trap throwaway_end EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    trap 'exit 129' HUP
    # Under /tmp whatever TMPDIR says: PostgreSQL's own user must be able to go there, and a socket's path must be short.
    throwaway=$(mktemp -d /tmp/sharedlives-throwaway.XXXXXX)
    chmod 711 "$throwaway"
    cluster_create "$throwaway/cluster" "$1"
    cluster_start "$throwaway/cluster" "$1"
}

throwaway_end() {
    local status=$? cluster
    trap '' INT TERM HUP
    trap - EXIT
    if [[ -n $throwaway ]]; then
        throwaway_stop_processes
        for cluster in "$throwaway"/cluster "$throwaway"/*/cluster; do
            [[ ! -d $cluster ]] || cluster_remove "$cluster"
        done
        rm -rf "$throwaway"
    fi
    exit "$status"
}

# Processes that a killed test left behind: those whose environment names a cluster in this folder.
throwaway_stop_processes() {
    local environment pid
    for environment in /proc/[0-9]*/environ; do
        pid=${environment//[!0-9]/}
        ((pid != $$)) && grep -qzF "host=$throwaway/" "$environment" 2>/dev/null || continue
        case $(readlink "/proc/$pid/exe") in
            # The runner of the tests is in a group of its own, which a signal to this script's does not reach.
            */sharedlives | *.xctest) kill -KILL "$pid" 2>/dev/null || true ;;
        esac
    done
    return 0
}
