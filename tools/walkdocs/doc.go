// Command walkdocs writes docs/walk.md: every form of the walk language with its usage, what it does, where it may
// stand, how often, and an example that runs. It prints the forms of package syntax; only the walks around the
// examples are its own. `make gen` runs it.
package main
