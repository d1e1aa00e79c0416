// Package cloudformation finds what a CloudFormation template, a SAM template or the output of the CDK makes of IAM's
// resources: it evaluates the template's functions as far as the template alone tells, and says what it does not tell.
//
// A value that only a deployment knows stays an expression in its string (tree.Hole). A parameter has its default.
package cloudformation
