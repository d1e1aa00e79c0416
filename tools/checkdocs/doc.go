// Command checkdocs writes docs/checks.md (every code of a finding, and which codes report the known common mistakes),
// docs/keys.md (the condition keys) and docs/causes.md (why a request ends).
// `make gen` runs it.
package main
