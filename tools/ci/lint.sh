#!/usr/bin/env bash
# gofumpt, go vet for every system that we build for, and staticcheck.
. "$(dirname "$0")/lib.sh"

crooked=$("$(tool gofumpt)" -l engine wasm tools)
if [ -n "$crooked" ]; then
  printf 'not formatted (make fmt mends it):\n%s\n' "$crooked" >&2
  exit 1
fi
go vet ./...
GOOS=wasip1 GOARCH=wasm go vet ./wasm/...
"$(tool staticcheck)" ./...
# staticcheck does not know that an exported entry is called from outside.
GOOS=wasip1 GOARCH=wasm "$(tool staticcheck)" -checks inherit,-U1000 ./wasm/...
