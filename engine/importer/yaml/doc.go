// Package yaml reads YAML as trees with places: plain YAML, and CloudFormation's with its short tags, which become the
// functions that they stand for.
//
// What is broken is left out and named, and the rest is still read. See docs/decisions/018 for the parser beneath.
package yaml
