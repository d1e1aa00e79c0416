package importer

import (
	"slices"
	"strings"
	"unicode"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// sound leaves out of the facts what no walk can say, such as an entity without a name, and lists it as not read, so
// that the walk that is made always parses.
func sound(all *fact.Facts, fills *standIns) {
	refuse := func(u fact.Unread) { all.Unread = append(all.Unread, u) }
	soundDocuments(all, refuse)
	all.Entities = slices.DeleteFunc(all.Entities, func(e fact.Entity) bool {
		bad := e.Kind != "" && !isName(e.Name)
		if bad {
			refuse(fact.Unread{Span: e.Span, What: "a " + string(e.Kind), Reason: "it has no name that IAM allows"})
		}
		return bad
	})
	for i := range all.Entities {
		soundEntity(&all.Entities[i])
	}
	for i := range all.Managed {
		m := &all.Managed[i]
		if m.Name != "" && !isName(m.Name) {
			m.Name = ""
		}
		m.Path, m.Account = pathOf(m.Path), accountOf(m.Account)
	}
	all.Providers = slices.DeleteFunc(all.Providers, func(p fact.Provider) bool {
		return p.SAML && !isName(p.Name) || !p.SAML && !isHost(p.URL)
	})
	all.Resources = slices.DeleteFunc(all.Resources, func(r fact.Resource) bool { return !isARN(r.ARN) })
	all.Callers = slices.DeleteFunc(all.Callers, func(c fact.Caller) bool {
		if !isCaller(c.ARN) {
			refuse(fact.Unread{Span: c.Span, What: "the credentials of " + c.ARN, Reason: "no principal has such an ARN"})
		}
		return !isCaller(c.ARN)
	})
	soundEnds(all, fills, refuse)
	all.Requests = slices.DeleteFunc(all.Requests, func(r fact.Request) bool {
		bad := !isRequest(&r)
		if bad {
			refuse(fact.Unread{Span: r.Span, What: "a request", Reason: "it names what AWS has not"})
		}
		return bad
	})
}

// isRequest reports whether a walk can have a step for what a request names.
func isRequest(r *fact.Request) bool {
	return (r.Caller == "" || isCaller(r.Caller)) && (r.Resource == "" || r.Resource == "*" || isResource(r.Resource)) &&
		(r.Action == "" || isAction(r.Action)) && (r.Service == "" || isHost(r.Service)) &&
		(r.Provider == "" || isHost(r.Provider) || isARN(r.Provider))
}

// isResource reports whether an ARN can be asked for: a role's has a name and a path that IAM allows.
func isResource(text string) bool {
	arn, ok := aws.ParseARN(text)
	return ok && isARN(text) && (!arn.IsRole() || isName(arn.Name()) && pathOf(arn.Path()) != "" && arn.Region == "" &&
		aws.IsAccountID(arn.Account))
}

// soundAfter leaves out what the joining has taken from policies and no walk can say: a policy may name anything.
func (w *world) soundAfter() {
	if w.asked != nil && !isRequest(w.asked) {
		w.unread = append(w.unread, fact.Unread{
			Span: w.asked.Span, What: "the request that the policies allow", Reason: "they name what AWS has not",
		})
		w.asked = nil
	}
	w.entities = slices.DeleteFunc(w.entities, func(e *fact.Entity) bool { return !isName(e.Name) })
	for _, e := range w.entities {
		e.Path = pathOf(e.Path)
		foreign := func(text string) bool {
			arn, ok := aws.ParseARN(text)
			return ok && arn.Account != aws.PolicyOwner && arn.Account != e.Account
		}
		if slices.ContainsFunc(e.Attached, foreign) || foreign(e.Boundary) {
			w.unread = append(w.unread, fact.Unread{
				Span: e.Span, What: "a managed policy of " + e.Name,
				Reason: "it is of another account, and AWS attaches none of those",
			})
		}
		e.Attached = slices.DeleteFunc(e.Attached, foreign)
		if foreign(e.Boundary) {
			e.Boundary = ""
		}
	}
}

func soundEntity(e *fact.Entity) {
	e.Attached = union(nil, e.Attached)
	e.Path, e.Account = pathOf(e.Path), accountOf(e.Account)
	if !aws.IsUniqueID(e.ID) {
		e.ID = ""
	}
	e.Groups = slices.DeleteFunc(e.Groups, func(g string) bool { return !isName(g) })
	e.Attached = slices.DeleteFunc(e.Attached, func(a string) bool { return !isName(a) && !isPolicyARN(a) })
	e.Inline = slices.DeleteFunc(e.Inline, func(p fact.Named) bool { return !isName(p.Name) })
	if e.Boundary != "" && !isName(e.Boundary) && !isPolicyARN(e.Boundary) {
		e.Boundary = ""
	}
	if e.MaxSession != 0 && (e.MaxSession < aws.MinMaxSession || e.MaxSession > aws.MaxMaxSession) {
		e.MaxSession = 0
	}
}

// isName reports whether IAM has such names, of whichever kind: those of policies and groups are the longest.
func isName(name string) bool { return aws.PolicyName.Fits(name) }

func isHost(host string) bool {
	return strings.Contains(host, ".") && strings.Trim(host, aws.Letters+aws.Digits+"_.:/-") == "" ||
		host != "" && strings.Trim(host, aws.Letters+aws.Digits+"_-") == ""
}

// isCaller reports whether an ARN is of a principal that can ask for something.
func isCaller(text string) bool {
	arn, ok := aws.ParseARN(text)
	if !ok || !isARN(text) || arn.Region != "" || !aws.IsAccountID(arn.Account) || !aws.IsPartition(arn.Partition) {
		return false
	}
	switch arn.Kind() {
	case aws.KindRoot:
		return true
	case aws.KindSession:
		role, session := arn.Session()
		return isName(role) && isName(session)
	case aws.KindUser, aws.KindRole, aws.KindFederatedUser:
		return isName(arn.Name()) && pathOf(arn.Path()) != ""
	}
	return false
}

func isARN(text string) bool {
	arn, ok := aws.ParseARN(text)
	return ok && arn.Service != "" && strings.Trim(arn.Service, aws.Letters+aws.Digits+"-") == "" &&
		aws.IsPartition(arn.Partition) && !strings.ContainsFunc(text, func(c rune) bool {
		return unicode.IsSpace(c) || unicode.IsControl(c) || strings.ContainsRune("\"{}#", c)
	})
}

// isPolicyARN reports whether an ARN is of a managed policy.
func isPolicyARN(text string) bool {
	arn, ok := aws.ParseARN(text)
	if !ok || !isARN(text) || arn.Kind() != aws.KindPolicy || arn.Region != "" {
		return false
	}
	owned := arn.Account == aws.PolicyOwner || aws.IsAccountID(arn.Account)
	return owned && isName(arn.Name()) && pathOf(arn.Path()) != ""
}

func isAction(text string) bool {
	service, name, ok := strings.Cut(text, ":")
	return ok && service != "" && name != "" && strings.Trim(service+name, aws.Letters+aws.Digits+"-_") == ""
}

func pathOf(path string) string {
	if !strings.HasPrefix(path, "/") || !strings.HasSuffix(path, "/") || len(path) > 512 ||
		strings.ContainsFunc(path, func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune(`"{}#`, c) }) {
		return ""
	}
	return path
}

func accountOf(number string) string {
	if aws.IsAccountID(number) {
		return number
	}
	return ""
}
