package scenario

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/managed"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// managedPolicy is a managed policy that an account declares, in the short form or in the long one.
type managedPolicy struct {
	name *syntax.Name
	path string
	// json is its document; nil when its text was not supplied, which unknown then says.
	json    *syntax.JSON
	unknown *syntax.NotSupplied
}

// managedPolicies returns the managed policies of an account, in file order.
func managedPolicies(a *syntax.Account) []managedPolicy {
	var list []managedPolicy
	for _, item := range a.Items {
		switch x := item.(type) {
		case *syntax.ManagedPolicy:
			list = append(list, managedPolicy{&x.Name, "/", x.Document, x.Unknown})
		case *syntax.ManagedBlock:
			m := managedPolicy{name: &x.Name, path: "/"}
			if x.Path != nil && x.Path.Value != "" {
				m.path = x.Path.Value
			}
			if x.Policy != nil {
				m.json, m.unknown = x.Policy.Document, x.Policy.Unknown
			}
			list = append(list, m)
		}
	}
	return list
}

// bindManaged binds the managed policies that an account declares.
func (b *binder) bindManaged(a *syntax.Account) {
	alias := a.Alias.Value
	for _, m := range managedPolicies(a) {
		p := managedOf(m.name.Value, alias, a.Number.Value)
		if b.set[p.ref] {
			b.fail(DeclaredTwice, m.name.Span(), fmt.Sprintf("%s already has a managed policy called %s", alias, m.name.Value),
				"give each its own name")
			continue
		}
		b.document(p, m.json, 0)
		b.unknown(p, m.unknown)
		b.checkPolicyName(p.ref, m.name)
	}
}

// attach binds a managed policy that is attached to k: one of the account by name, or one of AWS's by ARN. The file may
// name it as the document as.
func (b *binder) attach(k entityKey, name *syntax.Name, as policy.Ref) {
	if name.Missing() {
		return
	}
	p, known := b.texts.managed(b.Walk, k.account, name.Value)
	switch {
	case !known:
		b.noSuchName(name, "managed policy", b.managedIn(k.account))
		return
	case p == nil: // its declaration has an error
		return
	case b.moment.gone[p.Ref]:
		b.fail(NotAtThisMoment, name.Span(), fmt.Sprintf("the managed policy %s does not exist at this moment", name.Value),
			"attach it before it is removed")
		return
	}
	b.bound.attachments[name], b.bound.managed[as] = p, p.Ref
	b.moment.attached[k] = append(b.moment.attached[k], p.Ref)
	if p.Ref.Kind != policy.RefAWSManaged || p.Doc.Supplied() {
		return
	}
	b.needManaged(name.Span(), name.Value)
}

// needManaged reports an AWS-managed policy whose text is not at hand, and records that it is wanted.
func (b *binder) needManaged(at source.Span, arn string) {
	name, _ := aws.ManagedByAWS(arn)
	if need := managed.PackOf(name) + "/" + name; !slices.Contains(b.Needs, need) {
		b.Needs = append(b.Needs, need)
	}
	f := source.Finding{
		Code: UnknownManaged, At: at,
		Message: fmt.Sprintf("the AWS-managed policies here (%s) have none called %s, so what it decides is unknown",
			managed.Version, name),
		Remedy: "attach a managed policy that the file declares, with the text that matters",
	}
	if b.library.Elsewhere != nil {
		if other := b.library.Elsewhere(name); other != "" {
			meant := strings.TrimSuffix(arn, name) + other
			f.Remedy, f.Fixes = source.Meant(meant), []source.Fix{source.Write(at, meant, meant)}
		}
	}
	b.note(policy.Ref{}, f)
}

// needSessionPolicies reports the AWS-managed policies among session policies whose text is not at hand.
func (b *binder) needSessionPolicies(arns *syntax.Strings) {
	if arns == nil {
		return
	}
	for _, item := range arns.Items {
		name, byAWS := aws.ManagedByAWS(item.Text)
		if _, ok := b.library.text(name); byAWS && !ok {
			b.needManaged(item.At, item.Text)
		}
	}
}

// managedIn returns the names of the managed policies of an account.
func (b *binder) managedIn(account string) []string {
	var names []string
	for _, m := range managedPolicies(b.names.byID[account]) {
		names = append(names, m.name.Value)
	}
	return names
}

// removeManaged binds `remove managed-policy`. AWS deletes none that is attached.
func (b *binder) removeManaged(x *syntax.ManagedPolicyOf, p place) operation {
	var holders []string
	for k, refs := range b.moment.attached {
		if slices.Contains(refs, p.ref) {
			holders = append(holders, b.names.title(k))
		}
	}
	if len(holders) > 0 {
		slices.Sort(holders)
		b.fail(NotAtThisMoment, x.Name.Span(), fmt.Sprintf("%s is attached to %s, so AWS answers DeleteConflict",
			x.Name.Value, source.List(holders, "and")), "delete what it is attached to first, or set another document with "+
			"`set managed-policy`")
		return nil
	}
	// Rule: A managed policy can be deleted only while it is attached nowhere.
	// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html
	// Proof: unsaved/managed-policy-is-removed-when-it-is-attached-nowhere.walk
	b.moment.gone[p.ref] = true
	return &removeManaged{p.owner, p.ref}
}

// detach records that k no longer has the boundary that the file names as the document as.
func (b *binder) detach(k entityKey, as policy.Ref) {
	boundary := b.bound.managed[as]
	if i := slices.Index(b.moment.attached[k], boundary); i >= 0 {
		b.moment.attached[k] = slices.Delete(slices.Clone(b.moment.attached[k]), i, i+1)
	}
}

// unknown records a document whose text was not supplied, as x says, which may be nil.
func (b *binder) unknown(p place, x *syntax.NotSupplied) {
	if x != nil {
		b.bound.unknown[x] = &eval.Policy{Ref: p.ref, Doc: policy.UnknownDocument(p.as.Kind, x.Span())}
		b.set[p.ref] = true
	}
}

// further is the place of documents that holder may have besides those of the file.
func further(holder, owner string, kind policy.Kind) place {
	return place{
		ref:   policy.Ref{Kind: policy.RefPolicies, Holder: holder},
		owner: owner, as: policy.Options{Kind: kind},
	}
}
