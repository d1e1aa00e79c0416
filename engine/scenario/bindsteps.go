package scenario

import (
	"fmt"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// act is what a step does, with its names bound.
type act struct {
	kind    syntax.ActKind
	actor   actor
	role    target
	session string
	// provider is the host of an OIDC provider, or ALIAS/NAME of a SAML provider.
	provider         string
	action, resource string
}

// actorKind says what an actor's name names.
type actorKind string

const (
	actorEntity  actorKind = "entity" // a user or a role of the file
	actorRoot    actorKind = "root"
	actorSession actorKind = "session"
	actorService actorKind = "service"
	actorARN     actorKind = "arn" // looked up when the step runs
)

type actor struct {
	kind actorKind
	key  entityKey
	// name is the session's name, the service or the ARN; account the 12 digits of root's account.
	name, account string
}

// target is a role: one of the file, or an ARN that may name what does not exist.
type target struct {
	key entityKey
	arn string
}

// bindItems goes through the walk in order, for what exists depends on the moment.
func (b *binder) bindItems() {
	for _, item := range b.file.Items {
		switch x := item.(type) {
		case *syntax.Wait:
			b.moment.clock = b.moment.clock.Add(x.Duration.Value)
			if b.moment.clock.Year() > 9999 {
				b.fail(OutsideTheWorld, x.Duration.Span(), "this moment is after the year 9999", "wait less")
				b.moment.clock = b.clock()
			}
		case *syntax.At:
			b.bindAt(x)
		case *syntax.Change:
			b.bindChange(x)
		case *syntax.Step:
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

func (b *binder) bindAt(x *syntax.At) {
	if x.Time.Value.IsZero() {
		return
	}
	if x.Time.Value.Before(b.moment.clock) {
		now := b.moment.clock.Format("2006-01-02T15:04:05Z07:00")
		b.fail(ClockGoesBack, x.Time.Span(), "the walk's clock says "+now+" already", "name a moment from "+now+" on")
		return
	}
	b.moment.clock = x.Time.Value
}

func (b *binder) bindStep(s *syntax.Step) {
	a := &act{}
	switch x := s.Act.(type) {
	case nil:
		return
	case *syntax.Assume:
		a.actor, a.role, a.session = b.actor(&x.Actor), b.role(&x.Role), x.Session.Value
	case *syntax.AssumeOIDC:
		a.provider, a.role, a.session = x.Host.Value, b.role(&x.Role), x.Session.Value
	case *syntax.AssumeSAML:
		a.provider, a.role, a.session = b.samlProvider(&x.Provider), b.role(&x.Role), x.Session.Value
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
	a.kind = s.Act.Kind()
	b.acts[s] = a
	if s.SessionPolicy != nil {
		n := 0
		for _, item := range b.file.Items {
			if _, ok := item.(*syntax.Step); ok {
				n++
			}
			if item == syntax.Item(s) {
				break
			}
		}
		b.sessionPolicy(n, a.session, s.SessionPolicy)
	}
}

// actor binds who acts.
func (b *binder) actor(n *syntax.Name) actor {
	text := n.Value
	switch alias, name, slash := strings.Cut(text, "/"); {
	case n.Missing():
		return actor{}
	case strings.HasPrefix(text, "arn:"):
		return b.actorARN(n)
	case slash && name == "root" && b.names.accounts[alias] != nil:
		return actor{kind: actorRoot, account: b.names.accounts[alias].Number.Value}
	}
	var found []actor
	var words []string
	for _, k := range b.names.find(text, syntax.User, syntax.Role) {
		found = append(found, actor{kind: actorEntity, key: k})
		words = append(words, fmt.Sprintf("the %s %s", k.kind, b.names.title(k)))
	}
	if b.names.sessions[text] {
		found = append(found, actor{kind: actorSession, name: text})
		words = append(words, "the session "+text)
	}
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) > 1:
		b.fail(AmbiguousName, n.Span(), fmt.Sprintf("%s names %s", text, list(words)), "write ALIAS/NAME, a whole ARN, or give the session another name")
	case isService(text):
		return actor{kind: actorService, name: text}
	default:
		b.unknownActor(n)
	}
	return actor{}
}

// actorARN binds an actor given by a whole ARN. Whether somebody of that name exists shows when the step runs.
func (b *binder) actorARN(n *syntax.Name) actor {
	arn, ok := aws.ParseARN(n.Value)
	kind, _, _ := strings.Cut(arn.Resource, "/")
	if !ok || arn.Service != "iam" && arn.Service != "sts" || !strings.Contains("user role root assumed-role federated-user", kind) {
		b.fail(WrongKind, n.Span(), fmt.Sprintf("%s does not name somebody who can act", n.Value), "name a user, a role, a session, or an account's root")
	}
	return actor{kind: actorARN, name: n.Value}
}

// isService reports whether a word is a service principal.
func isService(word string) bool {
	for _, end := range []string{".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".aws.internal"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

func (b *binder) unknownActor(n *syntax.Name) {
	candidates := b.names.near(syntax.User, syntax.Role)
	for s := range b.names.sessions {
		candidates = append(candidates, s)
	}
	sortStrings(candidates)
	otherwise := "an actor is ALIAS/NAME, an ARN, a session named with `as`, or a service like ec2.amazonaws.com"
	if alias, _, slash := strings.Cut(n.Value, "/"); slash && b.names.accounts[alias] == nil {
		otherwise = "the accounts are " + list(b.names.aliases())
	} else if len(b.names.find(n.Value, syntax.Group)) > 0 {
		otherwise = "this is a group, and nobody signs a request as a group: name one of its users"
	}
	remedy, fixes := didYouMean(n.Span(), n.Value, candidates, otherwise)
	b.fail(UnknownName, n.Span(), fmt.Sprintf("nobody here is called %s", n.Value), remedy, fixes...)
}

// role binds a role that is to be assumed.
func (b *binder) role(n *syntax.Name) target {
	if n.Missing() {
		return target{}
	}
	if strings.HasPrefix(n.Value, "arn:") {
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
		b.fail(WrongKind, n.Span(), fmt.Sprintf("%s is a user, and roles alone are assumed", n.Value), "name a role")
		return target{}
	}
	remedy, fixes := didYouMean(n.Span(), n.Value, b.names.near(syntax.Role), "declare the role, or write the whole ARN of one that need not exist")
	b.fail(UnknownName, n.Span(), fmt.Sprintf("no role is called %s", n.Value), remedy, fixes...)
	return target{}
}

func (b *binder) ambiguous(n *syntax.Name, found []entityKey) {
	words := make([]string, len(found))
	for i, k := range found {
		words[i] = fmt.Sprintf("the %s %s", k.kind, b.names.title(k))
	}
	b.fail(AmbiguousName, n.Span(), fmt.Sprintf("%s names %s", n.Value, list(words)), "write ALIAS/NAME")
}

func (b *binder) samlProvider(n *syntax.Name) string {
	alias, name, _ := strings.Cut(n.Value, "/")
	if a := b.names.accounts[alias]; a != nil {
		var known []string
		for _, p := range a.SAMLProviders {
			if p.Name.Value == name {
				return n.Value
			}
			known = append(known, alias+"/"+p.Name.Value)
		}
		if !n.Missing() {
			remedy, fixes := didYouMean(n.Span(), n.Value, known, "declare it with `saml-provider "+name+"`")
			b.fail(UnknownName, n.Span(), fmt.Sprintf("%s has no SAML provider %s", alias, name), remedy, fixes...)
		}
		return n.Value
	}
	if !n.Missing() {
		b.fail(UnknownName, n.Span(), fmt.Sprintf("no SAML provider is called %s", n.Value), "write ALIAS/PROVIDER; the accounts are "+list(b.names.aliases()))
	}
	return n.Value
}

// action checks the action of a call: one, and a whole one.
func (b *binder) action(n *syntax.Name) string {
	if !n.Missing() && !match.IsAction(n.Value) {
		b.fail(BadAction, n.Span(), fmt.Sprintf("%s is not one action", n.Value), "write service:Name, like s3:GetObject")
	}
	return n.Value
}

// resource checks what a call is about: an ARN, or *.
func (b *binder) resource(n *syntax.Name) string {
	if _, ok := aws.ParseARN(n.Value); ok || n.Value == "*" || n.Missing() {
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
	var known []string
	for s := range b.names.sessions {
		known = append(known, s)
	}
	sortStrings(known)
	remedy, fixes := didYouMean(n.Span(), n.Value, known, "a session is named with `as` where it is asked for")
	b.fail(UnknownName, n.Span(), fmt.Sprintf("no step names a session %s", n.Value), remedy, fixes...)
	return n.Value
}
