#!/bin/sh
# Opens the window on the practice commune; without a display, does the whole job headless.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    exec .venv/bin/python -m ccwc_desktop gui --practice
fi
echo "No display: doing the whole job of the practice commune in build/demo instead."
exec .venv/bin/python -m ccwc_desktop demo --to build/demo
