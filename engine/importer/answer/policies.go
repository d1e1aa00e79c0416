package answer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// document reads a policy as an answer gives it: an object, or its text in a string, which the API encodes as in a URL.
// It is nil if there is neither.
//
// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
func document(n *tree.Node) *fact.Document {
	switch {
	case n == nil:
		return nil
	case n.Kind == '{':
		return &fact.Document{JSON: n.Print(), Expressions: n.Expressions(nil), Span: n.Span, Tree: n}
	case n.Kind != '"':
		return nil
	}
	text := n.Text
	if strings.HasPrefix(text, "%") {
		if plain, ok := brought.Unescaped(text); ok {
			text = plain
		}
	}
	d := &fact.Document{JSON: text, Span: n.Span}
	if inner, fault := tree.ReadJSON(text, source.Span{To: len(text)}); fault == nil {
		d.JSON = inner.Print()
	}
	return d
}

func (r *reader) rolePolicy()  { r.inline(fact.Role, "RoleName") }
func (r *reader) userPolicy()  { r.inline(fact.User, "UserName") }
func (r *reader) groupPolicy() { r.inline(fact.Group, "GroupName") }

// inline reads get-role-policy and its sisters.
func (r *reader) inline(kind fact.EntityKind, name string) {
	e := fact.Entity{Kind: kind, Name: r.root.At(name).String(), Span: r.root.Span}
	p := fact.Named{Name: r.root.At("PolicyName").String(), Document: document(r.root.At("PolicyDocument"))}
	e.Inline = []fact.Named{p}
	r.Entities = append(r.Entities, e)
	r.piece("policy "+p.Name+" of "+string(kind)+" "+e.Name, "it is an answer of get-"+string(kind)+"-policy", r.root.Span)
}

// policyNames reads list-role-policies and its sisters, which do not name the entity: the hint may.
func (r *reader) policyNames() {
	e := r.unnamed()
	for _, n := range r.root.At("PolicyNames").List() {
		e.Inline = append(e.Inline, fact.Named{Name: n.String()})
	}
	e.Whole.Inline = r.complete()
	r.Entities = append(r.Entities, e)
	r.piece("the names of the inline policies", "it is an answer of list-role-policies", r.root.Span)
}

// attachedPolicies reads list-attached-role-policies and its sisters.
func (r *reader) attachedPolicies() {
	e := r.unnamed()
	e.Attached = attached(r.root.At("AttachedPolicies"))
	e.Whole.Attached = r.complete()
	r.Entities = append(r.Entities, e)
	r.piece("the attached policies", "it is an answer of list-attached-role-policies", r.root.Span)
}

// unnamed is the entity that an answer without a name is about: its label is the hint, and the joining finds the
// entity.
func (r *reader) unnamed() fact.Entity { return fact.Entity{Label: r.Hint, Span: r.root.Span} }

// complete reports whether the answer is its last page.
func (r *reader) complete() bool {
	return textOf(r.root.At("IsTruncated")) != "true" && r.root.At("NextToken") == nil
}

// policyVersion reads get-policy-version, which does not name the policy.
func (r *reader) policyVersion() {
	v := r.root.At("PolicyVersion")
	d := document(v.At("Document"))
	if d == nil {
		r.unread("a version of a policy", "it has no Document", v.Span)
		return
	}
	d.Version, d.At = v.At("VersionId").String(), fact.ParseMoment(v.At("CreateDate").String())
	if textOf(v.At("IsDefaultVersion")) == "false" {
		r.piece("version "+d.Version+" of a managed policy, which is not the default and decides nothing",
			"it is an answer of get-policy-version", r.root.Span)
		return
	}
	r.Managed = append(r.Managed, fact.Managed{Label: r.Hint, Document: d, Span: r.root.Span})
	r.piece("version "+d.Version+" of a managed policy", "it is an answer of get-policy-version", r.root.Span)
}

// policy reads get-policy, organizations describe-policy, and the policies of buckets, keys and the like.
func (r *reader) policy() {
	n := r.root.At("Policy")
	switch {
	case n.Kind == '"':
		d := document(n)
		r.Bare = append(r.Bare, fact.Bare{Document: *d, Kind: policy.Resource, Hint: r.Hint})
		r.piece("policy of a resource", "it is an answer of get-bucket-policy or get-key-policy", r.root.Span)
	case n.At("PolicySummary") != nil:
		r.control(n.At("PolicySummary"), document(n.At("Content")))
	case n.Kind == '{':
		m := r.managed(n)
		r.piece("managed policy "+m.Name, "it is an answer of get-policy", r.root.Span)
	}
}

// managed reads a managed policy of get-policy, list-policies and get-account-authorization-details. The last gives its
// versions, of which the default one counts.
func (r *reader) managed(n *tree.Node) *fact.Managed {
	m := fact.Managed{
		ARN: n.At("Arn").String(), Name: n.At("PolicyName").String(), Path: n.At("Path").String(), Span: n.Span,
	}
	if arn, ok := aws.ParseARN(m.ARN); ok {
		m.Account = arn.Account
	}
	for _, v := range n.At("PolicyVersionList").List() {
		if textOf(v.At("IsDefaultVersion")) == "true" {
			if m.Document = document(v.At("Document")); m.Document != nil {
				m.Document.Version = v.At("VersionId").String()
			}
		}
	}
	r.Managed = append(r.Managed, m)
	return &r.Managed[len(r.Managed)-1]
}

// policies reads list-policies-for-target, list-policies of organizations, and list-policies of IAM.
func (r *reader) policies() {
	list := r.root.At("Policies").List()
	for i := range list {
		if list[i].At("Type") != nil {
			r.control(&list[i], nil)
			continue
		}
		r.managed(&list[i])
	}
	r.piece(count(len(list), "policy name"), "it is an answer of list-policies", r.root.Span)
}

func (r *reader) control(summary *tree.Node, d *fact.Document) {
	kind, ok := policy.ControlKind(summary.At("Type").String())
	if !ok {
		r.piece("a policy of type "+summary.At("Type").String()+", which decides no request",
			"it is an answer of aws organizations", summary.Span)
		return
	}
	c := fact.Control{
		Kind: kind, Name: summary.At("Name").String(), ID: summary.At("Id").String(), Document: d, Span: summary.Span,
	}
	if target := r.option("target-id"); target != "" {
		c.Targets = []string{target}
	}
	r.Controls = append(r.Controls, c)
	if d != nil {
		r.piece(string(kind)+" "+c.Name, "it is an answer of describe-policy", r.root.Span)
	}
}

// provider reads get-open-id-connect-provider.
func (r *reader) provider() {
	p := fact.Provider{URL: strings.TrimPrefix(r.root.At("Url").String(), "https://"), Span: r.root.Span}
	if arn, ok := r.arnOption("open-id-connect-provider-arn"); ok {
		p.Account = arn.Account
	}
	for _, id := range r.root.At("ClientIDList").List() {
		p.Audiences = append(p.Audiences, id.String())
	}
	r.Providers = append(r.Providers, p)
	r.piece("identity provider "+p.URL, "it is an answer of get-open-id-connect-provider", r.root.Span)
}

// providers reads list-open-id-connect-providers and list-saml-providers.
func (r *reader) providers() {
	total := 0
	for _, name := range []string{"OpenIDConnectProviderList", "SAMLProviderList"} {
		for _, n := range r.root.At(name).List() {
			arn, ok := aws.ParseARN(n.At("Arn").String())
			if !ok {
				continue
			}
			p := fact.Provider{Account: arn.Account, Open: true, Span: n.Span}
			kind, rest, _ := strings.Cut(arn.Resource, "/")
			if p.SAML = kind == "saml-provider"; p.SAML {
				p.Name = rest
			} else {
				p.URL = rest
			}
			r.Providers = append(r.Providers, p)
			total++
		}
	}
	r.piece(count(total, "identity provider"), "it is an answer of list-open-id-connect-providers", r.root.Span)
}

// aliases reads list-account-aliases, which does not name the account.
func (r *reader) aliases() {
	for _, n := range r.root.At("AccountAliases").List() {
		r.Accounts = append(r.Accounts, fact.Account{Alias: n.String(), Span: n.Span})
		r.piece("account alias "+n.String(), "it is an answer of list-account-aliases", r.root.Span)
	}
}
