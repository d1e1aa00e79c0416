# The other scripts of this folder source it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export GOFLAGS=${GOFLAGS:--buildvcs=false}

# say prints a heading.
say() { printf '\n== %s\n' "$*"; }

# tool prints the path of a pinned Go tool of tools/lint, and builds it if necessary.
tool() { go -C tools/lint tool -n "$1"; }
