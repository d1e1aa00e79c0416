package scenario

import (
	"fmt"
	"sort"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

const nameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+=,.@-"

const quotasPage = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html"

func sortStrings(list []string) { sort.Strings(list) }

// plainName reports whether AWS would take name at this length.
func plainName(name string, longest int) bool {
	return name != "" && len(name) <= longest && !strings.ContainsFunc(name, func(c rune) bool { return !strings.ContainsRune(nameCharacters, c) })
}

// policyName warns of a policy name that AWS would refuse; the policy counts all the same.
func (b *binder) policyName(document string, n *syntax.Name) {
	if n.Missing() || plainName(n.Value, 128) {
		return
	}
	b.note(document, source.Finding{
		Code: InvalidPolicy, At: n.Span(), See: quotasPage,
		Message: fmt.Sprintf("%q is no name for a policy", n.Value),
		AWS:     `ValidationError: The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
		Remedy:  "write letters, digits and +=,.@_- alone, 128 at most",
	})
}

func (b *binder) entityName(n *syntax.Name, k entityKey) {
	longest := 64
	if k.kind == syntax.Group {
		longest = 128
	}
	if k.name == "" || plainName(k.name, longest) {
		return
	}
	b.note("", source.Finding{
		Code: InvalidName, At: n.Span(), See: quotasPage,
		Message: fmt.Sprintf("%q is no name for a %s", k.name, k.kind),
		AWS:     fmt.Sprintf("ValidationError: The specified value for %sName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-", k.kind),
		Remedy:  fmt.Sprintf("write letters, digits and +=,.@_- alone, %d at most", longest),
	})
}

// inlineQuotas are how long all inline policies of one entity may be together, white space apart.
var inlineQuotas = map[syntax.Kind]int{syntax.User: 2048, syntax.Group: 5120, syntax.Role: 10240}

// inlineQuota finds the inline policy that takes an entity beyond its quota. AWS would not save it.
func (b *binder) inlineQuota(k entityKey, title string, e *syntax.Entity) {
	sum, quota := 0, inlineQuotas[k.kind]
	for _, p := range e.Policies {
		d := b.docs[p.Document.Span().From]
		if d == nil {
			continue
		}
		sum += policy.Size(b.Text.Body, p.Document.Span(), policy.Identity)
		if sum <= quota {
			continue
		}
		f := source.Finding{
			Type: source.Error, Code: InlineQuota, At: p.Name.Span(), See: quotasPage,
			Message: fmt.Sprintf("with this policy the inline policies of %s have %d characters that count, and %d is the most", title, sum, quota),
			AWS:     fmt.Sprintf("LimitExceeded: Maximum policy size of %d bytes exceeded for %s %s", quota, k.kind, k.name),
			Remedy:  "make it a managed policy, or name fewer actions and resources",
		}
		d.Policy.Doc = d.Policy.Doc.With([]source.Finding{f})
		b.note(d.Name, f)
		return
	}
}

// checkReferences warns of identity policies that let somebody assume a role which its account does not have: a slip in
// the account number or the path, which AWS saves without a word.
func (b *binder) checkReferences() {
	for _, d := range b.Documents() {
		if d.Kind != policy.Identity {
			continue
		}
		for i := range d.Policy.Doc.Statements {
			s := &d.Policy.Doc.Statements[i]
			if s.Effect != policy.Allow || s.Resource == nil || s.Resource.Not || !assumesRole(s) {
				continue
			}
			for j := range s.Resource.Values {
				b.checkReference(d, &s.Resource.Values[j])
			}
		}
	}
}

func assumesRole(s *policy.Statement) bool {
	if s.Action == nil || s.Action.Not {
		return false
	}
	for i := range s.Action.Values {
		if s.Action.Values[i].Pattern.Matches("sts:assumerole") {
			return true
		}
	}
	return false
}

func (b *binder) checkReference(d *Document, v *policy.ResourcePattern) {
	parts := strings.SplitN(v.Value, ":", 6)
	if len(parts) != 6 || parts[2] != "iam" || !strings.HasPrefix(parts[5], "role/") || strings.ContainsAny(v.Value, "*?$") {
		return
	}
	account := b.names.byID[parts[4]]
	if account == nil || !d.Policy.Doc.Saved() {
		return
	}
	name := parts[5][strings.LastIndexByte(parts[5], '/')+1:]
	k := entityKey{parts[4], syntax.Role, name}
	message := fmt.Sprintf("%s has no role %s", account.Alias.Value, strings.TrimPrefix(parts[5], "role/"))
	remedy := "name a role that exists: AWS saves this without a word"
	if e := b.names.entities[k]; e != nil {
		if "role"+pathOf(e)+name == parts[5] {
			return
		}
		remedy = "the role's path belongs to its ARN: write " + "arn:" + partitionOf(account) + ":iam::" + parts[4] + ":role" + pathOf(e) + name
	} else if elsewhere := b.names.byName[name]; len(elsewhere) == 1 && elsewhere[0].kind == syntax.Role {
		remedy = fmt.Sprintf("the role %s is in the account %s", name, elsewhere[0].account)
	}
	b.note(d.Name, source.Finding{Code: InvalidRoleRef, At: v.Span, Message: message, Remedy: remedy})
}

// Documents lists every document that the file has, those of changes and solutions included, in order of place. What AWS
// writes is not among them.
func (w *Walk) Documents() []*Document {
	offsets := make([]int, 0, len(w.docs))
	for at := range w.docs {
		offsets = append(offsets, at)
	}
	sort.Ints(offsets)
	list := make([]*Document, len(offsets))
	for i, at := range offsets {
		list[i] = w.docs[at]
	}
	return list
}
