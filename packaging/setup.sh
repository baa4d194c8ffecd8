#!/bin/sh
# Makes .venv ready: system libraries of Qt, then the locked packages.
# Usage: packaging/setup.sh run|test      Exit 3: system packages are missing and cannot be installed.
set -eu
cd "$(dirname "$0")/.."
want=$1
python=${PYTHON:-python3}

missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0    # not Debian: trust the machine
    for name in $(cat packaging/debian-packages.txt); do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || printf '%s ' "$name"
    done
}

install_packages() {
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0
    line="apt-get install -y --no-install-recommends $missing"
    if [ "$(id -u)" = 0 ]; then sudo=''
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo='sudo'
    else
        echo "These system packages are missing. Please run once, then start again:" >&2
        echo "  sudo $line" >&2
        exit 3
    fi
    $sudo apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $sudo $line >/dev/null
}

install_locked() {   # a lock file is installed once; its copy in .venv says that it was
    stamp=.venv/$(basename "$1")
    cmp -s "$1" "$stamp" && return 0
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --require-hashes --only-binary :all: -r "$1"
    cp "$1" "$stamp"
}

install_packages
[ -x .venv/bin/python ] || "$python" -m venv .venv
if [ "$want" = test ]; then install_locked requirements-test.lock; else install_locked requirements.lock; fi
install_locked requirements-build.lock
if [ ! -x .venv/bin/ccwc ]; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
        --no-deps --no-build-isolation --editable .
fi
