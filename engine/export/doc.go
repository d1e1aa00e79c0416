// Package export writes the world of a walk, as it is before the first step, as commands of the AWS CLI and as
// Terraform, to try it in a sandbox account. What AWS would not take, or what is not known, is left out and named.
package export
