#!/bin/sh
# The browser of a school on the far side of the line.
exec ip netns exec nl_cli "${CHROMIUM_BIN:-/usr/bin/chromium}" "$@"
