# Sourced by the scripts beside it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export GOFLAGS=${GOFLAGS:--buildvcs=false}

# say prints what comes next.
say() { printf '\n== %s\n' "$*"; }

# tool prints where a pinned Go tool of tools/lint is, built on its first use.
tool() { go -C tools/lint tool -n "$1"; }
