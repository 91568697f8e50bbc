# A Python with what the tests need of PyPI, in a folder of the build's own.
# shellcheck shell=bash

# The mail server that tests send to.
python_needed=aiosmtpd==1.4.6

# test_python <root>: prints the path of the Python, which is made where it is not there.
test_python() {
    local folder=$1/.build/python
    if [[ ! -e $folder/made-with || $(<"$folder/made-with") != "$python_needed" ]]; then
        require_space "$1" 200 "the tests' Python"
        say "Installing $python_needed from PyPI for the tests."
        rm -rf "$folder"
        {
            python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --disable-pip-version-check "$python_needed"
        } >&2 || fail "The tests' Python could not be made; the words of venv or pip stand above."
        printf '%s\n' "$python_needed" >"$folder/made-with"
    fi
    printf '%s\n' "$folder/bin/python"
}
