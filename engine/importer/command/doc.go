// Package command reads the command lines of the AWS CLI that stand in a text: the calls of sts that ask for
// credentials, and those of iam, organizations and s3api that make principals and policies.
//
// See https://docs.aws.amazon.com/cli/latest/reference/
package command
