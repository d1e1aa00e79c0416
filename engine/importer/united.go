package importer

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// united makes one request of a command line, a profile or a token and of what AWS answered to it: an error, an event,
// or credentials. What the one does not say, the other does.
func united(requests []fact.Request) []fact.Request {
	list := withDecoded(slices.Clone(requests))
	byRole, all := map[string][]int{}, make([]int, 0, len(list))
	for i := range list {
		all = append(all, i)
		byRole[roleKey(&list[i])] = append(byRole[roleKey(&list[i])], i)
	}
	gone := map[int]bool{}
	for i := range list {
		p := &list[i]
		if !p.Shown && p.Origin != fact.FromToken && p.Origin != fact.FromAnswer {
			continue
		}
		candidates := append(slices.Clone(byRole[roleKey(p)]), byRole[""]...)
		if p.Resource == "" {
			candidates = all
		}
		best := -1
		for _, j := range candidates {
			if j != i && !gone[j] && fits(p, &list[j]) && (best < 0 || nearer(p, &list[j], &list[best])) {
				best = j
			}
		}
		if best >= 0 {
			complete(list, &list[best], p)
			gone[i] = true
		}
	}
	var left []fact.Request
	for i := range list {
		if !gone[i] {
			left = append(left, list[i])
		}
	}
	return left
}

// roleKey is the role that a request is for, without its path, which an answer does not have.
func roleKey(r *fact.Request) string {
	arn, ok := aws.ParseARN(r.Resource)
	if !ok {
		return r.Resource
	}
	return arn.Account + " " + arn.Name()
}

// fits reports whether p can be the request that AWS answered with q, or the token that is sent with it.
func fits(p, q *fact.Request) bool {
	if p.Origin == fact.FromToken {
		return q.Action == p.Action && q.Origin != fact.FromToken && q.Sent.Claims == "" && either(p.Provider, q.Provider)
	}
	answered := q.Refused != "" || q.Granted || q.Code != ""
	return answered && (!q.Shown || p.Origin == fact.FromConfig) && p.Refused == "" && !p.Granted &&
		(p.Action == q.Action || q.Action == "" || isPart(q, p)) &&
		(p.Origin == fact.FromConfig || either(p.Session, q.Session)) &&
		either(p.Provider, q.Provider) && either(p.Service, q.Service) &&
		(either(p.Caller, q.Caller) || p.Origin == fact.FromConfig && roleOf(p.Caller) == roleOf(q.Caller))
}

// isPart reports whether what AWS refused is a part of the call p: the right to send the session tags, or the source
// identity, that it sends.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
func isPart(q, p *fact.Request) bool {
	switch q.Action {
	case aws.TagSession:
		return len(p.Sent.Tags) > 0 && strings.HasPrefix(p.Action, aws.AssumeRole)
	case aws.SetSourceIdentity:
		return p.Sent.SourceIdentity != "" && strings.HasPrefix(p.Action, aws.AssumeRole)
	}
	return false
}

// either reports whether two texts are one, where one of them may be missing.
func either(a, b string) bool { return a == "" || b == "" || a == b }

// roleOf is the role of a session, with its account; the text itself for any other ARN.
func roleOf(text string) string {
	arn, _ := aws.ParseARN(text)
	if role, _ := arn.Session(); role != "" {
		return arn.Account + " " + role
	}
	return text
}

// nearer reports whether a is rather the answer to p than b: the next one in the text of p, else what AWS says for
// sure.
func nearer(p, a, b *fact.Request) bool {
	behind := func(r *fact.Request) int {
		if r.Span.Text == p.Span.Text && r.Span.From >= p.Span.To {
			return r.Span.From - p.Span.To
		}
		return int(^uint(0) >> 1)
	}
	return cmp.Or(cmp.Compare(behind(a), behind(b)), cmp.Compare(a.Origin, b.Origin), cmp.Compare(b.At, a.At)) < 0
}

// complete adds to q what p says of the same request. A profile does not say how its session is called, so the request
// that has made the session is given the name that q tells.
func complete(list []fact.Request, q, p *fact.Request) {
	if old, now := sessionIn(p.Caller), sessionIn(q.Caller); p.Origin == fact.FromConfig && old != "" && now != "" {
		for i := range list {
			if r := &list[i]; r.Origin == fact.FromConfig && r.Session == old && roleKey(r) == roleOf(p.Caller) {
				r.Session = now
			}
		}
	}
	if isPart(q, p) {
		q.Action = p.Action
	}
	q.Session, q.Profile = cmp.Or(q.Session, p.Session), cmp.Or(q.Profile, p.Profile)
	q.Action, q.Resource = cmp.Or(q.Action, p.Action), cmp.Or(q.Resource, p.Resource)
	q.Caller, q.Provider = cmp.Or(q.Caller, p.Caller), cmp.Or(q.Provider, p.Provider)
	if q.At.IsZero() {
		q.At = p.At
	}
	claims := cmp.Or(q.Sent.Claims, p.Sent.Claims)
	if p.Shown && !q.Shown {
		q.Sent, q.Shown, q.Masked = p.Sent, true, p.Masked
	} else if q.Sent.ExternalID == nil {
		q.Sent.ExternalID = p.Sent.ExternalID
	}
	q.Sent.Claims = claims
}

// sessionIn is the name of the session that an ARN is of; "" if it is of none.
func sessionIn(text string) string {
	arn, _ := aws.ParseARN(text)
	_, session := arn.Session()
	return session
}

// hops are the requests before the one that is asked, without those of profiles and commands that do not lead to it
// where AWS's own words say what is asked.
func hops(earlier []fact.Request, asked *fact.Request) []fact.Request {
	if asked.Origin >= fact.FromAnswer {
		return earlier
	}
	needed := map[string]bool{asked.Caller: true}
	keep := make([]bool, len(earlier))
	for i := len(earlier) - 1; i >= 0; i-- {
		r := &earlier[i]
		arn, _ := aws.ParseARN(r.Resource)
		made := aws.SessionARN(arn.Partition, arn.Account, arn.Name(), r.Session)
		if keep[i] = r.Origin < fact.FromAnswer || r.Granted || needed[made]; keep[i] {
			needed[r.Caller] = true
		}
	}
	var list []fact.Request
	for i := range earlier {
		if keep[i] {
			list = append(list, earlier[i])
		}
	}
	return list
}

// hopRole is the role of the last request before the one that is asked whose trust policy no source has; nil if there
// is none.
func (w *world) hopRole() *fact.Entity {
	for i := len(w.earlier) - 1; i >= 0; i-- {
		arn, ok := aws.ParseARN(w.earlier[i].Resource)
		if !ok || !arn.IsRole() {
			continue
		}
		if role := w.ofARN(w.earlier[i].Resource); role != nil && !role.Trust.Known() {
			return role
		}
	}
	return nil
}

// withDecoded adds what a decoded message says to the error of the same request, which has AWS's sentence.
func withDecoded(list []fact.Request) []fact.Request {
	return slices.DeleteFunc(list, func(d fact.Request) bool {
		if d.Origin != fact.FromDecoded {
			return false
		}
		i := slices.IndexFunc(list, func(q fact.Request) bool {
			return q.Origin == fact.FromError && q.Caller == d.Caller && q.Action == d.Action && q.Resource == d.Resource
		})
		if i < 0 {
			return false
		}
		q := &list[i]
		q.Context, q.Statements, q.Unconditioned, q.Encoded = d.Context, d.Statements, d.Unconditioned, false
		return true
	})
}
