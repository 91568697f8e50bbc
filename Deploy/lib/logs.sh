# No log may hold what is said of people: the logs of a run of the tests are searched for all that the demonstration says of them.
# shellcheck shell=bash

# personal_words <cluster> <sharedlives>: prints the names, addresses and numbers of the demonstration's people, a line each.
personal_words() {
    local url
    url=$(cluster_url "$1" sharedlives_owner sharedlives)
    database_create "$1"
    SHAREDLIVES_DATABASE_URL=$url SHAREDLIVES_LOG_LEVEL=error "$2" migrate >/dev/null
    SHAREDLIVES_DATABASE_URL=$url SHAREDLIVES_LOG_LEVEL=error "$2" demonstration load >/dev/null
    # Every column that names or places somebody, whatever the table.
    psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 "$(cluster_url "$1" postgres sharedlives)" <<'SQL'
SELECT string_agg(format('SELECT %I::text AS word FROM %I WHERE length(%1$I::text) > 3', column_name, table_name), ' UNION ')
FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND data_type = 'text'
    AND column_name ~ '(given_name|family_name|known_as|address|postcode|phone|email|certificate_number|account_number|sort_code|insurance_number)'
\gexec
SQL
}

# logs_hold_nobody <folder of logs> <server's log> <file of words>: fails, and says where, when a word is in a log.
logs_hold_nobody() {
    local lines
    lines=$(cat "$1"/* "$2" | wc -l)
    (($(wc -l <"$3") > 100 && lines > 1000)) || fail "There is too little to search: $(wc -l <"$3") words, $lines lines."
    if grep --fixed-strings --word-regexp --ignore-case --file="$3" "$1"/* "$2" >"$1.found"; then
        head -n 5 "$1.found" | cut -c 1-300 >&2
        fail "$(wc -l <"$1.found") lines of the logs hold a name, an address or a number of the demonstration's people; the first stand above."
    fi
    say "$lines lines of logs hold none of the $(wc -l <"$3") names, addresses and numbers of the demonstration's people."
}
