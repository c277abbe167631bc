#!/bin/sh
# The browser of a school at the far end of a poor line; see Netlab.ts.
exec ip netns exec "$NETLAB_CLIENT" "$CHROMIUM_BIN" "$@"
