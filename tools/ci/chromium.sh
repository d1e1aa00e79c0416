#!/usr/bin/env bash
# Prints where Chromium is; installs Debian's where it may.
set -euo pipefail

find_chromium() {
  for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$candidate" ] && command -v "$candidate"; then return 0; fi
  done
  local mac="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  if [ -x "$mac" ]; then echo "$mac"; return 0; fi
  return 1
}

if find_chromium; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update && apt-get install -y --no-install-recommends chromium; } >&2
  if find_chromium; then exit 0; fi
fi
echo "no Chromium here: install it (Debian: sudo apt-get install chromium) or set CHROMIUM to where it is" >&2
exit 1
