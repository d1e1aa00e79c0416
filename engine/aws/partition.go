package aws

import "strings"

// partition is one of the separate groups of Regions that AWS runs. Credentials and policies of one mean nothing in
// another.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
type partition struct {
	// name is how ARNs write it.
	name string
	// public says that anyone can open an account in it, so an account of a walk may be in it.
	public bool
}

// DefaultPartition is the partition of an account that does not name one.
const DefaultPartition = "aws"

// partitions lists every partition.
var partitions = []partition{
	{name: DefaultPartition, public: true},
	{name: "aws-cn", public: true},
	{name: "aws-us-gov", public: true},
	{name: "aws-iso"},
	{name: "aws-iso-b"},
	{name: "aws-iso-e"},
	{name: "aws-iso-f"},
	{name: "aws-eusc"},
}

// PublicPartitions lists the names of the public partitions.
func PublicPartitions() []string {
	var names []string
	for _, p := range partitions {
		if p.public {
			names = append(names, p.name)
		}
	}
	return names
}

// IsPartition reports whether name is a partition.
func IsPartition(name string) bool {
	for _, p := range partitions {
		if p.name == name {
			return true
		}
	}
	return false
}

// PartitionOfRegion returns the partition of a Region by how its name begins.
//
// See https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
func PartitionOfRegion(region string) string {
	for begin, partition := range map[string]string{
		"cn-": "aws-cn", "us-gov-": "aws-us-gov", "us-iso-": "aws-iso", "us-isob-": "aws-iso-b", "eu-isoe-": "aws-iso-e",
		"us-isof-": "aws-iso-f", "eusc-": "aws-eusc",
	} {
		if strings.HasPrefix(region, begin) {
			return partition
		}
	}
	return DefaultPartition
}
