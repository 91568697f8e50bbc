# How these scripts speak: plain sentences on standard error, so that standard output stays free for results.
# shellcheck shell=bash

say() { printf '%s\n' "$@" >&2; }

# Says what is wrong and what to do about it, then ends the script.
fail() {
    say '' "$@"
    exit 1
}
