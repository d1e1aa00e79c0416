#!/usr/bin/env bash
# gofumpt, go vet for every system that we build for, staticcheck, and the project's own checks.
. "$(dirname "$0")/lib.sh"

# The folders and files that tools/house checks. One that is not clean yet is added by the change that cleans it.
house=(tools/actiondata tools/bench tools/checkdocs tools/ci tools/cover tools/differ tools/house tools/mutants tools/rolewalk)
house+=(engine/link engine/lint engine/managed engine/notes)
house+=(scenarios)
house+=(README.md CONTRIBUTING.md CHANGELOG.md docs/decisions docs/performance.md)

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
go run ./tools/house "${house[@]}"

# The module that measures, and what we are measured against: none of it may enter the product.
staticcheck=$(tool staticcheck)
go -C tools/bench vet ./...
(cd tools/bench && "$staticcheck" ./...)
peers=$(go -C tools/bench list -m -f '{{if not (or .Indirect .Main .Replace)}}{{.Path}}{{end}}' all | sort)
entered=$(comm -12 <(echo "$peers") <(go list -m -f '{{.Path}}' all | sort))
if [ -n "$entered" ]; then
  printf 'in the build list of the product, where only tools/bench may have it:\n%s\n' "$entered" >&2
  exit 1
fi
