#!/usr/bin/env bash
# Builds the share service as a Cloudflare Worker into bin/worker, small; docs/decisions/026 says why like this.
. "$(dirname "$0")/lib.sh"
. tools/ci/modules.sh

rm -rf bin/worker
mkdir -p bin/worker
# The generator's own way is TinyGo, which does not compile net/http's parts that are used here.
go run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o bin/worker

# A call of a method by its name makes the linker keep every method of every type. Here a type says itself which it has.
template=$(go env GOROOT)/src/text/template/exec.go
sed 's/ptr.MethodByName(fieldName)/byName(ptr, fieldName)/' "$template" >bin/exec.txt
if cmp -s "$template" bin/exec.txt; then
  echo "text/template calls no method by its name where it did" >&2
  exit 1
fi
cat >>bin/exec.txt <<'END'

func byName(receiver reflect.Value, name string) reflect.Value {
	if receiver.CanInterface() {
		if of, ok := receiver.Interface().(interface{ Method(name string) any }); ok {
			return reflect.ValueOf(of.Method(name))
		}
	}
	return reflect.Value{}
}
END
overlay bin/overlay-worker.json internal/godebug unique crypto/tls
also bin/overlay-worker.json "$template" bin/exec.txt
GOEXPERIMENT=nogreenteagc GOOS=js GOARCH=wasm go build -overlay=bin/overlay-worker.json -modfile=bin/wasm.mod \
  -tags=nethttpomithttp2 -trimpath -ldflags='-s -w' -gcflags=all=-l -gcflags=runtime= \
  -gcflags=internal/runtime/...= -gcflags=internal/abi= -o bin/worker/app.wasm ./wasm/worker
