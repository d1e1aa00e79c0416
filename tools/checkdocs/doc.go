// Command checkdocs writes docs/checks.md: every code that a finding may have, and where each of the mistakes that people
// are known to make is found. `make gen` runs it.
package main
