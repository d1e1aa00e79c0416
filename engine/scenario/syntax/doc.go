// Package syntax is the text side of the walk language. It cuts a walk into statements, builds its tree with the
// place of every word, and reports every file error at once.
//
// A form is defined by the participle tags of its struct in the tree (world.go, entities.go, resources.go, steps.go,
// acts.go, clauses.go, expect.go, change.go, documents.go, challenge.go). One row of a table (worldforms.go,
// stepforms.go, changeforms.go) adds what a grammar cannot say: the blocks the form may stand in, how often, an
// example and a sentence. Usages, messages, what fits where and docs/walk.md are printed from the two (usage.go,
// vocabulary.go).
//
// Two more tags stand on the fields of a struct: usage is what a usage calls the value (ALIAS), if its type or the
// name of the field does not say it; into is the field of the block that gathers the value, if it does not have the
// name of the struct. A test tells what is missing when a form is added.
//
// Parse makes three passes, each linear in the size of the text. The outline (outline.go, blocks.go, recover.go)
// finds where statements begin and end, tells JSON from blocks, and repairs or leaves out what fits no form; decision
// 015 says why participle cannot do that. participle then builds the tree (grammar.go). At last every value is
// decoded, and every construct gathers its statements (gather.go).
//
// What names mean, and what the JSON of a policy says, other packages decide.
package syntax
