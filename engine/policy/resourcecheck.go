package policy

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
)

// iamResources are what an IAM resource may begin with.
var iamResources = []string{
	"user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/",
	"sms-mfa/", "saml-provider/", "oidc-provider/", "report/", "access-report/",
}

// resource judges one Resource; ok is false where it can match nothing.
func (r *reader) resource(v String) (ok bool) {
	if v.Value == "*" {
		return true
	}
	if !strings.Contains(v.Value, ":") {
		// Rule: A Resource is an ARN or *.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
		// Proof: unsaved/resource-not-an-arn.walk
		r.refuse(InvalidResource, v.Span, fmt.Sprintf("%q is neither an ARN nor *", v.Value),
			malformed+"Resource "+v.Value+` must be in ARN format or "*".`,
			"write the whole ARN, like arn:aws:iam::111122223333:role/NAME")
		return false
	}
	arn, parsed := aws.ParseARN(v.Value)
	if !parsed {
		r.refuse(InvalidResource, v.Span, fmt.Sprintf("%q does not have the six parts of an ARN", v.Value), answerLegacy,
			"write arn:partition:service:region:account:resource, with nothing between two colons if a part is empty")
		return false
	}
	return r.partition(v, arn) && r.service(v, arn) && r.account(v, arn)
}

func (r *reader) partition(v String, arn aws.ARN) bool {
	if aws.IsPartition(arn.Partition) || arn.Partition == "*" || strings.Contains(arn.Partition, "${") {
		return true
	}
	// Rule: The partition of a Resource is one that AWS has.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
	// Proof: unsaved/resource-partition-unknown.walk
	r.refuse(InvalidPartition, v.Span, fmt.Sprintf("%q is not a partition of AWS", arn.Partition),
		malformed+fmt.Sprintf("Partition %q is not valid for resource %q.", arn.Partition, v.Value),
		"write "+source.List(aws.PublicPartitions(), "or"))
	return false
}

func (r *reader) service(v String, arn aws.ARN) bool {
	switch {
	case strings.ContainsAny(arn.Service, "*?"):
		// Rule: The service of a Resource has no wildcard.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
		// Proof: unsaved/resource-wildcard-service.walk
		r.refuse(InvalidResource, v.Span, "the service of an ARN cannot have a wildcard", answerRegexService,
			"name one service, or write only *")
	case arn.Service == "iam" && arn.Region != "":
		// Rule: The ARN of an IAM resource has no Region.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
		// Proof: unsaved/resource-iam-region.walk
		r.refuse(InvalidResource, v.Span, "an ARN of IAM has no region",
			malformed+"IAM resource "+v.Value+" cannot contain region information.",
			"leave the region empty: arn:aws:iam::111122223333:…")
	case arn.Service == "s3" && arn.Region != "" && arn.Account == "":
		// Rule: The ARN of a bucket has no Region.
		// See https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-arn-format.html
		// Proof: unsaved/resource-bucket-region.walk
		r.refuse(InvalidResource, v.Span, "the ARN of a bucket has no region",
			malformed+"Resource "+v.Value+" can not contain region information.", "leave the region empty: arn:aws:s3:::BUCKET")
	case arn.Service == "iam" && !validIAMResource(arn.Resource):
		// Rule: The resource of an IAM ARN starts with its type, like role/ or user/.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
		// Proof: unsaved/resource-iam-path.walk
		r.refuse(InvalidResource, v.Span, fmt.Sprintf("%q is not a resource of IAM", arn.Resource),
			malformed+`IAM resource path must either be "*" or start with `+strings.Join(iamResources, ", ")+".",
			"begin it with role/, user/ or policy/")
	default:
		return true
	}
	return false
}

func validIAMResource(resource string) bool {
	if resource == "*" || resource == "root" {
		return true
	}
	for _, start := range iamResources {
		if strings.HasPrefix(resource, start) {
			return true
		}
	}
	return false
}

// account reports an account that no ARN can have. AWS saves it; it never matches.
func (r *reader) account(v String, arn aws.ARN) bool {
	at := partOf(v, arn.Account)
	switch marked := MarkedPlaceholder(arn.Account); {
	case marked != "":
		r.note(InvalidARNAccount, at, marked+" is a placeholder: AWS saves this, but it never matches",
			fillIn(marked, arn.Account))
	case arn.Account == "" || arn.Account == "aws" || arn.Account == "cloudfront" || aws.IsAccountID(arn.Account) ||
		strings.ContainsAny(arn.Account, "*?$"):
	case aws.IsDigits(arn.Account):
		r.note(
			InvalidARNAccount,
			at,
			fmt.Sprintf(
				"the account %s has %d digits, but an account number has 12: AWS saves this, but it never matches",
				arn.Account, len(arn.Account)),
			"fill in the account number, with all its twelve digits",
		)
	case LooksLikePlaceholder(arn.Account):
		r.note(
			InvalidARNAccount,
			at,
			fmt.Sprintf("%s looks like a placeholder for an account number: AWS saves this, but it never matches",
				arn.Account),
			"fill in the twelve digits of the account number",
		)
	default:
		r.note(InvalidARNAccount, at,
			fmt.Sprintf("%q is not an account number: AWS saves this, but it never matches", arn.Account),
			"fill in the twelve digits of the account number")
	}
	name := arn.Resource[strings.LastIndexByte(arn.Resource, '/')+1:]
	bucket, _, _ := strings.Cut(arn.Resource, "/")
	for _, word := range []string{name, bucket} {
		if LooksLikePlaceholder(word) {
			r.note(Placeholder, partOf(v, word), fmt.Sprintf("%s looks like a placeholder", word), "fill in the real name")
			break
		}
	}
	return true
}

// partOf is the place of part within the string v, or all of v where the text writes it otherwise.
func partOf(v String, part string) source.Span {
	i := strings.LastIndex(v.Value, part)
	if part == "" || i < 0 || v.Span.To-v.Span.From != len(v.Value)+2 {
		return v.Span
	}
	from := v.Span.From + 1 + i
	return source.Span{Text: v.Span.Text, From: from, To: from + len(part)}
}
