package command

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// entity adds what a command says of a user, a role or a group.
func (r *reader) entity(l *line, e fact.Entity) {
	e.Span = l.span
	e.Path = cleanPath(e.Path)
	key := strings.Join([]string{string(e.Kind), e.Name, l.profile}, "\x00")
	for _, i := range r.seen[key] {
		replace(&r.facts.Entities[i], &e)
	}
	r.seen[key] = append(r.seen[key], len(r.facts.Entities))
	r.facts.Entities = append(r.facts.Entities, e)
	r.entities = append(r.entities, l.profile)
}

// replace takes from an entity what a later command has set anew.
func replace(old, e *fact.Entity) {
	if e.Trust != nil {
		old.Trust = nil
	}
	if e.Boundary != "" {
		old.Boundary = ""
	}
	if e.MaxSession > 0 {
		old.MaxSession = 0
	}
	if old.Tags != nil && e.Tags != nil {
		maps.Copy(old.Tags, e.Tags)
		e.Tags = old.Tags
	}
	old.Inline = slices.DeleteFunc(old.Inline, func(p fact.Named) bool {
		return slices.ContainsFunc(e.Inline, func(q fact.Named) bool { return p.Name == q.Name })
	})
}

func cleanPath(text string) string {
	if text == "" {
		return ""
	}
	return strings.ReplaceAll("/"+strings.Trim(text, "/")+"/", "//", "/")
}

// named is the entity of a command about one.
func named(l *line, kind fact.EntityKind) fact.Entity {
	return fact.Entity{Kind: kind, Name: l.text(string(kind) + "-name")}
}

// create makes the reader of create-role, create-user and create-group.
//
// See https://docs.aws.amazon.com/cli/latest/reference/iam/create-role.html
func create(kind fact.EntityKind) func(*reader, *line) {
	return func(r *reader, l *line) {
		e := named(l, kind)
		e.Path, e.Boundary, e.Tags = l.text("path"), r.boundaryARN(l), l.tags()
		if e.Path == "" {
			e.Path = "/"
		}
		if kind == fact.Role {
			e.Trust = r.document(l, "assume-role-policy-document")
			e.MaxSession = aws.DefaultMaxSession
			if d := r.duration(l, "max-session-duration"); d > 0 {
				e.MaxSession = d
			}
		}
		r.tell(l.profile, e.Boundary, l.span)
		r.entity(l, e)
		r.piece(l, string(kind)+" "+e.Name)
	}
}

func (r *reader) updateTrust(l *line) {
	e := named(l, fact.Role)
	e.Trust = r.document(l, "policy-document")
	r.entity(l, e)
	r.piece(l, "trust policy of "+e.Name)
}

func (r *reader) updateRole(l *line) {
	e := named(l, fact.Role)
	if e.MaxSession = r.duration(l, "max-session-duration"); e.MaxSession > 0 {
		r.entity(l, e)
		r.piece(l, "the longest session of "+e.Name)
	}
}

// put makes the reader of put-role-policy and its sisters.
func put(kind fact.EntityKind) func(*reader, *line) {
	return func(r *reader, l *line) {
		e := named(l, kind)
		name := l.text("policy-name")
		e.Inline = []fact.Named{{Name: name, Document: r.document(l, "policy-document")}}
		r.entity(l, e)
		r.piece(l, "policy "+name+" of "+string(kind)+" "+e.Name)
	}
}

// attach makes the reader of attach-role-policy and its sisters. A policy of a customer is in the entity's account.
func attach(kind fact.EntityKind) func(*reader, *line) {
	return func(r *reader, l *line) {
		e := named(l, kind)
		arn := l.text("policy-arn")
		if name := r.policies[r.variableOf(l.word("policy-arn"))]; name != "" {
			arn = name
		} else if !aws.LooksLikeARN(arn) {
			r.unread(l.span, "aws iam "+l.operation, "It is not known which policy it attaches.")
			return
		}
		e.Attached = []string{arn}
		r.tell(l.profile, arn, l.span)
		r.entity(l, e)
		r.piece(l, "policy "+aws.ShortName(arn)+", attached to "+string(kind)+" "+e.Name)
	}
}

// boundaryARN is the permissions boundary that a command sets; "" if it sets none. One that is no ARN is named.
func (r *reader) boundaryARN(l *line) string {
	arn := l.text("permissions-boundary")
	if arn != "" && !aws.LooksLikeARN(arn) {
		r.unread(l.span, "a permissions boundary", "It is not known which policy it is: "+arn+" is no ARN.")
		return ""
	}
	return arn
}

// boundary makes the reader of put-role-permissions-boundary and put-user-permissions-boundary.
func boundary(kind fact.EntityKind) func(*reader, *line) {
	return func(r *reader, l *line) {
		e := named(l, kind)
		e.Boundary = r.boundaryARN(l)
		r.tell(l.profile, e.Boundary, l.span)
		r.entity(l, e)
		r.piece(l, "permissions boundary of "+string(kind)+" "+e.Name)
	}
}

// tag makes the reader of tag-role and tag-user.
func tag(kind fact.EntityKind) func(*reader, *line) {
	return func(r *reader, l *line) {
		e := named(l, kind)
		e.Tags = l.tags()
		r.entity(l, e)
		r.piece(l, "tags of "+string(kind)+" "+e.Name)
	}
}

func (r *reader) member(l *line) {
	e := named(l, fact.User)
	e.Groups = []string{l.text("group-name")}
	r.entity(l, e)
	r.piece(l, "user "+e.Name+" in group "+e.Groups[0])
}

func (r *reader) device(l *line) {
	e := named(l, fact.User)
	e.MFA = true
	r.tell(l.profile, l.text("serial-number"), l.span)
	r.entity(l, e)
	r.piece(l, "MFA device of user "+e.Name)
}

func (r *reader) createPolicy(l *line) {
	m := fact.Managed{Name: l.text("policy-name"), Path: cleanPath(l.text("path"))}
	if m.Path == "" {
		m.Path = "/"
	}
	r.managedPolicy(l, &m)
}

// createVersion reads create-policy-version. A version that is not made the default decides nothing.
func (r *reader) createVersion(l *line) {
	m := fact.Managed{ARN: l.text("policy-arn")}
	if !l.has("set-as-default") {
		r.document(l, "policy-document")
		r.piece(l, "a version of managed policy "+aws.ShortName(m.ARN)+", which is not the default and decides nothing")
		return
	}
	if arn, ok := aws.ParseARN(m.ARN); ok {
		m.Name, m.Account = arn.Name(), arn.Account
		m.Path = arn.Path()
	}
	r.tell(l.profile, m.ARN, l.span)
	r.managedPolicy(l, &m)
}

func (r *reader) managedPolicy(l *line, m *fact.Managed) {
	m.Document, m.Span = r.document(l, "policy-document"), l.span
	if v := r.variableBefore(l); v != "" {
		r.policies[v] = m.Name
	}
	for i := range r.facts.Managed {
		if old := &r.facts.Managed[i]; old.Name == m.Name && r.managed[i] == l.profile {
			old.ARN, old.Document = cmp.Or(old.ARN, m.ARN), m.Document
			r.piece(l, "managed policy "+m.Name)
			return
		}
	}
	r.facts.Managed = append(r.facts.Managed, *m)
	r.managed = append(r.managed, l.profile)
	r.piece(l, "managed policy "+m.Name)
}

// provider adds an identity provider.
func (r *reader) provider(l *line, p fact.Provider, title string) {
	p.Span = l.span
	r.facts.Providers = append(r.facts.Providers, p)
	r.providers = append(r.providers, l.profile)
	r.piece(l, title)
}

func (r *reader) oidcProvider(l *line) {
	host := strings.TrimPrefix(l.text("url"), "https://")
	r.provider(l, fact.Provider{URL: host, Audiences: l.list("client-id-list")}, "identity provider "+host)
}

func (r *reader) audience(l *line) {
	arn, ok := aws.ParseARN(l.text("open-id-connect-provider-arn"))
	if host, is := arn.Behind(aws.KindOIDCProvider); ok && is {
		r.tell(l.profile, l.text("open-id-connect-provider-arn"), l.span)
		r.provider(l, fact.Provider{URL: host, Audiences: []string{l.text("client-id")}}, "an audience of "+host)
	}
}

func (r *reader) samlProvider(l *line) {
	name := l.text("name")
	r.provider(l, fact.Provider{SAML: true, Name: name}, "SAML provider "+name)
}

// bucketPolicy reads s3api put-bucket-policy.
func (r *reader) bucketPolicy(l *line) {
	bucket := l.text("bucket")
	arn := aws.ARN{Partition: aws.DefaultPartition, Service: "s3", Resource: bucket}
	r.facts.Resources = append(r.facts.Resources, fact.Resource{
		ARN: arn.String(), Document: r.document(l, "policy"), Span: l.span,
	})
	r.piece(l, "policy of bucket "+bucket)
}
