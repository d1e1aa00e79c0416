#!/usr/bin/env bash
# Every test there is. It fails with the first that fails.
. "$(dirname "$0")/lib.sh"

say chromium
CHROMIUM=$(tools/ci/chromium.sh)
export CHROMIUM
echo "$CHROMIUM"

say "lint: gofumpt, go vet, staticcheck"
tools/ci/lint.sh

say "the site, with the engine and its companion as WebAssembly"
make --no-print-directory site
export ROLEWALK_WASM=$PWD/bin/wasm

say "generated files"
tools/ci/gen.sh check

say "format, lint and types of the page"
npm --prefix web run check

say "go test, and what of the deciding packages it runs"
tools/ci/cover.sh
go -C tools/bench test ./...

say "a second opinion, on a few requests"
make --no-print-directory differ N=20000

say "walks"
go run ./tools/rolewalk test scenarios

say "rules, each with the walks that prove it"
go run ./tools/rules prove

# Tries by chance, few of them: what a longer run would find (make fuzz) must not stop a change that it is not about.
say "fuzzing, 1,000 tries each"
tools/ci/fuzz.sh "${FUZZTIME:-1000x}"

say "the share service as a Worker, on workerd"
make --no-print-directory worker wasm/worker/node_modules/.installed
node wasm/worker/workerd.mjs bin/worker dist go test -tags workerd -count=1 ./wasm/worker

say "sizes"
go run ./tools/size

say "the engine under Node"
node --test wasm/browser/engine.test.mjs wasm/companion/companion.test.mjs wasm/importer/importer.test.mjs

say "the page, in Node and in Chromium"
npm --prefix web test
