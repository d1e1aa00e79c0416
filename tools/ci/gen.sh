#!/usr/bin/env bash
# Writes the generated files; with `check` it fails where they are not what they should be, and leaves them.
. "$(dirname "$0")/lib.sh"

types=web/src/gen/view.ts
if [ "${1:-}" = check ]; then
  kept=$(mktemp)
  trap 'cp "$kept" "$types"; rm -f "$kept"' EXIT
  cp "$types" "$kept"
fi
go run ./tools/site types
if [ "${1:-}" = check ] && ! diff -u "$kept" "$types"; then
  echo "$types is not what engine/view says: make gen writes it" >&2
  exit 1
fi
