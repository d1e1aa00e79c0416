#!/usr/bin/env bash
# Fuzzes every target of every package for the time given, one after another, and shows what a failing one says.
. "$(dirname "$0")/lib.sh"

time=${1:?how long each target is fuzzed, such as 30s or 1000x}
said=$(mktemp)
trap 'rm -f "$said"' EXIT
found=0
for file in $(grep -rl --include='*_test.go' '^func Fuzz' engine wasm tools); do
  for target in $(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$file"); do
    found=$((found + 1))
    # Large seeds stall Go's minimiser, so it gets ten tries. On a busy machine Go sometimes takes the end of the time for
    # a failure of the target, without an input that fails. Such a run says nothing and is made again.
    for try in 1 2 3; do
      go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 10x "./$(dirname "$file")" \
        >"$said" 2>&1 && break
      if [ "$try" = 3 ] || grep -q 'Failing input' "$said" || ! grep -q 'context deadline exceeded' "$said"; then
        cat "$said" >&2
        exit 1
      fi
    done
    printf '%s: %s\n' "$target" "$(grep '^fuzz: elapsed' "$said" | tail -n 1)"
  done
done
[ "$found" -gt 0 ] || { echo "no fuzz target was found" >&2; exit 1; }
