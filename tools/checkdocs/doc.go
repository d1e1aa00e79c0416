// Command checkdocs writes docs/checks.md: every code of a finding, and which codes report the known common mistakes.
// `make gen` runs it.
package main
