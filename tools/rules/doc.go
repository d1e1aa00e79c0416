// Command rules prints docs/rules.md: every rule of IAM and STS that the engine decides, with AWS's page, the line that
// decides it and the walks that prove it. A rule is tagged where it is decided, in a comment of three parts:
//
//	// Rule: A role that is assumed with temporary credentials gives one hour at most.
//	// See https://docs.aws.amazon.com/…
//	// Proof: sessions/chaining-is-an-hour.walk
//
// The line of a rule is the first statement behind the comment; a comment before a function stands for the function's first
// statement. Proofs are walks of scenarios/corpus.
//
//	rules            writes docs/rules.md
//	rules prove      runs each walk alone, with coverage, and fails when it does not execute the line that it proves
//	rules suggest    prints, for each rule without a proof, walks that execute its line
package main
