# What a newcomer is shown once everything runs: the address, a token for each role, and three commands to try.
# shellcheck shell=bash

roles=(coordinator registeredManager financeOfficer panelMember commissioner auditor administrator)

# token_for <folder> <role>: sets `token`, the kept one if the service still knows it, else a new one.
token_for() {
    local file=$1/tokens/$2 role=$2
    token=$(cat "$file" 2>/dev/null || true)
    token_is_known && return
    token=$(as_owner "$sharedlives" token create --scheme "$scheme" --role "$role" --days 30) || fail \
        "No token could be made for the role $role; the words of 'sharedlives token create' stand above."
    (umask 077 && mkdir -p "$1/tokens" && printf '%s\n' "$token" >"$file")
}

# The token goes to curl on standard input, since a command line can be read by every user of the machine.
token_is_known() {
    [[ -n $token ]] || return 1
    local status
    status=$(curl -s -o /dev/null -w '%{http_code}' --config - "$address/v1/carers" <<<"header = \"Authorization: Bearer $token\"")
    [[ $status != 401 ]]
}

show_what_to_try() {
    local folder=$1 role token
    printf '\nShared Lives runs at %s with the demonstration scheme "%s".\n\n' "$address" "$scheme"
    printf 'A token for each role (valid for 30 days, kept in %s/tokens):\n' "$folder"
    for role in "${roles[@]}"; do
        token_for "$folder" "$role"
        printf '    %-18s %s\n' "$role" "$token"
    done
    three_commands "$(<"$folder/tokens/coordinator")" "$(<"$folder/tokens/financeOfficer")"
    printf '\nLogs: %s/log. Ctrl-C stops everything; run Deploy/start again to go on.\n' "$folder"
}

# three_commands <coordinator's token> <finance officer's token>
three_commands() {
    cat <<COMMANDS

Three commands to try:

  1. The carers of the scheme, page by page:
     curl -H 'Authorization: Bearer $1' '$address/v1/carers?limit=5'

  2. Pay a month: ask for October's run, which the worker works out at once.
     curl -X POST -H 'Authorization: Bearer $2' -H 'Content-Type: application/json' \\
         -H 'Idempotency-Key: "october"' -d '{"period": "2026-10"}' '$address/v1/payment-runs'

  3. Read it: its state, its totals, and the address of everything else in README.md.
     curl -H 'Authorization: Bearer $2' '$address/v1/payment-runs'
COMMANDS
}
