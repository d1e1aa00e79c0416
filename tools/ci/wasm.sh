#!/usr/bin/env bash
# Builds the page's modules as WebAssembly into bin/wasm, small; docs/decisions/005, 007 and 020 say why like this.
. "$(dirname "$0")/lib.sh"

. tools/ci/modules.sh

overlay bin/overlay.json internal/godebug unique
overlay bin/overlay-importer.json internal/godebug unique fmt

# Inlining costs a tenth of the size. Go's own runtime keeps it, where it is worth most: memory and maps. What reads a
# paste need not be fast, so those modules do without (docs/decisions/020). The garbage collector for many cores is left
# out, because a module has one (docs/decisions/005).
for module in browser:engine companion:companion importer:importer files:files terraform:terraform; do
  inlined=(-gcflags=runtime= -gcflags=internal/runtime/...= -gcflags=internal/abi=)
  overlay=bin/overlay.json
  case $module in
    importer:*) inlined=() overlay=bin/overlay-importer.json ;;
    files:* | terraform:*) inlined=() ;;
  esac
  GOEXPERIMENT=nogreenteagc GOOS=wasip1 GOARCH=wasm go build "-overlay=$overlay" \
    -modfile=bin/wasm.mod -trimpath -ldflags='-s -w' -gcflags=all=-l "${inlined[@]}" \
    -buildmode=c-shared -o "bin/wasm/${module#*:}.wasm" "./wasm/${module%:*}"
done
