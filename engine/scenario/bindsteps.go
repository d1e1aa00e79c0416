package scenario

import (
	"fmt"
	"sort"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// bindItems goes through the walk in order, because what exists depends on the moment.
func (b *binder) bindItems() {
	for _, item := range b.file.Items {
		switch x := item.(type) {
		case *syntax.Wait:
			b.moment.clock = b.moment.clock.Add(x.Duration.Value)
			if b.moment.clock.Year() > 9999 {
				b.fail(AfterYear9999, x.Duration.Span(), "this moment is after the year 9999", "wait less")
				b.moment.clock = b.bound.start
			}
		case *syntax.At:
			b.bindAt(x)
		case *syntax.Change:
			b.bindChange(x)
		case *syntax.Step:
			b.moment.step++
			b.bindStep(x)
		}
	}
	for k := range b.names.entities {
		b.moment.exists[k] = true // what follows may name what is deleted by the end of the walk
	}
	for _, item := range b.file.Items {
		if x, ok := item.(*syntax.ExpectFinding); ok {
			b.bindExpectFinding(x)
		}
	}
}

func (b *binder) bindExpectFinding(x *syntax.ExpectFinding) {
	p, ok := b.placeOf(x.On)
	if _, attached := b.bound.managed[p.ref]; ok && !attached {
		b.mustBeSet(x.On, p.ref)
	}
}

func (b *binder) bindAt(x *syntax.At) {
	if x.Time.Value.IsZero() {
		return
	}
	if x.Time.Value.Before(b.moment.clock) {
		now := b.moment.clock.Format("2006-01-02T15:04:05Z07:00")
		b.fail(ClockGoesBack, x.Time.Span(), "the walk's clock already says "+now, "name a moment from "+now+" on")
		return
	}
	b.moment.clock = x.Time.Value
}

func (b *binder) bindStep(s *syntax.Step) {
	if s.Act == nil {
		return
	}
	a := &act{kind: s.Act.Kind()}
	switch x := s.Act.(type) {
	case *syntax.Assume:
		a.actor, a.role, a.session = b.actor(&x.Actor), b.role(&x.Role), x.Session.Value
	case *syntax.AssumeOIDC:
		a.provider, a.role, a.session = x.Host.Value, b.role(&x.Role), x.Session.Value
		a.actor.title = a.provider
	case *syntax.AssumeSAML:
		a.provider, a.providerARN = b.samlProvider(&x.Provider)
		a.role, a.session = b.role(&x.Role), x.Session.Value
		a.actor.title = a.provider
	case *syntax.SessionToken:
		a.actor, a.session = b.actor(&x.Actor), x.Session.Value
	case *syntax.FederationToken:
		a.actor, a.session = b.actor(&x.Actor), x.Session.Value
	case *syntax.Call:
		a.actor = b.actor(&x.Actor)
		a.action, a.resource = b.action(&x.Action), b.resource(&x.Resource)
	case *syntax.RefreshSession:
		a.session = b.session(&x.Session)
	}
	b.bound.acts[s] = a
	b.needSessionPolicies(s.SessionPolicyARNs)
	if s.SessionPolicy != nil {
		b.document(sessionPolicyOf(b.moment.step, a.session), s.SessionPolicy, 0)
	}
}

// actor binds who acts.
func (b *binder) actor(n *syntax.Name) actor {
	text := n.Value
	switch alias, name, slash := strings.Cut(text, "/"); {
	case n.Missing():
		return actor{}
	case aws.LooksLikeARN(text):
		return b.actorARN(n)
	case slash && name == string(aws.KindRoot) && b.names.accounts[alias] != nil:
		return actor{kind: actorRoot, account: b.names.accounts[alias].Number.Value, title: alias + "/" + name}
	}
	var found []actor
	var words []string
	for _, k := range b.names.find(text, syntax.User, syntax.Role) {
		found = append(found, actor{kind: actorEntity, key: k, title: b.names.title(k)})
		words = append(words, fmt.Sprintf("the %s %s", k.kind, b.names.title(k)))
	}
	if b.names.sessions[text] {
		found = append(found, actor{kind: actorSession, name: text, title: text})
		words = append(words, "the session "+text)
	}
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		b.fail(AmbiguousName, n.Span(), fmt.Sprintf("%s names %s", text, source.List(words, "and")),
			"write ALIAS/NAME or a whole ARN, or give the session another name")
	case aws.IsServicePrincipal(text):
		return actor{kind: actorService, name: text, title: text}
	default:
		b.unknownActor(n)
	}
	return actor{}
}

// actorARN binds an actor given by a whole ARN. Whether a principal of that name exists shows when the step runs.
func (b *binder) actorARN(n *syntax.Name) actor {
	if c, ok := sts.CallerOf(n.Value); !ok || !c.Signs() {
		b.fail(WrongKind, n.Span(), fmt.Sprintf("%s does not name a principal that can act", n.Value),
			"name a user, a role, a session, or an account's root")
	}
	return actor{kind: actorARN, name: n.Value, title: n.Value}
}

func (b *binder) unknownActor(n *syntax.Name) {
	candidates := append(b.names.near(syntax.User, syntax.Role), b.sessionNames()...)
	sort.Strings(candidates)
	remedy := "an actor is ALIAS/NAME, an ARN, a session named with `as`, or a service like ec2.amazonaws.com"
	if alias, _, slash := strings.Cut(n.Value, "/"); slash && b.names.accounts[alias] == nil {
		remedy = "the accounts are " + source.List(b.names.aliases(), "and")
	} else if len(b.names.find(n.Value, syntax.Group)) > 0 {
		remedy = "this is a group, and a group signs no requests: name one of its users"
	}
	b.failNear(n.Span(), n.Value, fmt.Sprintf("the walk has no user, role or session called %s", n.Value), candidates,
		remedy)
}

func (b *binder) sessionNames() []string {
	var names []string
	for s := range b.names.sessions {
		names = append(names, s)
	}
	sort.Strings(names)
	return names
}

// role binds a role that is to be assumed.
func (b *binder) role(n *syntax.Name) target {
	if n.Missing() {
		return target{}
	}
	if aws.LooksLikeARN(n.Value) {
		return target{arn: n.Value}
	}
	found := b.names.find(n.Value, syntax.Role)
	switch {
	case len(found) == 1:
		return target{key: found[0]}
	case len(found) > 1:
		b.ambiguous(n, found)
		return target{}
	}
	if len(b.names.find(n.Value, syntax.User)) > 0 {
		b.fail(WrongKind, n.Span(), fmt.Sprintf("%s is a user, and only roles can be assumed", n.Value), "name a role")
		return target{}
	}
	b.failNear(n.Span(), n.Value, fmt.Sprintf("no role is called %s", n.Value), b.names.near(syntax.Role),
		"declare the role, or write the whole ARN of one that need not exist")
	return target{}
}

func (b *binder) ambiguous(n *syntax.Name, found []entityKey) {
	words := make([]string, len(found))
	for i, k := range found {
		words[i] = fmt.Sprintf("the %s %s", k.kind, b.names.title(k))
	}
	b.fail(AmbiguousName, n.Span(), fmt.Sprintf("%s names %s", n.Value, source.List(words, "and")), "write ALIAS/NAME")
}

// samlProvider binds ALIAS/PROVIDER, and returns it with the provider's ARN. The ARN is "" when the account is unknown.
func (b *binder) samlProvider(n *syntax.Name) (title, arn string) {
	alias, name, _ := strings.Cut(n.Value, "/")
	a := b.names.accounts[alias]
	if a == nil {
		if !n.Missing() {
			b.fail(UnknownName, n.Span(), fmt.Sprintf("no SAML provider is called %s", n.Value),
				"write ALIAS/PROVIDER; the accounts are "+source.List(b.names.aliases(), "and"))
		}
		return n.Value, ""
	}
	arn = aws.SAMLProviderARN(PartitionOf(a), a.Number.Value, name)
	var known []string
	for _, p := range a.SAMLProviders {
		if p.Name.Value == name {
			return n.Value, arn
		}
		known = append(known, alias+"/"+p.Name.Value)
	}
	if !n.Missing() {
		b.failNear(n.Span(), n.Value, fmt.Sprintf("%s has no SAML provider %s", alias, name), known,
			"declare it with `saml-provider "+name+"`")
	}
	return n.Value, arn
}

// action checks the action of a call: a single, complete one.
func (b *binder) action(n *syntax.Name) string {
	if !n.Missing() && !match.IsAction(n.Value) {
		b.fail(BadAction, n.Span(), fmt.Sprintf("%s is not one action", n.Value), "write service:Name, like s3:GetObject")
	}
	return n.Value
}

// resource checks what a call is about: an ARN, or *.
func (b *binder) resource(n *syntax.Name) string {
	if _, ok := aws.ParseARN(n.Value); ok || n.Value == aws.NoResource || n.Missing() {
		return n.Value
	}
	remedy := "write a whole ARN, like arn:aws:s3:::bucket/key, or *"
	var fixes []source.Fix
	if found := b.names.find(n.Value, syntax.Role, syntax.User); len(found) == 1 {
		arn := b.arnOf(found[0])
		remedy = "write its ARN: " + arn
		fixes = []source.Fix{{Title: "Write the ARN", Edits: []source.Edit{{At: n.Span(), New: arn}}}}
	}
	b.fail(BadResource, n.Span(), fmt.Sprintf("%s is neither an ARN nor *", n.Value), remedy, fixes...)
	return n.Value
}

// session binds the name of a session that some step gives.
func (b *binder) session(n *syntax.Name) string {
	if n.Missing() || b.names.sessions[n.Value] {
		return n.Value
	}
	b.failNear(n.Span(), n.Value, fmt.Sprintf("no step names a session %s", n.Value), b.sessionNames(),
		"a session is named with `as` where it is asked for")
	return n.Value
}
