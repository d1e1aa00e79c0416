package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
)

// resourceAccount stands for the account of a bucket, whose ARN does not have it.
const resourceAccount = "RESOURCE_ACCOUNT"

// resourcePolicies are the services of which a resource has a policy of its own, with the command that prints it, which
// the resource's name and rest follow, and with the word for the resource.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
var resourcePolicies = []struct{ service, command, rest, word string }{
	{"s3", "s3api get-bucket-policy --bucket", "", "bucket"},
	{"kms", "kms get-key-policy --key-id", " --policy-name default", "key"},
	{"secretsmanager", "secretsmanager get-resource-policy --secret-id", "", "secret"},
	{"lambda", "lambda get-policy --function-name", "", "function"},
	{"sns", "sns get-topic-attributes --topic-arn", "", "topic"},
}

// withPolicy is the ARN of the resource that has a policy of its own and that an ARN is of, such as the bucket of an
// object; "" if there is none or if it is a pattern.
func withPolicy(text string) string {
	arn, ok := aws.ParseARN(text)
	if !ok {
		return ""
	}
	for _, r := range resourcePolicies {
		if r.service != arn.Service {
			continue
		}
		if r.service == "s3" && arn.Account == "" {
			arn.Resource, _, _ = strings.Cut(arn.Resource, "/")
		}
		if arn.Resource == "" || strings.ContainsAny(arn.Resource, "*?$") {
			return ""
		}
		return arn.String()
	}
	return ""
}

// declareResources puts the resources that are asked for into the world. The policy of one that no source has is open.
func (w *world) declareResources(requests []*fact.Request) {
	for _, r := range requests {
		text := withPolicy(r.Resource)
		if text == "" {
			continue
		}
		at := -1
		for i := range w.resources {
			if isBelow(r.Resource, w.resources[i].ARN) {
				at = i
			}
		}
		if at < 0 {
			at = len(w.resources)
			w.resources = append(w.resources, fact.Resource{ARN: text})
			if arn, _ := aws.ParseARN(text); arn.Account == "" {
				w.resources[at].Account = w.standFor(resourceAccount)
			}
		}
	}
}

// isBelow reports whether an ARN is the one of a resource, or of something in it.
func isBelow(text, resource string) bool {
	rest, ok := strings.CutPrefix(text, strings.TrimSuffix(resource, "/*"))
	return ok && (rest == "" || rest[0] == '/' || rest[0] == ':')
}

// resources are the commands for the policies of resources that no source has.
func (f *fetching) resources() {
	for i := range f.world.resources {
		r := &f.world.resources[i]
		arn, ok := aws.ParseARN(r.ARN)
		if !ok || r.Document.Known() {
			continue
		}
		for _, p := range resourcePolicies {
			if p.service != arn.Service {
				continue
			}
			name, account := r.ARN, "the account of the "+p.word
			if p.service == "s3" {
				name = arn.Resource
			}
			if arn.Account != "" {
				account = f.inAccount(arn.Account)
			}
			f.add(account, policy.Ref{Kind: policy.RefResource, Holder: r.ARN}, p.command, name+p.rest)
		}
	}
}
