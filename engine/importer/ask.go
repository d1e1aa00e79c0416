package importer

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// ask finds the request where no source has one: the one role whose trust is not a service's alone is asked for by the
// one principal whose policies name it, else by the one that its trust names. Of several the first by ARN is taken, and
// it is asked which is meant. If no trust was brought, the role that a policy names is asked for.
func (w *world) ask() {
	if w.asked != nil {
		w.nameAction(w.asked)
		for i := range w.earlier {
			w.fillCaller(&w.earlier[i])
		}
		w.fillRequest()
		return
	}
	w.declareNamedRoles()
	roles := w.rolesToAsk()
	if len(roles) == 0 {
		return
	}
	role := w.roleAmong(roles)
	w.asked = &fact.Request{Origin: fact.FromPolicies, Action: aws.AssumeRole, Resource: w.arnOf(role), Session: "asked"}
	w.askedBy(w.asked, role)
	if only := w.onlyCaller(); only != "" && roleOf(only) != roleKey(w.asked) && w.asked.Provider == "" {
		w.asked.Caller, w.asked.Service = only, ""
	}
	w.fillRequest()
}

// nameAction takes a refusal whose words name neither a call nor a policy for one of sts:AssumeRole.
func (w *world) nameAction(r *fact.Request) {
	if r.Action != "" || r.Resource != "" || aws.NoPolicyRefused(r.Refused) == "" {
		return
	}
	r.Action = aws.AssumeRole
	w.declareNamedRoles()
	w.remarkOnce("AWS's words do not say which call they are about. It is taken to be sts:AssumeRole.")
}

// declareNamedRoles declares the roles that identity policies name, where no trust policy was brought that lets in more
// than services.
func (w *world) declareNamedRoles() {
	if slices.ContainsFunc(w.entities, func(e *fact.Entity) bool {
		return e.Trust.Known() && !trustsServicesAlone(e.Trust)
	}) {
		return
	}
	all := w.allNamings()
	// What a policy denies is asked for where none allows a role by its name.
	for _, texts := range [][]string{all.texts, all.denied} {
		found := false
		for _, text := range texts {
			if arn, ok := aws.ParseARN(text); ok && arn.IsRole() && !strings.ContainsAny(text, "*?$") {
				w.ofARN(text)
				found = true
			}
		}
		if found {
			return
		}
	}
}

// fillRequest completes the request with what can only be meant.
func (w *world) fillRequest() {
	r := w.asked
	if r.Provider != "" && r.Action == aws.AssumeRole {
		r.Action = aws.AssumeRoleWithWebIdentity
		if aws.LooksLikeARN(r.Provider) {
			r.Action = aws.AssumeRoleWithSAML
		}
	}
	if r.Resource == "" && strings.HasPrefix(r.Action, aws.AssumeRole) {
		caller := w.caller()
		roles := slices.DeleteFunc(w.rolesToAsk(), func(e *fact.Entity) bool { return e == caller && !e.Trust.Known() })
		if len(roles) > 0 {
			r.Resource = w.arnOf(w.roleAmong(roles))
		} else {
			r.Resource = w.arnOf(w.unnamedTarget(""))
		}
	}
	if r.Resource == "" && aws.ServiceOf(r.Action) == "iam" && strings.Contains(r.Action, "Role") {
		if roles := w.rolesToAsk(); len(roles) > 0 {
			r.Resource = w.arnOf(w.roleAmong(roles))
		}
	}
	if host := w.onlyProvider(w.target()); host != "" && w.isPlaceholder(r.Provider) {
		r.Provider = host
	}
	w.fillCaller(r)
	if r.Provider != "" && r.Sent.Claims == "" && r.Action == aws.AssumeRoleWithWebIdentity {
		r.Sent.Claims = object(map[string]string{"aud": w.audienceOf(r.Provider), "sub": w.fills.take(subject)})
		w.noToken = true
	}
}

// fillCaller finds who asks where the source does not say: who the person says to be, else the one principal whose
// policies name the role, or that its trust names.
func (w *world) fillCaller(r *fact.Request) {
	w.nameCaller(r)
	r.Caller = w.asCaller(r.Caller)
	if r.Caller != "" || r.Service != "" || r.Provider != "" {
		return
	}
	arn, _ := aws.ParseARN(r.Resource)
	role := w.find(fact.Role, arn.Account, arn.Name())
	switch {
	case strings.HasPrefix(r.Action, aws.AssumeRole+"With"):
		if role != nil {
			_, _, r.Provider = w.callersOf(role)
		}
	case w.onlyCaller() != "":
		r.Caller = w.onlyCaller()
	case role != nil && arn.IsRole():
		w.askedBy(r, role)
		r.Service, r.Provider = "", ""
	}
	switch {
	case r.Provider != "" || r.Caller != "":
	case r.Action == aws.AssumeRoleWithWebIdentity:
		r.Provider = w.fills.standFor(issuer, false)
	default:
		r.Caller = w.arnOf(w.unnamedCaller())
	}
}

// nameCaller names a caller that stands for a user whose account alone is known, such as that of an MFA device:
// the user of that account whose policies name the role, or that its trust lets in.
func (w *world) nameCaller(r *fact.Request) {
	caller, _ := aws.ParseARN(r.Caller)
	arn, _ := aws.ParseARN(r.Resource)
	role := w.find(fact.Role, arn.Account, arn.Name())
	if caller.Kind() == aws.KindSession {
		w.nameMachine(r, caller)
		return
	}
	if caller.Kind() != aws.KindUser || !w.isPlaceholder(caller.Name()) || role == nil {
		return
	}
	var user *fact.Entity
	for e := range w.naming(role) {
		if e.Kind != fact.User || e.Account != caller.Account || w.isPlaceholder(e.Name) {
			continue
		}
		if user == nil || e.Name < user.Name {
			user = e
		}
	}
	if user == nil && role.Trust.Known() {
		for p := range principalsOf(role.Trust) {
			// A device is that of a user.
			named := p.Form == policy.FormUser || p.Form == policy.FormRole && !r.Sent.MFA
			if named && p.Account == caller.Account {
				user = w.ofARN(p.Value)
				break
			}
		}
	}
	if user == nil {
		return
	}
	standIn := w.find(fact.User, caller.Account, caller.Name())
	if standIn != nil {
		absorb(user, standIn) // which has the policies that nothing else places
	}
	w.entities = slices.DeleteFunc(w.entities, func(e *fact.Entity) bool { return e == standIn })
	r.Caller, user.MFA = w.asCaller(w.arnOf(user)), user.MFA || r.Sent.MFA
}

// onlyCaller is the ARN of the person's credentials; "" if no answer says it, or if several do.
func (w *world) onlyCaller() string {
	only := ""
	for _, c := range w.callers {
		if only != "" && only != c.ARN {
			return ""
		}
		only = c.ARN
	}
	return only
}

// issuer stands for the issuer of a token that no source names.
const issuer = "<OIDC_PROVIDER>"

// subject stands for the subject of a token that no source has.
const subject = "TOKEN_SUBJECT"

// arnOf is the ARN of an entity.
func (w *world) arnOf(e *fact.Entity) string {
	return aws.EntityARN(aws.Kind(e.Kind), w.partitions.of(e.Account), e.Account, cmp.Or(e.Path, "/"), e.Name)
}

// rolesToAsk are the roles whose trust is not a service's alone, by ARN; all roles if there is none.
func (w *world) rolesToAsk() []*fact.Entity {
	var asked, all []*fact.Entity
	for _, e := range w.entities {
		if e.Kind != fact.Role {
			continue
		}
		all = append(all, e)
		if e.Trust.Known() && !trustsServicesAlone(e.Trust) {
			asked = append(asked, e)
		}
	}
	if asked == nil {
		asked = all
	}
	named := slices.DeleteFunc(slices.Clone(asked), func(role *fact.Entity) bool {
		for range w.naming(role) {
			return false
		}
		return true
	})
	if len(named) > 0 {
		asked = named
	}
	slices.SortStableFunc(asked, func(a, b *fact.Entity) int { return cmp.Compare(w.arnOf(a), w.arnOf(b)) })
	return asked
}

func trustsServicesAlone(d *fact.Document) bool {
	for p := range principalsOf(d) {
		if p.Type != "Service" {
			return false
		}
	}
	return true
}

// principalsOf goes over the principals that the Allow statements of a trust policy name.
func principalsOf(d *fact.Document) func(yield func(*policy.Principal) bool) {
	doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: policy.Trust})
	return func(yield func(*policy.Principal) bool) {
		for i := range doc.Statements {
			s := &doc.Statements[i]
			if s.Principal == nil || s.Principal.Not || s.Effect != policy.Allow {
				continue
			}
			for j := range s.Principal.Values {
				if !yield(&s.Principal.Values[j]) {
					return
				}
			}
		}
	}
}

// askedBy lets a request for a role be made by who may ask for it.
func (w *world) askedBy(r *fact.Request, role *fact.Entity) {
	var callers []string
	callers, r.Service, r.Provider = w.callersOf(role)
	switch {
	case len(callers) == 0:
	case r == w.asked:
		r.Caller = w.among(askCaller, callers)
	default:
		r.Caller = callers[0]
	}
}

// callersOf are who may ask for a role, by ARN: the entities whose policies name it, else who its trust policy lets in.
// Where a service or a provider stands first in that, it is the one.
func (w *world) callersOf(role *fact.Entity) (callers []string, service, provider string) {
	if named := w.callersNaming(role); len(named) > 0 {
		return named, "", ""
	}
	if !role.Trust.Known() {
		return []string{w.arnOf(w.unnamedCaller())}, "", ""
	}
	for p := range principalsOf(role.Trust) {
		switch p.Form {
		case policy.FormUser, policy.FormRole, policy.FormSession:
			return w.callersIn(role.Trust), "", ""
		case policy.FormService:
			return nil, p.Value, ""
		case policy.FormProvider:
			return nil, "", providerOf(p)
		case policy.FormAccount:
			return []string{w.arnOf(w.entity(fact.User, p.Account, w.fills.take(unnamedUser), ""))}, "", ""
		}
	}
	return []string{w.arnOf(w.unnamedCaller())}, "", ""
}

// onlyProvider is the host of the one OIDC provider that a role's trust policy names; "" if it names none or several.
func (w *world) onlyProvider(role *fact.Entity) string {
	host := ""
	if role == nil || !role.Trust.Known() {
		return ""
	}
	for p := range principalsOf(role.Trust) {
		switch h, ok := p.ARN.Behind(aws.KindOIDCProvider); {
		case !ok || h == host:
		case host != "":
			return ""
		default:
			host = h
		}
	}
	return host
}

// callerSession stands for the name of the session that asks, where the sources name its role alone.
const callerSession = "CALLER_SESSION"

// asCaller is who asks where a role is named: a session of it.
func (w *world) asCaller(text string) string {
	arn, ok := aws.ParseARN(text)
	if !ok || !arn.IsRole() {
		return text
	}
	return aws.SessionARN(arn.Partition, arn.Account, arn.Name(), w.fills.take(callerSession))
}

// providerOf is the host of an OIDC provider, or the ARN of a SAML provider.
func providerOf(p *policy.Principal) string {
	if host, ok := p.ARN.Behind(aws.KindOIDCProvider); ok {
		return host
	}
	return p.Value
}

func (w *world) groupsOf(e *fact.Entity) []*fact.Entity {
	var list []*fact.Entity
	for _, name := range e.Groups {
		if g := w.find(fact.Group, e.Account, name); g != nil {
			list = append(list, g)
		}
	}
	return list
}

// rolesNamedIn goes over the resources for which a document allows sts:AssumeRole.
func rolesNamedIn(d *fact.Document) func(yield func(string) bool) { return rolesIn(d, policy.Allow) }

// rolesIn goes over the resources for which statements of the effect have sts:AssumeRole.
func rolesIn(d *fact.Document, effect policy.Effect) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		if !d.Known() {
			return
		}
		doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: policy.Identity})
		for i := range doc.Statements {
			s := &doc.Statements[i]
			if s.Effect != effect || s.Resource == nil || s.Resource.Not || !hasAction(s, aws.AssumeRole) {
				continue
			}
			for _, v := range s.Resource.Values {
				if !yield(v.Value) {
					return
				}
			}
		}
	}
}
