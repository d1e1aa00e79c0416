package cloudformation

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/tree"
)

// resourcePolicies are the types that have the policy of a resource: which property has it, and which names the
// resource. The type of what is named is that whose ARN a name alone makes; a key names itself.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html
// and the page of each other type beside it.
var resourcePolicies = map[string]struct{ document, resource, of string }{
	"AWS::ECR::Repository":                {"RepositoryPolicyText", "", "AWS::ECR::Repository"},
	"AWS::KMS::Key":                       {"KeyPolicy", "", "AWS::KMS::Key"},
	"AWS::S3::BucketPolicy":               {"PolicyDocument", "Bucket", "AWS::S3::Bucket"},
	"AWS::SNS::TopicInlinePolicy":         {"PolicyDocument", "TopicArn", "AWS::SNS::Topic"},
	"AWS::SNS::TopicPolicy":               {"PolicyDocument", "Topics", "AWS::SNS::Topic"},
	"AWS::SQS::QueueInlinePolicy":         {"PolicyDocument", "Queue", "AWS::SQS::Queue"},
	"AWS::SQS::QueuePolicy":               {"PolicyDocument", "Queues", "AWS::SQS::Queue"},
	"AWS::SecretsManager::ResourcePolicy": {"ResourcePolicy", "SecretId", ""},
}

// aside keeps the policies of a resource that no walk has, such as that of a VPC endpoint.
func (c *collector) aside(r *resource) {
	for i := range r.properties.Members {
		m := &r.properties.Members[i]
		if m.Value.Kind != '{' || m.Value.Member("Statement") == nil {
			continue
		}
		c.Aside = append(c.Aside, fact.Bare{Kind: policy.Resource, Hint: r.id, Document: fact.Document{
			JSON: m.Value.Print(), Expressions: distinct(m.Value.Expressions(nil)), Span: m.Value.Span, Tree: &m.Value,
		}})
	}
}

// resource adds the policy of a resource, once for each that has it.
func (c *collector) resource(r *resource) {
	form, ok := resourcePolicies[r.kind]
	if !ok && !strings.HasPrefix(r.kind, "AWS::IAM::") {
		c.aside(r)
	}
	if !ok || form.resource == "" && r.properties.Member(form.document) == nil {
		return // a key or a repository without a policy of its own
	}
	d := c.policyOf(r, form.document)
	names := r.properties.At(form.resource).List()
	if form.resource == "" {
		names = []tree.Node{hole(r.id, r.span)}
		if r.name != "" {
			names[0] = tree.Node{Kind: '"', Span: r.span, Text: r.name}
		}
	}
	for _, n := range names {
		arn := resourceARN(n.Text, form.of)
		if !isScalar(&n) || !aws.LooksLikeARN(arn) {
			c.unread("the policy "+r.id, "the template does not tell the ARN of its resource", n.Span)
			continue
		}
		own := *d
		c.Resources = append(c.Resources, fact.Resource{ARN: arn, Label: r.id, Document: &own, Span: r.span})
	}
	if len(names) == 0 {
		c.unread("the policy "+r.id, "the template does not tell of which resource it is", r.span)
	}
	c.piece("policy of the resource "+textOf(names, r.id), "the template has "+r.kind, r.span)
}

func textOf(names []tree.Node, otherwise string) string {
	if len(names) == 0 || names[0].Text == "" {
		return otherwise
	}
	return expressionOf(&names[0])
}

// resourceARN is the ARN of what a policy names: an ARN already, a name, or the URL of a queue.
//
// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
func resourceARN(name, kind string) string {
	form, ok := arnForms[kind]
	if aws.LooksLikeARN(name) || !ok {
		return name
	}
	if host, path, ok := strings.Cut(strings.TrimPrefix(name, "https://"), "/"); ok && kind == "AWS::SQS::Queue" {
		account, queue, _ := strings.Cut(path, "/")
		region, _, _ := strings.Cut(strings.TrimPrefix(host, "sqs."), ".")
		return aws.ARN{
			Partition: aws.DefaultPartition, Service: "sqs", Region: region, Account: account, Resource: queue,
		}.String()
	}
	return form.arn("/", name)
}
