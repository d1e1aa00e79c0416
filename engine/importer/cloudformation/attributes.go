package cloudformation

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// The expressions that stand in the ARNs of a template's own resources.
const (
	ownAccount = "${AWS::AccountId}"
	ownRegion  = "${AWS::Region}"
)

// maxName is how many bytes a name may have with its expressions. AWS's own are shorter.
const maxName = 2048

// arnForm is how the ARN of a resource is made of its name.
type arnForm struct {
	// property names the resource, and its path if it has one. AWS makes a name where the template has none.
	property string
	// ref says that Ref is the ARN.
	ref bool
	// attribute is the attribute that is the ARN, empty if there is none.
	attribute string
	// arn makes the ARN. The path has a slash at both ends.
	arn func(path, name string) string
}

func entityARN(kind aws.Kind) func(path, name string) string {
	return func(path, name string) string {
		return aws.EntityARN(kind, aws.DefaultPartition, ownAccount, path, name)
	}
}

func serviceARN(service, region, account, prefix string) func(path, name string) string {
	return func(_, name string) string {
		return aws.ARN{
			Partition: aws.DefaultPartition, Service: service, Region: region, Account: account, Resource: prefix + name,
		}.String()
	}
}

// arnForms are the resources whose ARN is made of their name.
//
// See
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
// and "Return values" on the page of each type below
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
var arnForms = map[string]arnForm{
	"AWS::IAM::Role":          {"RoleName", false, "Arn", entityARN(aws.KindRole)},
	"AWS::IAM::User":          {"UserName", false, "Arn", entityARN(aws.KindUser)},
	"AWS::IAM::Group":         {"GroupName", false, "Arn", entityARN(aws.KindGroup)},
	"AWS::IAM::ManagedPolicy": {"ManagedPolicyName", true, "PolicyArn", entityARN(aws.KindPolicy)},
	"AWS::IAM::OIDCProvider":  {"Url", true, "Arn", entityARN(aws.KindOIDCProvider)},
	cdkProvider:               {"Url", true, "Arn", entityARN(aws.KindOIDCProvider)},
	"AWS::IAM::SAMLProvider":  {"Name", true, "Arn", entityARN(aws.KindSAMLProvider)},
	"AWS::DynamoDB::Table":    {"TableName", false, "Arn", serviceARN("dynamodb", ownRegion, ownAccount, "table/")},
	"AWS::ECR::Repository":    {"RepositoryName", false, "Arn", serviceARN("ecr", ownRegion, ownAccount, "repository/")},
	"AWS::EKS::Cluster":       {"Name", false, "Arn", serviceARN("eks", ownRegion, ownAccount, "cluster/")},
	"AWS::KMS::Key":           {"", false, "Arn", serviceARN("kms", ownRegion, ownAccount, "key/")},
	"AWS::Lambda::Function":   {"FunctionName", false, "Arn", serviceARN("lambda", ownRegion, ownAccount, "function:")},
	"AWS::S3::Bucket":         {"BucketName", false, "Arn", serviceARN("s3", "", "", "")},
	"AWS::SNS::Topic":         {"TopicName", true, "TopicArn", serviceARN("sns", ownRegion, ownAccount, "")},
	"AWS::SQS::Queue":         {"QueueName", false, "Arn", serviceARN("sqs", ownRegion, ownAccount, "")},

	"AWS::Serverless::Function": {"FunctionName", false, "Arn", serviceARN("lambda", ownRegion, ownAccount, "function:")},
}

// typeOf is the type of the resource with the logical ID, that of a role which SAM makes included; empty if the
// template has no such resource.
func (r *resolver) typeOf(id string) string {
	if m := r.ids[id]; m != nil {
		return m.Value.At("Type").String()
	}
	if function, ok := strings.CutSuffix(id, "Role"); ok {
		if m := r.ids[function]; m != nil {
			if _, serverless := executionRoles[m.Value.At("Type").String()]; serverless {
				return "AWS::IAM::Role"
			}
		}
	}
	return ""
}

// arnOf is the ARN of the resource with the logical ID, if it is made of its name.
func (r *resolver) arnOf(id string, at source.Span) (tree.Node, bool) {
	form, ok := arnForms[r.typeOf(id)]
	if !ok {
		return tree.Node{}, false
	}
	name := r.nameNode(id, form.property, at)
	if form.property == "Url" {
		name = withoutScheme(name)
	}
	path := tree.Node{Text: "/"}
	if m := r.ids[id]; m != nil {
		if written := m.Value.At("Properties", "Path"); written != nil {
			if value, ok := r.eval(written); ok && isScalar(&value) {
				path = value
			}
		}
	}
	account := hole("AWS::AccountId", at)
	region := hole("AWS::Region", at)
	return filled(form.arn(path.Text, name.Text), at, &region, &account, &path, &name), true
}

// nameNode is the name of the resource with the logical ID: what its property has, and an expression if it has none.
func (r *resolver) nameNode(id, property string, at source.Span) tree.Node {
	m := r.ids[id]
	if m == nil || property == "" {
		return hole(id, at)
	}
	value, known := r.named[id]
	if !known {
		value = r.evaluatedName(id, m.Value.At("Properties", property))
	}
	if value == nil {
		return hole(id, at)
	}
	named := *value
	named.Span = at
	r.text += len(named.Text)
	return named
}

// evaluatedName is the value of the property that names the resource, nil if it is no name.
func (r *resolver) evaluatedName(id string, written *tree.Node) *tree.Node {
	if written == nil || r.naming[id] {
		if written != nil {
			r.notRead(written.Span, "the name of "+id, "it is made of itself")
		}
		return nil
	}
	r.naming[id] = true
	value, ok := r.eval(written)
	delete(r.naming, id)
	r.named[id] = nil
	if ok && isScalar(&value) && value.Text != "" && len(value.Text) <= maxName {
		value.Kind = '"'
		r.named[id] = &value
	}
	return r.named[id]
}

// withoutScheme is a URL as an ARN has it.
func withoutScheme(url tree.Node) tree.Node {
	const scheme = "https://"
	host, ok := strings.CutPrefix(url.Text, scheme)
	if !ok {
		return url
	}
	url.Text = host
	holes := url.Holes
	url.Holes = nil
	for _, h := range holes {
		h.From, h.To = h.From-len(scheme), h.To-len(scheme)
		url.Holes = append(url.Holes, h)
	}
	return url
}

// filled is a text with the expressions of its parts, which it has in their order. A part that it does not have is left
// out: the Region of an ARN that has none, although the name behind the account has one too.
func filled(value string, at source.Span, parts ...*tree.Node) tree.Node {
	n := tree.Node{Kind: '"', Span: at, Text: value}
	from := 0
	for k, part := range parts {
		i := strings.Index(value[from:], part.Text)
		if i < 0 || len(part.Holes) == 0 || slices.ContainsFunc(parts[k+1:], func(later *tree.Node) bool {
			return len(later.Holes) > 0 && strings.Contains(value[from:from+i], later.Text)
		}) {
			continue
		}
		for _, h := range part.Holes {
			h.From, h.To = h.From+from+i, h.To+from+i
			n.Holes = append(n.Holes, h)
		}
		from += i + len(part.Text)
	}
	return n
}
