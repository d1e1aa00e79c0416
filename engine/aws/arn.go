package aws

import "strings"

// ARN is an Amazon Resource Name, cut at its first five colons: arn:partition:service:region:account:resource. Parts
// may be empty. The zero ARN is what a text that is no ARN parses to.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
type ARN struct {
	Partition, Service, Region, Account, Resource string
}

// ParseARN cuts text. It returns the zero ARN and false when text does not begin with "arn:" or has fewer than six
// parts. It does not check the parts.
func ParseARN(text string) (a ARN, ok bool) {
	rest, found := strings.CutPrefix(text, arnPrefix)
	if !found {
		return ARN{}, false
	}
	for _, field := range []*string{&a.Partition, &a.Service, &a.Region, &a.Account} {
		if *field, rest, found = strings.Cut(rest, ":"); !found {
			return ARN{}, false
		}
	}
	a.Resource = rest
	return a, true
}

const arnPrefix = "arn:"

// NoResource is what stands in place of an ARN in a request that is about no resource, such as sqs:ListQueues.
//
// See https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
const NoResource = "*"

// LooksLikeARN reports whether text begins as an ARN does. ParseARN says whether it has all six parts.
func LooksLikeARN(text string) bool { return strings.HasPrefix(text, arnPrefix) }

// NextARN returns where the next ARN begins in a text, -1 if none does.
func NextARN(text string) int { return strings.Index(text, arnPrefix) }

// BeginsARN reports whether text may be the beginning of an ARN that was cut before its first colon.
func BeginsARN(text string) bool { return text != "" && strings.HasPrefix(arnPrefix, text) }

// String writes the ARN. For what ParseARN has read it gives the same text.
func (a ARN) String() string {
	return arnPrefix + a.Partition + ":" + a.Service + ":" + a.Region + ":" + a.Account + ":" + a.Resource
}

// Kind is what an ARN of IAM or STS names: the first word of its resource.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns
type Kind string

// The kinds of ARNs that the engine tells apart. Sessions and federated users belong to STS, all others to IAM.
const (
	KindRoot          Kind = "root"
	KindUser          Kind = "user"
	KindGroup         Kind = "group"
	KindRole          Kind = "role"
	KindPolicy        Kind = "policy"
	KindSAMLProvider  Kind = "saml-provider"
	KindOIDCProvider  Kind = "oidc-provider"
	KindSession       Kind = "assumed-role"
	KindFederatedUser Kind = "federated-user"
)

// services are the services whose ARNs have each kind.
var services = map[Kind]string{
	KindRoot: "iam", KindUser: "iam", KindGroup: "iam", KindRole: "iam", KindPolicy: "iam",
	KindSAMLProvider: "iam", KindOIDCProvider: "iam", KindSession: "sts", KindFederatedUser: "sts",
}

// Kind returns what the ARN names. It is "" for ARNs of other services, for a kind under the wrong service, for other
// kinds, and when nothing follows the kind. A session has a role and a session name.
func (a ARN) Kind() Kind {
	word, rest, slash := strings.Cut(a.Resource, "/")
	kind := Kind(word)
	switch {
	case services[kind] == "" || services[kind] != a.Service:
		return ""
	case kind == KindRoot:
		if slash {
			return ""
		}
		return kind
	case rest == "":
		return ""
	case kind == KindSAMLProvider || kind == KindOIDCProvider: // a host may end in a slash
		return kind
	case strings.HasSuffix(rest, "/") || kind == KindSession && !strings.Contains(rest, "/"):
		return ""
	}
	return kind
}

// Behind returns what stands behind a kind and its slash. ok is false when the resource does not begin with them. It is
// for ARNs of policies too, which may have wildcards in every part, so that Kind cannot tell what they name.
func (a ARN) Behind(kind Kind) (rest string, ok bool) {
	return strings.CutPrefix(a.Resource, string(kind)+"/")
}

// Name returns what stands behind the last slash: the name of a user, a role, a group or a policy without its path, and
// the session name of a session.
func (a ARN) Name() string { return a.Resource[strings.LastIndexByte(a.Resource, '/')+1:] }

// Path returns the path of a user, a role, a group or a policy, with a slash at both ends: "/", "/eng/". It is "" when
// the resource has no slash.
func (a ARN) Path() string {
	first, last := strings.IndexByte(a.Resource, '/'), strings.LastIndexByte(a.Resource, '/')
	if first < 0 {
		return ""
	}
	return a.Resource[first : last+1]
}

// Session returns the role name and the session name of a session's ARN, and "" for any other ARN. The role's path is
// not in it.
func (a ARN) Session() (role, session string) {
	rest, ok := a.Behind(KindSession)
	if !ok {
		return "", ""
	}
	role, session, _ = strings.Cut(rest, "/")
	return role, session
}

// RootARN returns the ARN of an account's root user, which in a policy stands for the whole account.
func RootARN(partition, account string) string {
	return ARN{Partition: partition, Service: "iam", Account: account, Resource: string(KindRoot)}.String()
}

// EntityARN returns the ARN of a user, a group, a role or a policy. The path has a slash at both ends; "" is "/".
func EntityARN(kind Kind, partition, account, path, name string) string {
	if path == "" {
		path = "/"
	}
	return ARN{
		Partition: partition,
		Service:   services[kind],
		Account:   account,
		Resource:  string(kind) + path + name,
	}.String()
}

// SessionARN returns the ARN of a session of a role. It has the role's name without the role's path.
func SessionARN(partition, account, role, session string) string {
	return EntityARN(KindSession, partition, account, "/"+role+"/", session)
}

// FederatedUserARN returns the ARN of a federated user, who has credentials of GetFederationToken.
func FederatedUserARN(partition, account, name string) string {
	return EntityARN(KindFederatedUser, partition, account, "", name)
}

// OIDCProviderARN returns the ARN of an OpenID Connect provider. The host includes the path, without https://.
func OIDCProviderARN(partition, account, host string) string {
	return EntityARN(KindOIDCProvider, partition, account, "", host)
}

// SAMLProviderARN returns the ARN of a SAML provider.
func SAMLProviderARN(partition, account, name string) string {
	return EntityARN(KindSAMLProvider, partition, account, "", name)
}

// IsRole reports whether the ARN names a role, with or without a path.
func (a ARN) IsRole() bool { return a.Kind() == KindRole }

// IsServiceLinkedRole reports whether the ARN names a service-linked role. Its path says so.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
func (a ARN) IsServiceLinkedRole() bool {
	return a.Service == "iam" && strings.HasPrefix(a.Resource, "role/aws-service-role/")
}

// IsKMSKey reports whether the ARN names a KMS key, whose own policy must always allow. An alias is none.
//
// See https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
func (a ARN) IsKMSKey() bool { return a.Service == "kms" && strings.HasPrefix(a.Resource, "key/") }

// PolicyOwner stands in the ARN of an AWS-managed policy in place of an account.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies
const PolicyOwner = "aws"

// ManagedByAWS returns the name of the AWS-managed policy that arn names, in whatever partition, with its path before
// it: `service-role/NAME`. ok is false for other ARNs, a customer's managed policies among them.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html#aws-managed-policies
func ManagedByAWS(arn string) (name string, ok bool) {
	a, parsed := ParseARN(arn)
	if !parsed || a.Account != PolicyOwner || a.Region != "" || a.Kind() != KindPolicy || !IsPartition(a.Partition) {
		return "", false
	}
	return strings.TrimPrefix(a.Path(), "/") + a.Name(), a.Name() != ""
}

// PartitionOf returns the partition of an ARN without reading the rest. ok is false when text does not begin as an ARN.
func PartitionOf(text string) (partition string, ok bool) {
	rest, ok := strings.CutPrefix(text, arnPrefix)
	partition, _, _ = strings.Cut(rest, ":")
	return partition, ok
}

// IsOriginAccessIdentity reports whether the ARN is that of an identity with which CloudFront reads buckets. It has the
// service's name in place of an account number, and its name has blanks.
//
// See https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
func (a ARN) IsOriginAccessIdentity() bool {
	name, ok := strings.CutPrefix(a.Resource, "user/CloudFront Origin Access Identity ")
	return ok && a.Service == "iam" && a.Region == "" && a.Account == "cloudfront" && madeOf(name, Letters+Digits)
}

// ShortName is how a reader calls what an ARN names: the name of a user or a role, the role of a session, and what
// stands behind the account for other services. A text that is no ARN is returned as it is.
func ShortName(text string) string {
	a, ok := ParseARN(text)
	if !ok {
		return text
	}
	if role, _ := a.Session(); role != "" {
		return role
	}
	if a.Service != "iam" && a.Service != "sts" {
		return a.Resource
	}
	return a.Name()
}
