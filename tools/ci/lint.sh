#!/usr/bin/env bash
# Runs gofumpt, go vet for every target system, staticcheck, and the project's own checks.
. "$(dirname "$0")/lib.sh"

# The folders and files that tools/house checks. One that is not clean yet is added by the change that cleans it.
house=(
  engine scenarios wasm web
  tools/actiondata tools/bench tools/browsers tools/checkdocs tools/ci tools/cover tools/differ tools/house tools/mutants tools/prerender
  tools/chapter tools/course tools/embed tools/embeds tools/forms tools/lesson tools/printed tools/reference
  tools/rolewalk tools/rules tools/site tools/size tools/walkdocs
  README.md ARCHITECTURE.md CONTRIBUTING.md CHANGELOG.md docs
)

unformatted=$("$(tool gofumpt)" -l engine wasm tools)
if [ -n "$unformatted" ]; then
  printf 'not formatted (run make fmt):\n%s\n' "$unformatted" >&2
  exit 1
fi
go vet ./...
GOOS=wasip1 GOARCH=wasm go vet ./wasm/...
"$(tool staticcheck)" ./...
# staticcheck does not know that the host calls exported entries.
GOOS=wasip1 GOARCH=wasm "$(tool staticcheck)" -checks inherit,-U1000 ./wasm/...
go run ./tools/house "${house[@]}"

# The benchmark module and the engines that it compares with: the product must not depend on them.
staticcheck=$(tool staticcheck)
go -C tools/bench vet ./...
(cd tools/bench && "$staticcheck" ./...)
peers=$(go -C tools/bench list -m -f '{{if not (or .Indirect .Main .Replace)}}{{.Path}}{{end}}' all | sort)
entered=$(comm -12 <(echo "$peers") <(go list -m -f '{{.Path}}' all | sort))
if [ -n "$entered" ]; then
  printf 'the product depends on these, which only tools/bench may use:\n%s\n' "$entered" >&2
  exit 1
fi
