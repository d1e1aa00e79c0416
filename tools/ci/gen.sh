#!/usr/bin/env bash
# Writes the generated files; with `check` it fails where they are not what they should be, and leaves them.
. "$(dirname "$0")/lib.sh"

files=(web/src/gen/{view,case,drawing,keys,terms,forms,about}.ts docs/{checks,keys,causes,walk,rules}.md)
if [ "${1:-}" = check ]; then
  kept=$(mktemp -d)
  for file in "${files[@]}"; do cp "$file" "$kept/$(basename "$file")"; done
  restore() { for file in "${files[@]}"; do cp "$kept/$(basename "$file")" "$file"; done; rm -rf "$kept"; }
  trap restore EXIT
fi
go run ./tools/site types
go run ./tools/checkdocs
go run ./tools/walkdocs
go run ./tools/rules
if [ "${1:-}" = check ]; then
  for file in "${files[@]}"; do
    diff -u "$kept/$(basename "$file")" "$file" || { echo "$file is not what the code says: make gen writes it" >&2; exit 1; }
  done
fi
