package aws

// Partition is one of the separate groups of Regions that AWS runs. Credentials and policies of one mean nothing in
// another.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
type Partition struct {
	// Name is how ARNs write it.
	Name string
	// Public says that anyone can open an account in it, so an account of a walk may be in it.
	Public bool
}

// DefaultPartition is the partition of an account that does not name one.
const DefaultPartition = "aws"

// Partitions lists every partition.
var Partitions = []Partition{
	{Name: DefaultPartition, Public: true},
	{Name: "aws-cn", Public: true},
	{Name: "aws-us-gov", Public: true},
	{Name: "aws-iso"},
	{Name: "aws-iso-b"},
	{Name: "aws-iso-e"},
	{Name: "aws-iso-f"},
	{Name: "aws-eusc"},
}

// PublicPartitions lists the names of the public partitions.
func PublicPartitions() []string {
	var names []string
	for _, p := range Partitions {
		if p.Public {
			names = append(names, p.Name)
		}
	}
	return names
}

// IsPartition reports whether name is a partition.
func IsPartition(name string) bool {
	for _, p := range Partitions {
		if p.Name == name {
			return true
		}
	}
	return false
}
