package view

import (
	"slices"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/explain"
	"rolewalk/engine/iam"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// laneFacts are what the inspector lists of a credential: at its issue, and at each later row that changes them.
func (b *builder) laneFacts(c *scenario.Credential) []Facts {
	if c.Session == nil {
		fields := []Field{{"Asked", b.time(c.Asked), true}, {"Asked for until", b.time(c.Until), true}}
		return []Facts{{c.Row, fields}}
	}
	ended := b.endedBy(c)
	rows := []int{c.Row}
	if ended >= 0 {
		rows = append(rows, ended)
	}
	arn, _ := principalARN(c.Session)
	for _, e := range b.stages[arn] {
		rows = append(rows, e.Row)
	}
	for _, p := range c.Session.Policies {
		for _, v := range b.result.Documents {
			if v.Ref == p.Ref {
				rows = append(rows, v.From, v.Until)
			}
		}
	}
	slices.Sort(rows)
	var list []Facts
	for _, row := range rows {
		if row >= c.Row && row < len(b.result.Rows) {
			list = appendFacts(list, row, b.sessionFacts(c, row, ended >= 0 && ended <= row))
		}
	}
	return list
}

// sessionFacts are the facts of a credential as the world is after a row, by which a change may have ended it.
func (b *builder) sessionFacts(c *scenario.Credential, row int, ended bool) []Field {
	s := c.Session
	list := []Field{}
	if s.ARN != "" {
		list = append(list, Field{"ARN", s.ARN, true})
	}
	if s.Provisional {
		list = append(list, Field{"Standing", explain.Provisional, false})
	}
	if ended {
		list = append(list, Field{"Standing", "a change ended it", false})
	}
	list = b.appendMay(list, s, row)
	list = appendTags(list, s.Tags, s.Transitive, false)
	if s.SourceIdentity != "" {
		list = append(list, Field{"Source identity", s.SourceIdentity, true})
	}
	list = append(list,
		Field{"Expires", b.time(s.Expires), false},
		Field{"Issued", b.time(s.Issued), false},
		Field{"Lives", explain.Duration(s.Expires.Sub(s.Issued)), false},
	)
	if s.Chained {
		list = append(list, Field{"Chained", "yes: an hour at most", false})
	}
	if s.Kind == sts.RoleSession {
		list = append(list, Field{"Assumed role ID", s.ID, true})
	}
	return list
}

// endedBy is the row of the change that revoked a credential or deleted whose it is; -1 where none did.
func (b *builder) endedBy(c *scenario.Credential) int {
	for i := range b.result.Rows {
		if slices.Contains(b.result.Rows[i].Sessions, c) {
			return i
		}
	}
	return -1
}

// secrets are the three parts of a credential.
func secrets(s *sts.Session) []Field {
	if s == nil {
		return []Field{}
	}
	return []Field{
		{"Access key ID", s.AccessKeyID, true},
		{"Secret access key", s.SecretAccessKey, true},
		{"Session token", s.SessionToken, true},
	}
}

// appendMay adds what the session policy lets through, and what is left of what its principal may.
func (b *builder) appendMay(list []Field, s *sts.Session, row int) []Field {
	var held []*eval.Policy
	var boundary *eval.Policy
	switch identity, policies, there := b.principalOf(s, row); {
	case identity != nil:
		held, boundary = policies, identity.Boundary
	case there:
		return append(list, Field{"May", nothing + ": a change deleted its principal", false})
	case s.Root != nil:
		return append(list, Field{"May", rootMay, false})
	default:
		return append(list, Field{"May", notKnown, false})
	}
	limits := [][]*eval.Policy{}
	if s.Policies != nil {
		now := b.policiesAt(s.Policies, row)
		list = append(list, Field{"Session policy", mayDo(now), true})
		limits = append(limits, now)
	} else if s.Kind == sts.FederatedSession {
		limits = append(limits, nil)
	}
	if boundary != nil {
		list = append(list, Field{"Boundary", mayDo([]*eval.Policy{boundary}), true})
		limits = append(limits, []*eval.Policy{boundary})
	}
	name := "May"
	if len(limits) > 0 {
		name = "May, at most"
	}
	return append(list, Field{name, mayWithin(held, limits), true})
}

// principalOf is the user or the role that a session acts as, as it is after a row, with its identity policies. The
// identity is nil for what does not exist then, even if another has its name; there says that it did exist once.
func (b *builder) principalOf(s *sts.Session, row int) (i *iam.Identity, list []*eval.Policy, there bool) {
	arn, id := principalARN(s)
	for _, e := range b.stages[arn] {
		if e.Row > row {
			break
		}
		i, list, there = nil, nil, true
		switch {
		case e.User != nil && e.User.ID == id:
			i, list = &e.User.Identity, e.User.Policies()
		case e.Role != nil && e.Role.ID == id:
			i, list = &e.Role.Identity, e.Role.Policies()
		}
	}
	return i, list, there
}

// principalARN is the ARN of the user or the role that a session acts as, with its unique ID; empty for any other.
func principalARN(s *sts.Session) (arn, id string) {
	switch {
	case s.User != nil:
		return s.User.ARN(), s.User.ID
	case s.Role != nil:
		return s.Role.ARN(), s.Role.ID
	}
	return "", ""
}

// policiesAt returns session policies as they are after a row. A managed one has the text that it has then.
func (b *builder) policiesAt(list []*eval.Policy, row int) []*eval.Policy {
	now := make([]*eval.Policy, 0, len(list))
	for _, p := range list {
		if p.Ref.Kind == policy.RefManaged {
			p = b.versionAt(p.Ref, row)
		}
		if p != nil {
			now = append(now, p)
		}
	}
	return now
}

func (b *builder) versionAt(ref policy.Ref, row int) *eval.Policy {
	for _, v := range b.result.Documents {
		if v.Ref == ref && v.From <= row && row < v.Until {
			return v.Policy
		}
	}
	return nil
}

// mayWithin lists what policies allow and each of the limits does not cut off. Resources and conditions are left out of
// it, so that it is the most that is allowed.
func mayWithin(held []*eval.Policy, limits [][]*eval.Policy) string {
	actions, denies, unknown := allowed(held)
	for _, limit := range limits {
		within, less, open := allowed(limit)
		denies, unknown = denies || less, unknown || open
		if !open {
			actions = common(actions, within)
		}
	}
	return told(actions, nothing, denies, unknown)
}

// common is what two lists of actions have in common. A list of all but some actions is taken as it stands.
func common(a, b []string) []string {
	var list []string
	add := func(action string) {
		if !slices.Contains(list, action) {
			list = append(list, action)
		}
	}
	for _, x := range a {
		for _, y := range b {
			switch {
			case strings.HasPrefix(y, allBut), covers(y, x):
				add(x)
			case strings.HasPrefix(x, allBut), covers(x, y):
				add(y)
			}
		}
	}
	return list
}

// covers reports whether every action that one pattern matches is matched by another.
func covers(wide, narrow string) bool {
	if strings.Contains(wide, "?") && strings.Contains(narrow, "*") {
		return false
	}
	return match.NewAction(wide).Matches(strings.ToLower(narrow))
}
