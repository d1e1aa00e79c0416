# What makes the modules small: sourced by wasm.sh and worker.sh, after lib.sh.

# participle without its lexers of regular expressions: the walk's lexer is written by hand, but what is in a package and
# set up when it starts cannot be left out by the linker.
participle=github.com/alecthomas/participle/v2
go mod download "$participle"
rm -rf bin/participle
mkdir -p bin/wasm
cp -R "$(go list -m -f '{{.Dir}}' "$participle")" bin/participle
chmod -R u+w bin/participle
rm bin/participle/lexer/stateful.go bin/participle/lexer/simple.go
cp go.sum bin/wasm.sum
cp go.mod bin/wasm.mod
go mod edit -replace "$participle=./bin/participle" bin/wasm.mod

# Packages of Go's library that do next to nothing in a module are replaced by those of wasm/stdlib. An empty path in
# the overlay takes a file away.
replace() {
  local theirs ours file
  theirs=$(go env GOROOT)/src/$1 ours=wasm/stdlib/$(basename "$1")
  for file in "$theirs"/*.go; do
    [ -e "$ours/$(basename "$file")" ] || printf '"%s": "",\n' "$file"
  done
  for file in "$ours"/*.go; do
    printf '"%s": "%s",\n' "$theirs/$(basename "$file")" "$PWD/$file"
  done
}
# also adds one file of theirs to an overlay, with what stands for it.
also() { sed -i "s|^}}\$|, \"$2\": \"$PWD/$3\"}}|" "$1"; }
overlay() {
  local out=$1
  shift
  {
    echo '{"Replace": {'
    for package in "$@"; do replace "$package"; done | sed '$s/,$//'
    echo '}}'
  } >"$out"
}
