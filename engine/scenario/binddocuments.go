package scenario

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/slip"
	"rolewalk/engine/source"
)

// place is where a document of the file belongs, and how it is saved there.
type place struct {
	ref policy.Ref
	// label is what a tab shows; "" is the reference's own.
	label string
	// owner is the number of the account that it belongs to, "" for none.
	owner string
	as    policy.Options
}

// document reads the JSON of a policy, once, and records it.
func (b *binder) document(p place, json *syntax.JSON, change int) *Document {
	if json == nil || json.Missing() {
		return nil
	}
	if d := b.bound.documents[json]; d != nil {
		return d
	}
	doc := b.policies.Parse(b.Text.Body, json.Span(), p.as)
	if p.as.Kind == policy.Trust || p.as.Kind == policy.Resource {
		doc = b.checkPrincipals(doc)
	}
	if p.label == "" {
		p.label = p.ref.Label()
	}
	d := &Document{
		Ref: p.ref, Label: p.label, Owner: p.owner, Kind: p.as.Kind, Change: change,
		Policy: &eval.Policy{Ref: p.ref, Doc: doc},
	}
	b.bound.documents[json] = d
	b.set[p.ref] = true
	for _, found := range doc.Findings {
		if found.Code == policy.JSONSyntaxError && b.unclosed(doc) {
			continue // the walk says so already
		}
		b.Findings = append(b.Findings, Finding{Finding: found, Document: p.ref})
	}
	if change == 0 {
		b.bound.declared = append(b.bound.declared, d)
	}
	return d
}

// unclosed reports whether a file error says that a document is not closed.
func (b *binder) unclosed(doc *policy.Document) bool {
	for i := range b.Errors {
		if e := &b.Errors[i]; e.Code == syntax.UnclosedJSON && e.At.To == doc.Span.To {
			return true
		}
	}
	return false
}

// placeOf binds the name of a document, and returns where it belongs. ok is false when the name has an error.
func (b *binder) placeOf(of syntax.Spanned) (p place, ok bool) {
	p, ok = b.readPlace(of)
	if ok {
		b.bound.refs[of] = p.ref
	}
	return p, ok
}

func (b *binder) readPlace(of syntax.Spanned) (p place, ok bool) {
	switch x := of.(type) {
	case *syntax.TrustOf:
		k, ok := b.holder(&x.Role, syntax.Role)
		return trustOf(b.names.title(k), k.account), ok
	case *syntax.PolicyOf:
		k, ok := b.holder(&x.Holder, syntax.User, syntax.Role, syntax.Group)
		return inlineOf(x.Name.Value, b.names.title(k), k.account), ok
	case *syntax.BoundaryOf:
		k, ok := b.holder(&x.Holder, syntax.User, syntax.Role)
		return boundaryOf(b.names.title(k), k.account), ok
	case *syntax.ResourcePolicyOf:
		owner, ok := b.declaredResource(&x.ARN)
		return resourcePolicyOf(x.ARN.Value, owner), ok
	case *syntax.ControlPolicyOn:
		ok := x.On == nil
		if x.On != nil {
			_, ok = b.node(x.On)
		}
		return controlPolicy(x.Kind, x.Name.Value), ok
	case *syntax.ManagedPolicyOf:
		a := b.declaredAccount(&x.Account)
		if a == nil {
			return place{}, false
		}
		return managedOf(x.Name.Value, x.Account.Value, a.Number.Value), true
	case *syntax.SessionPolicyOf:
		if x.Step.Value < 1 || x.Step.Value > b.Steps {
			b.fail(UnknownName, x.Step.Span(), fmt.Sprintf("the file has no step %d", x.Step.Value),
				"count the steps from 1, in the order of the file")
			return place{}, false
		}
		return sessionPolicyOf(x.Step.Value, ""), true
	}
	return place{}, false
}

func trustOf(title, owner string) place {
	return place{
		ref:   policy.Ref{Kind: policy.RefTrust, Holder: title},
		owner: owner,
		as:    policy.Options{Kind: policy.Trust},
	}
}

func inlineOf(name, title, owner string) place {
	return place{
		ref: policy.Ref{
			Kind:   policy.RefInline,
			Holder: title,
			Name:   name,
		}, owner: owner, as: policy.Options{Kind: policy.Identity},
	}
}

func boundaryOf(title, owner string) place {
	return place{
		ref:   policy.Ref{Kind: policy.RefBoundary, Holder: title},
		owner: owner,
		as:    policy.Options{Kind: policy.Boundary},
	}
}

func resourcePolicyOf(arn, owner string) place {
	return place{
		ref:   policy.Ref{Kind: policy.RefResource, Holder: arn},
		owner: owner,
		as:    policy.Options{Kind: policy.Resource},
	}
}

func controlPolicy(kind, name string) place {
	return place{ref: policy.Ref{Kind: policy.RefKind(kind), Name: name}, as: policy.Options{Kind: policy.Kind(kind)}}
}

func managedOf(name, alias, owner string) place {
	return place{
		ref: policy.Ref{Kind: policy.RefManaged, Holder: alias, Name: name}, owner: owner,
		as: policy.Options{Kind: policy.Identity, Managed: true},
	}
}

func sessionPolicyOf(step int, session string) place {
	return place{
		ref:   policy.Ref{Kind: policy.RefSession, Holder: strconv.Itoa(step)},
		label: session + " · session policy", as: policy.Options{Kind: policy.Session},
	}
}

// declaredResource returns the account of a resource, and reports an ARN that the file declares no resource for.
func (b *binder) declaredResource(arn *syntax.ARN) (owner string, ok bool) {
	var known []string
	for _, a := range b.accounts() {
		for _, r := range a.Resources {
			if r.ARN.Value == arn.Value {
				return a.Number.Value, true
			}
			known = append(known, r.ARN.Value)
		}
	}
	if _, ok := aws.ParseARN(arn.Value); ok {
		b.failNear(arn.Span(), arn.Value, fmt.Sprintf("the file declares no resource %s", arn.Value), known,
			"declare it in its account: `resource "+arn.Value+" { }`")
	}
	return "", false
}

// mustBeSet reports the name of a document that nothing in the file declares or sets up to here.
func (b *binder) mustBeSet(of syntax.Spanned, ref policy.Ref) bool {
	if b.set[ref] || ref.Kind == policy.RefInline && ref.Name == iam.AWSRevokeOlderSessions {
		return true
	}
	known := make([]string, 0, len(b.set))
	for r := range b.set {
		known = append(known, r.String())
	}
	sort.Strings(known)
	b.failNear(of.Span(), ref.String(), "there is no "+ref.String(), known, "name a document of the file")
	return false
}

// checkPrincipals adds what IAM would refuse: principals that do not exist at the moment at which the document is
// saved.
func (b *binder) checkPrincipals(doc *policy.Document) *policy.Document {
	var missing []source.Finding
	for i := range doc.Statements {
		ps := doc.Statements[i].Principal
		if ps == nil {
			continue
		}
		for j := range ps.Values {
			if f, ok := b.missingPrincipal(&ps.Values[j]); ok {
				missing = append(missing, f)
			}
		}
	}
	return doc.With(missing)
}

func (b *binder) missingPrincipal(p *policy.Principal) (f source.Finding, missing bool) {
	kind := iam.MustExist(p)
	account := b.names.byID[p.Account]
	if kind == "" || account == nil {
		return f, false
	}
	k := entityKey{p.Account, syntax.Kind(kind), p.Name}
	if b.moment.exists[k] && b.arnOf(k) == p.Value || b.mayExist(account, k) {
		return f, false
	}
	// Rule: IAM refuses a policy that names a user or a role that does not exist.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
	// Proof: unsaved/case-024-principal-that-is-not-there.walk
	f = source.Finding{
		Type: source.Error, Code: InvalidPrincipal, At: p.Span, AWS: policy.InvalidPrincipalAnswer(p.Type, p.Value),
		Message: fmt.Sprintf("%s has no %s %s, and AWS looks up every principal when the policy is saved",
			account.Alias.Value, kind, p.Name),
		See:    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
		Remedy: "declare it, or name one that exists",
	}
	if b.moment.exists[k] { // the names match, so the paths or the partitions do not
		what := "path"
		if arn, _ := aws.ParseARN(b.arnOf(k)); arn.Partition != p.ARN.Partition {
			what = "partition"
		}
		f.Message = fmt.Sprintf("the %s of the %s %s is another: its ARN is %s, and AWS looks up every principal when the "+
			"policy is saved", what, kind, p.Name, b.arnOf(k))
	}
	if near := b.nearARN(p.Value, k); near != "" {
		if slip.Between(p.Value, near) == slip.Path {
			f.Message = fmt.Sprintf("the %s %s of %s has another path, and AWS looks up every principal by its whole ARN "+
				"when the policy is saved", kind, p.Name, account.Alias.Value)
		}
		f.Remedy, f.Fixes = source.Meant(near), []source.Fix{source.WriteString(p.Span, near)}
	}
	return f, true
}

// mayExist reports whether the account may have a principal that the file does not declare, also because a placeholder
// stands in its name. Names are unique in an account, so one of a declared name has the declared path.
func (b *binder) mayExist(account *syntax.Account, k entityKey) bool {
	return b.names.entities[k] == nil && (account.PrincipalsUnknown != nil || b.bound.placeholders.In(k.name))
}

// arnOf returns the ARN of an entity at this moment.
func (b *binder) arnOf(k entityKey) string { return b.names.arn(k, b.moment.paths[k]) }

// mostCompared bounds how many ARNs a typo is looked for among.
const mostCompared = 2000

// nearARN returns the ARN of an existing entity that arn was probably meant to be: one that differs in its path alone,
// or one of which arn is a typo. It is "" when there is none.
func (b *binder) nearARN(arn string, wanted entityKey) string {
	var all []string
	for k := range b.moment.exists {
		if k.kind != wanted.kind || !b.moment.exists[k] {
			continue
		}
		if k.name == wanted.name && k.account == wanted.account {
			return b.arnOf(k)
		}
		all = append(all, b.arnOf(k))
	}
	if len(all) > mostCompared {
		return ""
	}
	sort.Strings(all)
	return source.Nearest(arn, all)
}

// checkRoleReferences warns of identity policies that allow assuming a role which its account does not have: a typo in
// the account number or a missing path, which AWS saves without a warning.
func (b *binder) checkRoleReferences() {
	for _, d := range b.Documents() {
		if d.Kind != policy.Identity || !d.Policy.Doc.Saved() {
			continue
		}
		for i := range d.Policy.Doc.Statements {
			s := &d.Policy.Doc.Statements[i]
			if s.Effect != policy.Allow || s.Resource == nil || s.Resource.Not || !allowsAssumeRole(s) {
				continue
			}
			for j := range s.Resource.Values {
				b.checkRoleReference(d, &s.Resource.Values[j])
			}
		}
	}
}

func allowsAssumeRole(s *policy.Statement) bool {
	if s.Action == nil || s.Action.Not {
		return false
	}
	for i := range s.Action.Values {
		if s.Action.Values[i].Pattern.Matches(strings.ToLower(aws.AssumeRole)) {
			return true
		}
	}
	return false
}

func (b *binder) checkRoleReference(d *Document, v *policy.ResourcePattern) {
	arn, _ := aws.ParseARN(v.Value)
	account := b.names.byID[arn.Account]
	if !arn.IsRole() || account == nil || strings.ContainsAny(v.Value, "*?$") {
		return
	}
	k := entityKey{arn.Account, syntax.Role, arn.Name()}
	if b.mayExist(account, k) {
		return
	}
	message := fmt.Sprintf("%s has no role %s", account.Alias.Value, strings.TrimPrefix(arn.Path(), "/")+arn.Name())
	remedy := "name a role that exists: AWS saves this without a warning"
	if e := b.names.entities[k]; e != nil {
		if pathOf(e) == arn.Path() {
			return
		}
		remedy = "the role's path is part of its ARN: write " + b.names.declaredARN(k)
	} else if elsewhere := b.names.byName[k.name]; len(elsewhere) == 1 && elsewhere[0].kind == syntax.Role {
		remedy = fmt.Sprintf("the role %s is in the account %s", k.name, elsewhere[0].account)
	}
	b.note(d.Ref, source.Finding{Code: InvalidRoleRef, At: v.Span, Message: message, Remedy: remedy})
}
