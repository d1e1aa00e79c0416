// Package aws holds the facts of AWS that the engine relies on, each in one place: how ARNs are made and read,
// partitions, account numbers, unique IDs, service principals, identity providers and their claims, condition keys,
// the characters and lengths of names, quotas, and the limits of durations. Every fact cites the page that it comes
// from.
//
// The package decides nothing. It imports nothing of the engine, so every other package can read it.
package aws

const (
	userGuide     = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
	stsReference  = "https://docs.aws.amazon.com/STS/latest/APIReference/"
	organizations = "https://docs.aws.amazon.com/organizations/latest/userguide/"
)
