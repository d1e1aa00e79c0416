#!/usr/bin/env bash
# Writes golden files anew in every package that has an -update flag. Links that were handed out are never written again.
. "$(dirname "$0")/lib.sh"

grep -rl --include='*_test.go' 'flag.Bool("update"' engine wasm tools | xargs -n 1 dirname | sort -u | while read -r folder; do
  go test "./$folder" -update </dev/null
done
git status --short
