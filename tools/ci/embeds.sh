#!/usr/bin/env bash
# Builds documentation sites with walks in them and opens each in Chromium. A generator that is not here is named.
. "$(dirname "$0")/lib.sh"

CHROMIUM=$(tools/ci/chromium.sh)
export CHROMIUM
found=() missing=0

# debian names a program and the packages that have it.
debian() {
  local program=$1
  shift
  if ! command -v "$program" >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends "$@"; } >&2 || true
  fi
  if command -v "$program" >/dev/null; then
    found+=("$program")
  else
    echo "no $program here: install it (Debian: sudo apt-get install $*)" >&2
    missing=1
  fi
}
debian hugo hugo
debian mkdocs mkdocs python3-pymdownx

for generator in docusaurus vitepress; do
  folder=bin/embeds/$generator
  lock=tools/embeds/testdata/$generator/package-lock.json
  mkdir -p "$folder"
  if ! cmp -s "$lock" "$folder/node_modules/.installed"; then
    cp tools/embeds/testdata/$generator/{package.json,package-lock.json,.npmrc} "$folder"
    npm --prefix "$folder" --no-audit --no-fund ci
    cp "$lock" "$folder/node_modules/.installed"
  fi
  found+=("$generator")
done

node tools/embeds/embeds.mjs dist bin/embeds/pictures "${found[@]}"
exit "$missing"
