# The database's addresses: one for each role, either on our own cluster or made from DATABASE_URL.
# shellcheck shell=bash

# Makes the role that owns the schema, and the database, unless they are there. The roles of API and worker come with the
# migrations.
database_create() {
    local cluster=$1
    psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 "$(cluster_url "$cluster" postgres postgres)" >/dev/null <<'SQL'
SELECT 'CREATE ROLE sharedlives_owner LOGIN CREATEROLE'
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sharedlives_owner') \gexec
SELECT 'CREATE DATABASE sharedlives OWNER sharedlives_owner'
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'sharedlives') \gexec
SQL
}

# The same in a database that DATABASE_URL names: its user must be able to create roles there.
foreign_database_prepare() {
    local url=$1 version
    version=$(foreign_psql "$url" --tuples-only --no-align --command='SHOW server_version_num') || fail \
        "The database that DATABASE_URL names could not be reached; psql's words stand above."
    ((version >= postgresql_needed * 10000)) || fail \
        "The server that DATABASE_URL names is PostgreSQL $((version / 10000)); $postgresql_needed or later is needed."
    foreign_psql "$url" <<'SQL' || fail "DATABASE_URL's user must own the database and be able to create roles (CREATEROLE); psql's words stand above."
SELECT 'CREATE ROLE sharedlives_owner NOLOGIN CREATEROLE'
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sharedlives_owner') \gexec
SELECT 'GRANT sharedlives_owner TO CURRENT_USER'
    WHERE NOT pg_has_role(current_user, 'sharedlives_owner', 'MEMBER') \gexec
SELECT format('GRANT CREATE ON DATABASE %I TO sharedlives_owner', current_database())
    WHERE NOT has_database_privilege('sharedlives_owner', current_database(), 'CREATE') \gexec
SELECT 'GRANT CREATE, USAGE ON SCHEMA public TO sharedlives_owner'
    WHERE NOT has_schema_privilege('sharedlives_owner', 'public', 'CREATE') \gexec
SQL
}

# After the migrations: DATABASE_URL's user must be able to become the roles that they made.
foreign_database_grant() {
    foreign_psql "$1" <<'SQL' || fail "DATABASE_URL's user may not become sharedlives_api and sharedlives_worker."
SELECT format('GRANT %I TO CURRENT_USER', rolname) FROM pg_roles
    WHERE rolname IN ('sharedlives_api', 'sharedlives_worker') AND NOT pg_has_role(current_user, oid, 'MEMBER') \gexec
SQL
}

# The roles that a backup's tables belong and are granted to, as the migrations and database_create make them.
roles_create() {
    foreign_psql "$1" >/dev/null <<'SQL'
SELECT 'CREATE ROLE sharedlives_owner LOGIN CREATEROLE'
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'sharedlives_owner') \gexec
SELECT format('CREATE ROLE %I LOGIN NOINHERIT NOCREATEDB NOCREATEROLE', name)
    FROM unnest(ARRAY['sharedlives_api', 'sharedlives_worker']) AS name
    WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
SQL
}

foreign_psql() {
    local url=$1
    shift
    foreign_client psql "$url" --no-psqlrc --quiet --set=ON_ERROR_STOP=1 "$@"
}

# foreign_client <program> <address> <argument>...: one of PostgreSQL's programs, with a password kept off the command line, where
# every user of the machine could read it.
foreign_client() {
    local program=$1 url=$2 password=''
    shift 2
    if [[ $url =~ ^(postgres(ql)?://[^:/@]*):([^@/]*)@(.*)$ ]]; then
        url=${BASH_REMATCH[1]}@${BASH_REMATCH[4]}
        printf -v password '%b' "${BASH_REMATCH[3]//%/\\x}"
    fi
    if [[ -n $password ]]; then export PGPASSWORD=$password; fi
    "$program" --dbname="$url" "$@"
}

# url_as_role <address> <role>: the same address, working as that role from its first statement.
url_as_role() {
    local url=$1 role=$2
    [[ $url != *options=* ]] || fail "DATABASE_URL may not hold 'options': the role of each process goes there."
    case $url in
        postgres://*\?* | postgresql://*\?*) printf '%s&options=-crole%%3D%s\n' "$url" "$role" ;;
        postgres://* | postgresql://*) printf '%s?options=-crole%%3D%s\n' "$url" "$role" ;;
        *) printf "%s options='-crole=%s'\n" "$url" "$role" ;;
    esac
}
