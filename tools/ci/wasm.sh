#!/usr/bin/env bash
# Builds the page's modules as WebAssembly into bin/wasm, small; docs/decisions/005, 007 and 020 say why like this.
. "$(dirname "$0")/lib.sh"

. tools/ci/modules.sh

# participle reads its grammar with text/scanner, which is all that brings the package os along: without a handler of
# errors it prints them. Ours are in tests of the grammar.
scanner=$(go env GOROOT)/src/text/scanner/scanner.go
sed -e '/^\t"os"$/d' -e '/fmt.Fprintf(os.Stderr/d' "$scanner" >bin/scanner.txt
if [ "$(diff "$scanner" bin/scanner.txt | grep -c '^<')" != 2 ]; then
  echo "text/scanner prints errors in another way than it did" >&2
  exit 1
fi

overlay bin/overlay-all.json internal/godebug unique
overlay bin/overlay.json internal/godebug unique fmt
also bin/overlay.json "$scanner" bin/scanner.txt

# Inlining costs a tenth of the size. Go's own runtime keeps it, where it is worth most: memory and maps. The engine,
# which runs at every key, keeps it for the few packages that a parser with reflection spends its time in
# (docs/decisions/005). The companion, which decides a matrix, keeps it for these and for what decides a request
# (docs/decisions/041). What reads a paste need not be fast, so those modules do without (docs/decisions/020). The garbage
# collector for many cores is left out, because a module has one (docs/decisions/005).
parses=(reflect slices cmp sort sync sync/atomic internal/sync strconv internal/strconv)
decides=(strings internal/stringslite internal/bytealg maps rolewalk/engine/{aws,eval,iam,match,sts})
inline() {
  local package
  for package; do inlined+=("-gcflags=$package="); done
}
for module in browser:engine companion:companion importer:importer files:files terraform:terraform; do
  inlined=(-gcflags=runtime= -gcflags=internal/runtime/...= -gcflags=internal/abi=)
  overlay=bin/overlay-all.json
  case $module in
    browser:*)
      inline "${parses[@]}"
      overlay=bin/overlay.json
      ;;
    companion:*) inline "${parses[@]}" "${decides[@]}" ;;
    importer:*) inlined=() overlay=bin/overlay.json ;;
    files:* | terraform:*) inlined=() ;;
  esac
  GOEXPERIMENT=nogreenteagc GOOS=wasip1 GOARCH=wasm go build "-overlay=$overlay" \
    -modfile=bin/wasm.mod -trimpath -ldflags='-s -w' -gcflags=all=-l "${inlined[@]}" \
    -buildmode=c-shared -o "bin/wasm/${module#*:}.wasm" "./wasm/${module%:*}"
done
