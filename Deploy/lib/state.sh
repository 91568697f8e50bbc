# The state folder of Deploy/start: where it is, and that one script at a time uses it.
# shellcheck shell=bash

state_folder() {
    if [[ -n ${SHAREDLIVES_STATE:-} ]]; then
        printf '%s\n' "$(realpath -m -- "$SHAREDLIVES_STATE")"
    elif ((EUID == 0)); then
        printf '/var/lib/sharedlives\n'
    else
        printf '%s\n' "${XDG_STATE_HOME:-$HOME/.local/state}/sharedlives"
    fi
}

# One script for one state folder: the lock is descriptor 9. Sets `state` and `cluster`.
take_state() {
    state=$(state_folder)
    cluster=$state/database
    mkdir -p "$state" || fail "The state folder $state cannot be made. Choose another with SHAREDLIVES_STATE."
    [[ -w $state ]] || fail "The state folder $state cannot be written to. Choose another with SHAREDLIVES_STATE."
    # PostgreSQL's own user passes through here to its data, and reads nothing.
    chmod 711 "$state"
    exec 9>"$state/lock"
    flock --nonblock 9 || fail \
        "Another Deploy/start already runs with the state folder $state." \
        "Stop it first (Ctrl-C), or give this one a folder of its own with SHAREDLIVES_STATE and a port with SHAREDLIVES_PORT."
}
