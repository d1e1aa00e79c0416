package trail

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// resource is the ARN that an event is about; "" if it does not say.
func resource(n *tree.Node, q *fact.Request) string {
	parameters := n.At("requestParameters")
	if aws.ServiceOf(q.Action) == "sts" {
		for _, name := range []string{"roleArn", "targetPrincipal"} {
			if arn := parameters.At(name).String(); aws.LooksLikeARN(arn) {
				return arn
			}
		}
	}
	if arn := ofList(n, q.Action); arn != "" {
		return arn
	}
	switch aws.ServiceOf(q.Action) {
	case "iam":
		return ofIAM(n, parameters)
	case "s3":
		if bucket := parameters.At("bucketName").String(); bucket != "" {
			name := bucket
			if key := parameters.At("key").String(); key != "" {
				name += "/" + key
			}
			return aws.ARN{Partition: partition(n), Service: "s3", Resource: name}.String()
		}
	}
	for _, name := range []string{"resourceArn", "arn", "secretId", "keyId", "functionName", "topicArn"} {
		if arn := parameters.At(name).String(); aws.LooksLikeARN(arn) {
			return arn
		}
	}
	return ""
}

// ofList is the resource in an event's list of them. An action about objects has the object, any other the first that
// is none.
func ofList(n *tree.Node, action string) string {
	object, first := "", ""
	for _, item := range n.At("resources").List() {
		arn := item.At("ARN").String()
		if item.At("type").String() == "AWS::S3::Object" {
			object = arn
		} else if first == "" {
			first = arn
		}
	}
	if first == "" || object != "" && strings.Contains(action, "Object") {
		return object
	}
	return first
}

// ofIAM is the ARN of the user, the role, the group or the policy that a call of IAM is about.
func ofIAM(n, parameters *tree.Node) string {
	for _, k := range []struct {
		name string
		kind aws.Kind
	}{
		{"roleName", aws.KindRole},
		{"userName", aws.KindUser},
		{"groupName", aws.KindGroup},
	} {
		name := parameters.At(k.name).String()
		account := n.At("recipientAccountId").String()
		if account == "" {
			account = n.At("userIdentity", "accountId").String()
		}
		if name != "" && account != "" {
			return aws.EntityARN(k.kind, partition(n), account, parameters.At("path").String(), name)
		}
	}
	return parameters.At("policyArn").String()
}

// partition is that of the account in which an event was recorded.
func partition(n *tree.Node) string {
	if p, ok := aws.PartitionOf(n.At("userIdentity", "arn").String()); ok && p != "" {
		return p
	}
	return aws.PartitionOfRegion(n.At("awsRegion").String())
}
