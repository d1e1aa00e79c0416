// Package value takes a value, of JSON or of YAML, for what it is, and reads it: a policy, statements, an answer of the
// AWS CLI. The module of files hands in readers of what fewer people bring.
package value
