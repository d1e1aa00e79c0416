// Package lint has the checks of a policy document that AWS would save. They find what can never apply, what grants
// more than its author expects, and what is redundant. Package policy reports what AWS would refuse to save.
//
// Each check is one file, check_NAME.go, with its documentation and two examples: one that has the finding and one that
// is fixed. The examples run as its test. A code is IAM Access Analyzer's issue code if there is one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
package lint
