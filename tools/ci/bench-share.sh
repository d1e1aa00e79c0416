#!/usr/bin/env bash
# Measures the share service under load: the native server, and the Worker on workerd. The walks are in folders that are
# removed at the end.
. "$(dirname "$0")/lib.sh"

data=$(mktemp -d)
go build -o bin/sharebench ./tools/share/sharebench
go build -o bin/rolewalk-bench ./tools/rolewalk
bin/rolewalk-bench serve --data "$data" --no-limits --addr 127.0.0.1:0 >"$data/said" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$data"' EXIT
for _ in $(seq 100); do
  address=$(grep -o 'http://127[0-9.:]*' "$data/said" | head -n 1) && break
  sleep 0.1
done
bin/sharebench load native "$address" rolewalk-bench
kill $server
node wasm/worker/workerd.mjs bin/worker dist bin/sharebench load workerd "" workerd
