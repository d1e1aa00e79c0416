#!/usr/bin/env bash
# Builds the share service as a Cloudflare Worker into bin/worker.
. "$(dirname "$0")/lib.sh"

rm -rf bin/worker
mkdir -p bin/worker
# The generator's own way is TinyGo; see docs/decisions/023.
go run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o bin/worker
GOOS=js GOARCH=wasm go build -trimpath -ldflags='-s -w' -o bin/worker/app.wasm ./wasm/worker
