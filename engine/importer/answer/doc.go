// Package answer reads what `aws iam`, `aws organizations` and a few other commands of the AWS CLI answer, as JSON or
// as YAML, from a tree.
//
// See https://docs.aws.amazon.com/cli/latest/reference/iam/
package answer
