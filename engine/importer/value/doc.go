// Package value takes a value, of JSON or of YAML, for what it is, and reads it.
package value
