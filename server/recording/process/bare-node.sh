#!/bin/sh
# Becomes the program that its arguments name: the same process, so that its id and its channel stay, without core dumps.
# It holds what was said in lessons.
ulimit -c 0
exec "$@"
