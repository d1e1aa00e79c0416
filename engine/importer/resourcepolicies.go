package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// resourcePolicies are the services of which a resource has a policy of its own, with the command that prints it and has
// the resource's name behind it. A walk cannot leave such a policy open, so what was not brought is said.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
var resourcePolicies = []struct{ service, command, of, rest string }{
	{"s3", "s3api get-bucket-policy --bucket", "bucket", ""},
	{"kms", "kms get-key-policy --key-id", "key", " --policy-name default"},
	{"secretsmanager", "secretsmanager get-resource-policy --secret-id", "secret", ""},
	{"lambda", "lambda get-policy --function-name", "function", ""},
	{"sqs", "sqs get-queue-attributes --attribute-names Policy --queue-url", "queue", ""},
	{"sns", "sns get-topic-attributes --topic-arn", "topic", ""},
}

// policyNotBrought is the command for the policy of the resource that is asked for and what the resource is; "" if it
// has none or if it was brought.
func (w *world) policyNotBrought() (command, of string) {
	if w.asked == nil {
		return "", ""
	}
	arn, ok := aws.ParseARN(w.asked.Resource)
	if !ok || slices.ContainsFunc(w.resources, func(r fact.Resource) bool { return isBelow(w.asked.Resource, r.ARN) }) {
		return "", ""
	}
	for _, r := range resourcePolicies {
		name := w.asked.Resource
		switch {
		case r.service != arn.Service:
			continue
		case r.service == "s3":
			name, _, _ = strings.Cut(arn.Resource, "/")
		case r.service == "sqs":
			name = arn.Resource // the URL ends in it
		}
		if strings.ContainsAny(name, "*?$") {
			return "", ""
		}
		return r.command + " " + name + r.rest, r.of
	}
	return "", ""
}

// isBelow reports whether an ARN is the one of a resource, or of something in it.
func isBelow(text, resource string) bool {
	rest, ok := strings.CutPrefix(text, strings.TrimSuffix(resource, "/*"))
	return ok && (rest == "" || rest[0] == '/' || rest[0] == ':')
}
