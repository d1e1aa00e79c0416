package tfresource

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/tree"
)

// The bounds of what references are replaced by. What is beyond them stays a hole.
const (
	maxValue = 2_048    // bytes of one
	maxGrown = 16 << 20 // bytes of all
)

// valueKey is an expression in a resource of a provider configuration.
type valueKey struct{ expr, provider string }

// value is what an expression stands for, worked out once.
type value struct {
	text string
	busy bool
}

// value is what an expression of r stands for: what the resource that it names says of itself, else a mark. A value
// that is made of itself is a mark too.
func (b *builder) value(expr string, r *Resource) string {
	key := valueKey{expr, r.Provider}
	v := b.values[key]
	switch {
	case v == nil:
		v = &value{busy: true}
		b.values[key] = v
		v.text = b.newValue(expr, r)
		v.busy = false
		if len(v.text) > maxValue {
			v.text = b.hole(expr)
		}
	case v.busy:
		return b.hole(expr)
	}
	if b.grown += len(v.text); b.grown > maxGrown {
		return b.hole(expr)
	}
	return v.text
}

func (b *builder) newValue(expr string, r *Resource) string {
	if target, attribute := b.target(expr); target != nil {
		if text, ok := b.attribute(target, attribute); ok {
			return text
		}
		return b.hole(expr)
	}
	if provider, ok := strings.CutSuffix(expr, ".oidc_provider_arn"); ok && isModule(provider) {
		// Outputs of the EKS module: the provider's ARN, and its issuer without https://.
		// See https://registry.terraform.io/modules/terraform-aws-modules/eks/aws/latest
		host := b.hole(provider + ".oidc_provider")
		return aws.OIDCProviderARN(b.partition(r.Provider), b.account(r.Provider), host)
	}
	return b.hole(expr)
}

// isModule reports whether an expression is a module, with or without an index.
func isModule(expr string) bool {
	return strings.HasPrefix(expr, "module.") && strings.Count(expr, ".") == 1
}

// target is the resource that an expression names with one of its attributes; nil if there is none.
func (b *builder) target(expr string) (*Resource, string) {
	dot := strings.LastIndexByte(expr, '.')
	if dot < 0 {
		return nil, ""
	}
	return b.byAddress[expr[:dot]], expr[dot+1:]
}

// entityKinds are the types whose instances IAM knows by path and name.
var entityKinds = map[string]aws.Kind{
	"aws_iam_role": aws.KindRole, "aws_iam_user": aws.KindUser, "aws_iam_group": aws.KindGroup,
	"aws_iam_policy": aws.KindPolicy, "data.aws_iam_role": aws.KindRole, "data.aws_iam_user": aws.KindUser,
	"data.aws_iam_group": aws.KindGroup,
}

// nameArguments are the arguments that name an instance where that is not name.
var nameArguments = map[string]string{
	"data.aws_iam_user": "user_name", "data.aws_iam_group": "group_name", "aws_s3_bucket": "bucket",
	"aws_lambda_function": "function_name", "data.aws_s3_bucket": "bucket",
}

// arnForms are the ARNs of other resources whose name is all that is not the account's and the Region's.
//
// See
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
var arnForms = map[string]struct {
	service, before string
	global          bool // without Region and account
}{
	"aws_s3_bucket":        {service: "s3", global: true},
	"data.aws_s3_bucket":   {service: "s3", global: true},
	"aws_sqs_queue":        {service: "sqs"},
	"aws_sns_topic":        {service: "sns"},
	"aws_lambda_function":  {service: "lambda", before: "function:"},
	"aws_dynamodb_table":   {service: "dynamodb", before: "table/"},
	"aws_ecr_repository":   {service: "ecr", before: "repository/"},
	"aws_ssm_parameter":    {service: "ssm", before: "parameter/"},
	"aws_cloudwatch_event": {service: "events"},
}

// attribute is what a resource has under a name, with marks; ok is false if nothing says.
func (b *builder) attribute(r *Resource, name string) (text string, ok bool) {
	if n := r.at(name); n != nil && n.Kind == '"' && !b.itself(n.Holes, r, name) {
		text = b.textOf(n, r)
		if _, plain := b.word(text); !plain {
			return b.hole(r.Address + "." + name), true
		}
		if strings.HasSuffix(r.kind(), "aws_iam_openid_connect_provider") && name == "url" {
			text = strings.TrimPrefix(text, "https://")
		}
		return text, true
	}
	kind := r.kind()
	switch entity, form := entityKinds[kind], arnForms[kind]; {
	case kind == "data.aws_caller_identity" && (name == "account_id" || name == "id"):
		return b.account(r.Provider), true
	case kind == "data.aws_partition" && (name == "partition" || name == "id"):
		return b.partition(r.Provider), true
	case kind == "data.aws_partition" && name == "dns_suffix":
		return "amazonaws.com", b.partition(r.Provider) != "aws-cn"
	case kind == "data.aws_region" && (name == "name" || name == "region" || name == "id"):
		return b.region(r.Provider)
	case entity == "" && form.service == "":
		return b.providerAttribute(r, name)
	case name == "name" || name == nameArguments[kind] || name == "id" && entity != aws.KindPolicy:
		return b.nameOf(r), true
	case name == "arn" || name == "id":
		if entity != "" {
			return b.entityARN(r, entity), true
		}
		if form.global {
			return b.arn(r.Provider, aws.ARN{Service: form.service, Resource: b.nameOf(r)}), true
		}
		region, ok := b.region(r.Provider)
		if !ok {
			region = b.hole("provider." + providerKey(r.Provider) + ".region")
		}
		resource := form.before + strings.TrimPrefix(b.nameOf(r), "/")
		arn := aws.ARN{Service: form.service, Region: region, Account: b.account(r.Provider), Resource: resource}
		return b.arn(r.Provider, arn), true
	}
	return "", false
}

// providerAttribute is what an identity provider has under a name.
func (b *builder) providerAttribute(r *Resource, name string) (string, bool) {
	if name != "arn" && name != "id" {
		return "", false
	}
	switch strings.TrimPrefix(r.kind(), "data.") {
	case "aws_iam_openid_connect_provider":
		return aws.OIDCProviderARN(b.partition(r.Provider), b.account(r.Provider), b.hostOf(r)), true
	case "aws_iam_saml_provider":
		return aws.SAMLProviderARN(b.partition(r.Provider), b.account(r.Provider), b.nameOf(r)), true
	}
	return "", false
}

// nameOf is the name of a resource; a mark if nothing says.
func (b *builder) nameOf(r *Resource) string {
	argument := "name"
	if a, ok := nameArguments[r.kind()]; ok {
		argument = a
	}
	if n := r.at(argument); n != nil && n.Kind == '"' && n.Text != "" && !b.itself(n.Holes, r, argument) {
		text := b.textOf(n, r)
		if _, ok := b.word(text); ok {
			return text
		}
	}
	return b.hole(r.Address + "." + argument)
}

// hostOf is the host and path of an OIDC provider.
func (b *builder) hostOf(r *Resource) string {
	n := r.at("url")
	if n == nil || b.itself(n.Holes, r, "url") {
		return b.hole(r.Address + ".url")
	}
	return strings.TrimPrefix(b.textOf(n, r), "https://")
}

// pathOf is the path of an entity, with both slashes. A data source does not say it; it is then taken to be /.
func (b *builder) pathOf(r *Resource) string {
	n := r.at("path")
	if n == nil || n.Kind != '"' || b.itself(n.Holes, r, "path") {
		return "/"
	}
	return b.textOf(n, r)
}

// entityARN is the ARN of a user, a group, a role or a policy.
func (b *builder) entityARN(r *Resource, kind aws.Kind) string {
	return aws.EntityARN(kind, b.partition(r.Provider), b.account(r.Provider), b.pathOf(r), b.nameOf(r))
}

// arn is an ARN in the partition of a provider configuration.
func (b *builder) arn(provider string, a aws.ARN) string {
	a.Partition = b.partition(provider)
	return a.String()
}

// itself reports whether holes name the attribute of r that they stand in, as what is known after apply does.
func (b *builder) itself(holes []tree.Hole, r *Resource, attribute string) bool {
	for _, h := range holes {
		if h.Expr == r.Address+"."+attribute {
			return true
		}
	}
	return false
}
