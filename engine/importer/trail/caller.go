package trail

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/tree"
)

// keyID is what an access key ID is called among what was left out.
const keyID = "an access key ID"

// secretNames are the members of an event that hold credentials.
var secretNames = map[string]string{
	"accessKeyId": keyID, "secretAccessKey": "a secret access key", "sessionToken": "a session token",
	"credentials": "temporary credentials", "password": "a password",
}

// secrets notes every credential in an event but those that were taken out before. Nothing else reads them.
func (r *reader) secrets(n *tree.Node) {
	for i := range n.Members {
		m := &n.Members[i]
		kind := secretNames[m.Name.Value]
		masked := secret.Masked(m.Value.String()) || secret.Masked(m.Value.At("accessKeyId").String())
		if kind != "" && !masked && (m.Value.String() != "" || m.Value.Kind == '{') {
			r.removed(m.Value.Span, kind)
			continue
		}
		r.secrets(&m.Value)
	}
	for i := range n.Items {
		r.secrets(&n.Items[i])
	}
}

// caller reads who made the request.
//
// See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
func (r *reader) caller(n *tree.Node, q *fact.Request) {
	identity := n.At("userIdentity")
	q.Context = map[string][]string{}
	switch identity.At("type").String() {
	case "AWSService":
		q.Service = identity.At("invokedBy").String()
	case "WebIdentityUser":
		provider(n, identity, q)
	case "SAMLUser":
		q.Provider = n.At("requestParameters", "principalArn").String()
		if q.Provider == "" {
			q.Provider = identity.At("identityProvider").String()
		}
	default:
		q.Caller = identity.At("arn").String()
	}
	if q.Caller == "" && q.Service == "" && q.Provider == "" {
		put(q, "aws:PrincipalAccount", identity.At("accountId").String())
		put(q, "aws:userid", identity.At("principalId").String())
	}
	session := identity.At("sessionContext")
	mfa := session.At("attributes", "mfaAuthenticated").String()
	put(q, "aws:MultiFactorAuthPresent", mfa)
	q.Sent.MFA = mfa == "true" && identity.At("type").String() == "IAMUser"
	put(q, "aws:SourceIdentity", session.At("sourceIdentity").String())
	put(q, "aws:RequestedRegion", n.At("awsRegion").String())
	put(q, "aws:SourceVpce", n.At("vpcEndpointId").String())
}

func put(q *fact.Request, key, value string) {
	if value != "" {
		q.Context[key] = []string{value}
	}
}

// provider reads the identity provider of a token and the claims that an event tells: the principal ID is provider,
// audience and subject with colons between them, and the user name is the subject.
func provider(n, identity *tree.Node, q *fact.Request) {
	whole := identity.At("identityProvider").String()
	q.Provider = whole
	if a, ok := aws.ParseARN(whole); ok {
		if host, ok := a.Behind(aws.KindOIDCProvider); ok {
			q.Provider = host
		}
	}
	subject := identity.At("userName").String()
	if s := n.At("responseElements", "subjectFromWebIdentityToken").String(); s != "" {
		subject = s
	}
	audience := n.At("responseElements", "audience").String()
	if middle, ok := strings.CutPrefix(identity.At("principalId").String(), whole+":"); ok && audience == "" {
		audience, _ = strings.CutSuffix(middle, ":"+subject)
		if audience == middle {
			audience = ""
		}
	}
	claims := []byte(`{"iss":`)
	claims = quote(claims, "https://"+q.Provider)
	for _, c := range [][2]string{{"sub", subject}, {"aud", audience}} {
		if c[1] != "" {
			claims = quote(append(quote(append(claims, ','), c[0]), ':'), c[1])
		}
	}
	q.Sent.Claims = string(append(claims, '}'))
}

// quote appends a text as JSON has it; what is no UTF-8 is replaced.
func quote(to []byte, text string) []byte {
	quoted, err := jsontext.AppendQuote(to, strings.ToValidUTF8(text, "\ufffd"))
	if err != nil {
		return to
	}
	return quoted
}

// identities notes the users and roles that an event tells, and the multi-factor device of a user.
func (r *reader) identities(n *tree.Node) {
	identity := n.At("userIdentity")
	id, arn := identity.At("principalId").String(), identity.At("arn").String()
	if id != "" && arn != "" {
		r.callers[id] = arn
	}
	if identity.At("type").String() == "IAMUser" {
		device := n.At("requestParameters", "serialNumber").String() != "" ||
			identity.At("sessionContext", "attributes", "mfaAuthenticated").String() == "true"
		r.entity(arn, id, device, identity)
	}
	if issuer := identity.At("sessionContext", "sessionIssuer"); issuer.At("type").String() == "Role" {
		r.entity(issuer.At("arn").String(), issuer.At("principalId").String(), false, issuer)
	}
	if user := n.At("responseElements", "assumedRoleUser"); user != nil {
		role, _, _ := strings.Cut(user.At("assumedRoleId").String(), ":")
		r.entity(n.At("requestParameters", "roleArn").String(), role, false, user)
	}
}

// entity notes a user or a role by its ARN, once. A device that any event tells is noted.
func (r *reader) entity(arn, id string, device bool, n *tree.Node) {
	a, _ := aws.ParseARN(arn)
	kind := a.Kind()
	if kind != aws.KindRole && kind != aws.KindUser || a.IsServiceLinkedRole() {
		return
	}
	at, known := r.entities[arn]
	if !known {
		at = len(r.facts.Entities)
		r.entities[arn] = at
		r.facts.Entities = append(r.facts.Entities, fact.Entity{
			Kind: fact.EntityKind(kind), Name: a.Name(), Account: a.Account, Path: a.Path(), Span: r.place(n.Span),
		})
	}
	e := &r.facts.Entities[at]
	if aws.IsUniqueID(id) {
		e.ID = id
	}
	e.MFA = e.MFA || device
}

// nameCallers gives a caller of another account, of which its event tells the principal ID alone, the ARN that another
// event of the same source tells.
func (r *reader) nameCallers() {
	for i := range r.facts.Requests {
		q := &r.facts.Requests[i]
		if id := q.Context["aws:userid"]; q.Caller == "" && len(id) == 1 {
			q.Caller = r.callers[id[0]]
		}
	}
}
