// Command rules prints docs/rules.md: every rule of IAM and STS that the engine decides, with AWS's page, the line that
// decides it and the walks that prove it. A rule is tagged where it is decided, in a comment of three parts:
//
//	// Rule: Role chaining limits a session to one hour.
//	// See https://docs.aws.amazon.com/…
//	// Proof: sessions/chaining-is-an-hour.walk
//
// The line of a rule is the first statement after the comment; a comment before a function stands for the function's
// first statement, and one before a case for the first statement of the case. Proofs are walks of scenarios/corpus.
//
//	rules            writes docs/rules.md
//	rules prove      runs each walk alone, with coverage, and fails if it does not execute the line that it proves
//	rules suggest    prints, for each rule without a proof, walks that execute its line
package main
