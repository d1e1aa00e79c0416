package scenario

import (
	"fmt"
	"sort"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// document reads the JSON of a policy once and files it under its name.
func (b *binder) document(f filing, json *syntax.JSON, change int) *Document {
	if json == nil || json.Missing() {
		return nil
	}
	at := json.Span()
	if d := b.docs[at.From]; d != nil {
		return d
	}
	doc := policy.Parse(b.Text.Body, at, f.as)
	if f.as.Kind == policy.Trust || f.as.Kind == policy.Resource {
		doc = b.checkPrincipals(doc)
	}
	d := &Document{Name: f.name, Label: f.label, Owner: f.owner, Kind: f.as.Kind, Change: change, Policy: &eval.Policy{Name: f.name, Doc: doc}}
	b.docs[at.From] = d
	b.names.policies[f.name] = true
	for _, found := range doc.Findings {
		b.Findings = append(b.Findings, Finding{Finding: found, Document: f.name})
	}
	if change == 0 {
		b.declared = append(b.declared, d)
	}
	return d
}

// checkPrincipals finds principals of declared accounts that do not exist at the moment at which the document is saved.
// AWS resolves them then, and refuses the document.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
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

func (b *binder) missingPrincipal(p *policy.Principal) (source.Finding, bool) {
	kind := syntax.User
	switch p.Form {
	case policy.FormUser:
	case policy.FormRole:
		kind = syntax.Role
	default:
		return source.Finding{}, false
	}
	account := b.names.byID[p.Account]
	if account == nil {
		return source.Finding{}, false
	}
	k := entityKey{p.Account, kind, p.Name}
	if b.moment.exists[k] && b.arnOf(k) == p.Value {
		return source.Finding{}, false
	}
	f := source.Finding{
		Type: source.Error, Code: InvalidPrincipal, At: p.Span, AWS: policy.InvalidPrincipalAnswer(p.Type, p.Value),
		Message: fmt.Sprintf("%s has no %s of this name, and AWS looks up every principal when the policy is saved", account.Alias.Value, kind),
		See:     "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html",
		Remedy:  "declare it, or name one that exists",
	}
	if near := b.nearARN(p.Value, kind); near != "" {
		f.Remedy = "did you mean " + near + "?"
		f.Fixes = []source.Fix{{Title: "Write " + near, Edits: []source.Edit{{At: p.Span, New: `"` + near + `"`}}}}
	}
	return f, true
}

// arnOf is the ARN of an entity as the moment has it.
func (b *binder) arnOf(k entityKey) string {
	path := b.moment.paths[k]
	if path == "" {
		path = "/"
	}
	return "arn:" + partitionOf(b.names.byID[k.account]) + ":iam::" + k.account + ":" + string(k.kind) + path + k.name
}

func partitionOf(a *syntax.Account) string {
	if a == nil || a.Partition == nil {
		return "aws"
	}
	return a.Partition.Name.Value
}

// nearARN is the ARN of an existing entity that arn was probably meant to be: the same but for its path, or a slip.
func (b *binder) nearARN(arn string, kind syntax.Kind) string {
	name := arn[strings.LastIndexByte(arn, '/')+1:]
	var all []string
	for k := range b.moment.exists {
		if k.kind != kind || !b.moment.exists[k] {
			continue
		}
		if k.name == name && strings.Contains(arn, k.account) {
			return b.arnOf(k)
		}
		all = append(all, b.arnOf(k))
	}
	if len(all) > 2000 {
		return ""
	}
	sort.Strings(all)
	return source.Nearest(arn, all)
}
