// Package sentence finds AWS's sentences of refusal in a text, however they are wrapped, coloured, escaped or prefixed,
// and says what each tells of the request: who asked for what, and which kind of policy AWS names.
package sentence
