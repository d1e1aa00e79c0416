// Package lint has the checks of one policy document that AWS would save: what it can never do, what it opens wider than
// its author thinks, and what it says twice. What AWS would refuse to save is for package policy to report.
//
// One check is one file, with its documentation, an example before and an example after it, which run as its test. The
// codes are IAM Access Analyzer's issue codes where it has one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
package lint
