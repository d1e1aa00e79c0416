#!/usr/bin/env bash
# Runs the Go tests and fails where a statement of the packages that decide is run by none of them and not listed with a
# reason in tools/cover/uncovered.txt.
. "$(dirname "$0")/lib.sh"

profile=$(mktemp)
trap 'rm -f "$profile"' EXIT
go test -coverprofile="$profile" -coverpkg=./engine/match,./engine/eval,./engine/sts "${@:-./...}"
go run ./tools/cover "$profile"
