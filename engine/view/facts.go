package view

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/explain"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
)

// What is said in place of what a walk does not say.
const (
	notKnown    = "not known"
	noPrincipal = "no principal"
	nothing     = "nothing"
	allBut      = "all but "
	rootMay     = "all that no Deny takes away"
)

// entities are the stages of each user, role and resource of the walk, by ARN: as declared, then as changes left it.
func (b *builder) entities() map[string][]scenario.Entity {
	all := map[string][]scenario.Entity{}
	put := func(e scenario.Entity) { all[e.ARN] = append(all[e.ARN], e) }
	for _, a := range b.result.Before.Accounts {
		for _, u := range a.Users {
			put(scenario.Entity{ARN: u.ARN(), User: u})
		}
		for _, r := range a.Roles {
			put(scenario.Entity{ARN: r.ARN(), Role: r})
		}
		for _, r := range a.Resources {
			put(scenario.Entity{ARN: r.ARN, Resource: r})
		}
	}
	for _, e := range b.result.Changed {
		put(e)
	}
	return all
}

// factsOf are the facts of an ARN at each row at which they change.
func (b *builder) factsOf(arn string) []Facts {
	stages := b.stages[arn]
	if len(stages) == 0 {
		return appendFacts(nil, 0, b.strangerFacts(arn))
	}
	var list []Facts
	if stages[0].Row > 0 {
		list = appendFacts(list, 0, []Field{{"Exists", "not yet: a later change creates it", false}})
	}
	for i := range stages {
		list = appendFacts(list, stages[i].Row, entityFacts(&stages[i]))
	}
	return list
}

// appendFacts adds the facts from a row on, if they differ from those before.
func appendFacts(list []Facts, row int, fields []Field) []Facts {
	switch n := len(list); {
	case n > 0 && slices.Equal(list[n-1].Fields, fields):
	case n > 0 && list[n-1].Row == row:
		list[n-1].Fields = fields
	default:
		list = append(list, Facts{row, fields})
	}
	return list
}

// strangerFacts are those of what the file does not declare.
func (b *builder) strangerFacts(arn string) []Field {
	a, ok := aws.ParseARN(arn)
	account := b.result.Before.Account(a.Account)
	switch kind := a.Kind(); {
	case !ok:
		return []Field{}
	case kind == aws.KindRoot:
		return []Field{{"May", rootMay, false}}
	case kind != aws.KindUser && kind != aws.KindRole:
		return []Field{{"Policy", "not known: the walk does not declare it", false}}
	case account != nil && !b.result.Before.MayExist(arn):
		return []Field{{"Exists", "no: its account does not have it", false}}
	}
	list := []Field{{"May", notKnown + ": the walk does not declare it", false}}
	if a.Kind() == aws.KindRole {
		list = append([]Field{{"Trusts", notKnown + ": the walk does not declare it", false}}, list...)
	}
	return list
}

func entityFacts(e *scenario.Entity) []Field {
	switch {
	case e.User != nil:
		return userFacts(e.User)
	case e.Role != nil:
		return roleFacts(e.Role)
	case e.Resource != nil:
		return resourceFacts(e.Resource)
	}
	return []Field{{"Exists", "no: a change deleted it", false}}
}

func userFacts(u *iam.User) []Field {
	list := []Field{{"May", mayDo(u.Policies()), true}}
	list = appendIdentity(list, &u.Identity, u.Policies())
	var groups []string
	for _, g := range u.Groups {
		groups = append(groups, g.Name)
	}
	if len(groups) > 0 {
		list = append(list, Field{"Groups", strings.Join(groups, ", "), false})
	}
	if u.MFADevice {
		list = append(list, Field{"MFA", "has a device", false})
	}
	return list
}

func roleFacts(r *iam.Role) []Field {
	list := []Field{{"Trusts", letsIn(r.Trust), true}, {"May", mayDo(r.Policies()), true}}
	list = appendIdentity(list, &r.Identity, r.Policies())
	longest := "up to " + explain.Duration(r.MaxSession)
	if r.MaxSessionUnknown {
		longest = "longest " + notKnown
	}
	return append(list, Field{"Session", longest + ", 1 h by default, 1 h when chained", false})
}

func resourceFacts(r *iam.Resource) []Field {
	list := []Field{}
	if r.Policy == nil {
		list = append(list, Field{"Policy", "none of its own", false})
	} else {
		list = append(list, Field{"Lets in", letsIn(r.Policy), true})
	}
	return appendTags(list, r.Tags, nil, r.TagsUnknown)
}

// appendIdentity adds what users and roles have in common.
func appendIdentity(list []Field, i *iam.Identity, policies []*eval.Policy) []Field {
	var names []string
	for _, p := range policies {
		if p.Ref.Name != "" {
			names = append(names, p.Ref.Name)
		}
	}
	if len(names) > 0 {
		list = append(list, Field{"Policies", few(names), false})
	}
	if i.Boundary != nil {
		list = append(list, Field{"Boundary", mayDo([]*eval.Policy{i.Boundary}), true})
	}
	return appendTags(list, i.Tags, nil, i.TagsUnknown)
}

// appendTags adds tags, if there are or may be any.
func appendTags(list []Field, tags []iam.Tag, transitive []string, unknown bool) []Field {
	var words []string
	for _, t := range tags {
		word := t.Key + "=" + t.Value
		if slices.ContainsFunc(transitive, func(key string) bool { return strings.EqualFold(key, t.Key) }) {
			word += " (transitive)"
		}
		words = append(words, word)
	}
	if unknown {
		words = append(words, "there may be others")
	}
	if len(words) > 0 {
		list = append(list, Field{"Tags", strings.Join(words, ", "), false})
	}
	return list
}

// letsIn lists the principals that a trust policy or a resource's policy lets in.
func letsIn(p *eval.Policy) string {
	if p == nil {
		return noPrincipal
	}
	if !p.Doc.Saved() {
		return noPrincipal + ": AWS would not save it"
	}
	var names []string
	denies := false
	for i := range p.Doc.Statements {
		s := &p.Doc.Statements[i]
		denies = denies || s.Effect == policy.Deny
		if s.Effect != policy.Allow || s.Principal == nil {
			continue
		}
		for _, v := range s.Principal.Values {
			name := v.Value
			if s.Principal.Not {
				name = allBut + name
			}
			if len(s.Condition) > 0 {
				name += " (under a condition)"
			}
			names = append(names, name)
		}
	}
	return told(names, noPrincipal, denies, p.Doc.Unknown)
}

// mayDo lists what policies allow.
func mayDo(policies []*eval.Policy) string {
	names, denies, unknown := allowed(policies)
	return told(names, nothing, denies, unknown)
}

// allowed are the actions that policies allow, whether anything in them denies, and whether a part is not known.
func allowed(policies []*eval.Policy) (names []string, denies, unknown bool) {
	for _, p := range policies {
		if !p.Doc.Saved() {
			continue
		}
		unknown = unknown || p.Doc.Unknown
		for i := range p.Doc.Statements {
			s := &p.Doc.Statements[i]
			denies = denies || s.Effect == policy.Deny
			if s.Effect == policy.Allow {
				names = appendActions(names, s)
			}
		}
	}
	return names, denies, unknown
}

func appendActions(names []string, s *policy.Statement) []string {
	if s.Action == nil {
		return names
	}
	for _, a := range s.Action.Values {
		name := a.Value
		if s.Action.Not {
			name = allBut + name
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// told joins names, with what takes some of them away again and what a text may add that is not known.
func told(names []string, none string, denies, unknown bool) string {
	text := few(names)
	switch {
	case len(names) == 0 && unknown:
		text = notKnown + ": the text was not supplied"
	case len(names) == 0:
		text = none
	case unknown:
		text += ", and what is not known"
	}
	if denies && (len(names) > 0 || unknown) {
		text += "; less what a Deny takes away"
	}
	return text
}

func few(names []string) string {
	const most = 4
	if len(names) > most {
		return strings.Join(names[:most], ", ") + " and " + itoa(len(names)-most) + " more"
	}
	return strings.Join(names, ", ")
}
