#!/bin/sh
# Becomes the media worker that WORKER_BIN names: the same process, so that its id and its channels (descriptors 3 and 4)
# stay, with its version as its only variable and without core dumps.
ulimit -c 0
exec /usr/bin/env -i "MEDIASOUP_VERSION=$MEDIASOUP_VERSION" "${WORKER_BIN:?}" "$@"
