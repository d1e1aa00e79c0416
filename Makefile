# `make help` lists what there is. What takes more than a line or two is in tools/, not here.

export GOFLAGS ?= -buildvcs=false
export ROLEWALK_WASM ?= $(CURDIR)/bin/wasm

NPM := npm --prefix web --no-audit --no-fund
ADDR ?= 127.0.0.1:8080

.DEFAULT_GOAL := help
.PHONY: help run build wasm site test check lint fmt gen bench fuzz differ mutants cover size update clean restore ways
.PHONY: worker bench-share embeds site-single browsers lighthouse screens course startup

help: ## list the targets
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: site ## build all that the page needs and serve it at ADDR (127.0.0.1:8080)
	@go run ./tools/rolewalk serve --addr $(ADDR)

build: site ## build the site into dist/ and the command, which carries it, into bin/
	rm -rf tools/rolewalk/dist && cp -R dist tools/rolewalk/dist
	go build -trimpath -tags embedsite -o bin/rolewalk ./tools/rolewalk

wasm: ## build the engine and its companion as WebAssembly into bin/wasm/
	tools/ci/wasm.sh

site: wasm web/node_modules/.installed ## build the static site into dist/
	go run ./tools/site -compress -out dist -wasm bin/wasm

site-single: wasm web/node_modules/.installed ## build the page as one file, bin/rolewalk.html, which opens from a disk and asks for nothing
	go run ./tools/site -single bin/rolewalk.html -wasm bin/wasm

worker: ## build the share service as a Cloudflare Worker into bin/worker/
	tools/ci/worker.sh

wasm/worker/node_modules/.installed: wasm/worker/package-lock.json
	npm --prefix wasm/worker --no-audit --no-fund ci
	@touch $@

bench-share: site worker wasm/worker/node_modules/.installed ## measure the share service under load, as a server here and as a Worker on workerd
	tools/ci/bench-share.sh

web/node_modules/.installed: web/package-lock.json
	$(NPM) ci
	@touch $@

test: ## run every test there is, the browser's included; installs or names what is missing
	tools/ci/test.sh

browsers: site tools/browsers/node_modules/.installed ## test the page in Firefox, WebKitGTK and Chromium; installs or names what is missing
	tools/ci/browsers.sh

embeds: site ## build Hugo, MkDocs, Docusaurus and VitePress sites with a walk in them, and open each in Chromium; pictures in bin/embeds/pictures/
	tools/ci/embeds.sh

lighthouse: site tools/browsers/node_modules/.installed ## fail where Lighthouse does not give 100 for accessibility, best practices and SEO
	CHROMIUM=$$(tools/ci/chromium.sh) node tools/browsers/lighthouse.mjs dist

screens: site ## take a picture of every view, in both themes at four sizes, into bin/screens/
	CHROMIUM=$$(tools/ci/chromium.sh) node web/test/screens.mjs dist bin/screens

course: site ## go through every lesson and challenge in Chromium: predicted right and wrong, failed, hinted, solved
	CHROMIUM=$$(tools/ci/chromium.sh) node web/test/course.mjs dist

tools/browsers/node_modules/.installed: tools/browsers/package-lock.json
	npm --prefix tools/browsers --no-audit --no-fund ci
	@touch $@

check: lint wasm ## what a change must pass before it is looked at: lint, generated files, Go's tests, the page's format and types
	tools/ci/gen.sh check
	go test ./...
	go -C tools/bench test ./...
	$(MAKE) web/node_modules/.installed && $(NPM) run check

lint: ## gofumpt, go vet, staticcheck, and the project's own checks
	tools/ci/lint.sh

fmt: web/node_modules/.installed ## format the Go files, the walks, TypeScript and CSS
	gofumpt=$$(go -C tools/lint tool -n gofumpt) && $$gofumpt -w engine wasm tools && $$gofumpt -w engine wasm tools # some lines take it twice
	@if [ -d scenarios ]; then find scenarios -name '*.walk' -exec go run ./tools/rolewalk fmt -w {} +; fi
	$(NPM) run fmt

gen: ## write the generated files anew: the page's types, docs/checks.md, docs/keys.md, docs/walk.md, docs/rules.md
	tools/ci/gen.sh

bench: site $(if $(shell command -v node),tools/differ/oracle/node_modules/.installed) ## measure a decision, `decide` and large walks, side by side with other engines, and keys on the page
	go -C tools/bench run .

startup: site ## measure navigation to ready, against a page that fetches nothing ahead and one with an empty Go program
	GOEXPERIMENT=nogreenteagc GOOS=wasip1 GOARCH=wasm go -C tools/bench build -trimpath -ldflags='-s -w' -gcflags=all=-l \
		-buildmode=c-shared -o $(CURDIR)/bin/empty.wasm ./empty
	CHROMIUM=$$(tools/ci/chromium.sh) node tools/bench/startup.mjs dist bin/empty.wasm

restore: ## break each element of the allowed steps of the corpus in turn, and print how many the search for edits restores, and how many its first suggestion mends
	ROLEWALK_RESTORE=all go test ./engine/edits -run TestRestore -count=1 -v -timeout 30m

ways: ## print forty refused steps as a reader sees them, with the suggested edits
	go test ./engine/view -run TestForty -count=1 -v

fuzz: ## fuzz every target for 30 seconds (TIME=…)
	tools/ci/fuzz.sh $(or $(TIME),30s)

tools/differ/oracle/node_modules/.installed: tools/differ/oracle/package-lock.json
	npm --prefix tools/differ/oracle --no-audit --no-fund ci
	@touch $@

differ: tools/differ/oracle/node_modules/.installed ## ask another engine N random questions (N=…), and fail on an answer that is not explained
	go run ./tools/differ -n $(or $(N),1000000)

mutants: tools/differ/oracle/node_modules/.installed ## break the engine in some hundred ways, and fail where the walks or the second opinion do not notice
	go run ./tools/mutants $(if $(RUN),-run "$(RUN)")

cover: ## run Go's tests, and fail on a statement of match, eval or sts that no test runs and no reason explains
	tools/ci/cover.sh

size: site worker ## print what the page and the Worker weigh, and fail where one is over its budget
	go run ./tools/size

update: ## write the golden files anew; look at the difference before it is committed
	tools/ci/update.sh

clean: ## remove what was built
	rm -rf dist bin tools/rolewalk/dist web/node_modules tools/differ/oracle/node_modules tools/browsers/node_modules wasm/worker/node_modules
