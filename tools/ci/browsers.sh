#!/usr/bin/env bash
# Runs the page in Chromium, Firefox and WebKitGTK. It installs Debian's browsers where it may, and names what is missing.
. "$(dirname "$0")/lib.sh"

# find prints the first of the commands or files that is there.
find_first() {
  local candidate
  for candidate in "$@"; do
    if [ -n "$candidate" ] && command -v "$candidate"; then return 0; fi
  done
  return 1
}
# Not firefox: command -v finds functions too.
find_firefox() { find_first "${FIREFOX:-}" firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"; }
mini_browser() { find_first "${MINIBROWSER:-}" /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/libexec/webkit2gtk-4.1/MiniBrowser; }
web_kit() { mini_browser && command -v WebKitWebDriver && command -v xvfb-run; }

missing=()
find_firefox >/dev/null || missing+=(firefox-esr)
web_kit >/dev/null || missing+=(webkit2gtk-driver xvfb xauth)
if [ "${#missing[@]}" -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"; } >&2
  else
    echo "not all browsers are here: sudo apt-get install ${missing[*]} brings Debian's" >&2
    exit 1
  fi
fi
FIREFOX=$(find_firefox) MINIBROWSER=$(mini_browser) CHROMIUM=$(tools/ci/chromium.sh)
export FIREFOX MINIBROWSER CHROMIUM ROLEWALK_WASM=${ROLEWALK_WASM:-$PWD/bin/wasm}

say "Firefox and WebKitGTK"
node --test --test-concurrency=1 tools/browsers/browsers.test.mjs

say "Chromium"
npm --prefix web test
