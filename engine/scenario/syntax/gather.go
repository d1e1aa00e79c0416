package syntax

import (
	"reflect"
	"strings"
	"time"

	"rolewalk/engine/source"
)

// gather fills in what the constructs gather from their statements, and judges what is about a statement and not about
// a single word.
func gather(item Item, r *report) {
	switch x := item.(type) {
	case *Organization:
		for _, s := range x.Items {
			if m, ok := s.(*Management); ok {
				x.Management = m
			}
		}
	case *Account:
		gatherAccount(x, r)
	case *Step:
		gatherStep(x)
	case *Change:
		gatherChange(x, r)
	case *Challenge:
		gatherChallenge(x)
	}
}

func gatherAccount(a *Account, r *report) {
	if a.In != nil {
		placed(a.In, r)
	}
	for _, s := range a.Items {
		switch x := s.(type) {
		case *Partition:
			a.Partition = x
			if !contains(Partitions(), x.Name.Value) && !x.Name.Missing() {
				r.add(guessed(source.Finding{
					Code: BadPartition, At: x.Name.at, Message: "`" + short(x.Name.Value) + "` is no partition",
					Remedy: "the partitions are " + list(Partitions(), "and"),
				}, x.Name.Value, Partitions()))
			}
		case *Entity:
			a.Entities = append(a.Entities, x)
			gatherEntity(x, r)
		case *ManagedPolicy:
			a.ManagedPolicies = append(a.ManagedPolicies, x)
		case *OIDCProvider:
			a.OIDCProviders = append(a.OIDCProviders, x)
		case *SAMLProvider:
			a.SAMLProviders = append(a.SAMLProviders, x)
		case *Resource:
			a.Resources = append(a.Resources, x)
			gatherResource(x)
		}
	}
}

// placed judges ORGANIZATION/PATH.
func placed(n *Name, r *report) {
	for _, part := range strings.Split(n.Value, "/") {
		if part == "" && n.Value != "" {
			r.errorAt(BadPath, n.at, "`"+short(n.Value)+"` has an empty part between its slashes",
				"write the organization and its OUs, outermost first: `in o-example/Workloads/Prod`")
			return
		}
	}
}

func gatherEntity(e *Entity, r *report) {
	for _, s := range e.Items {
		switch x := s.(type) {
		case *Path:
			e.Path = &x.Path
			if p := x.Path.Value; p != "" && (!strings.HasPrefix(p, "/") || !strings.HasSuffix(p, "/")) {
				r.errorAt(BadPath, x.Path.at, "the path `"+short(p)+"` does not begin and end with a slash", "write it like `/eng/`; `/` alone is the default")
			}
		case *ID:
			e.ID = &x.ID
		case *TagList:
			e.Tags = &x.Tags
		case *MemberOf:
			e.MemberOf = append(e.MemberOf, &x.Group)
		case *MFADevice:
			e.MFADevice = x
		case *InlinePolicy:
			e.Policies = append(e.Policies, x)
		case *Attach:
			e.Attach = append(e.Attach, &x.Policy)
		case *BoundaryOfEntity:
			e.Boundary = &x.Boundary
		case *MaxSession:
			e.MaxSession = &x.Duration
			longest(&x.Duration, r)
		case *Trust:
			e.Trust = &x.Document
		}
	}
}

// longest judges the longest session of a role.
func longest(d *Duration, r *report) {
	if d.Value != 0 && (d.Value < time.Hour || d.Value > 12*time.Hour) {
		r.add(source.Finding{
			Code: BadDuration, At: d.at, Message: "`" + d.raw + "` is no longest session that a role may have",
			Remedy: "`max-session` takes a duration from 1h to 12h, like `max-session 4h`",
			See:    "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
		})
	}
}

func gatherResource(r *Resource) {
	for _, s := range r.Items {
		switch x := s.(type) {
		case *ResourcePolicy:
			r.Policy = &x.Document
		case *TagList:
			r.Tags = &x.Tags
		}
	}
}

func gatherStep(s *Step) {
	for _, item := range s.Items {
		switch x := item.(type) {
		case Act:
			s.Act = x
		case *For:
			s.For = &x.Duration
		case *ExternalID:
			s.ExternalID = &x.ID
		case *MFA:
			s.MFA = x
		case *SourceIdentity:
			s.SourceIdentity = &x.Name
		case *TagList:
			s.Tags = &x.Tags
		case *Transitive:
			s.Transitive = &x.Keys
		case *SessionPolicy:
			s.SessionPolicy = &x.Document
		case *SessionPolicyARNs:
			s.SessionPolicyARNs = &x.ARNs
		case *Claims:
			s.Claims = &x.Claims.Values
		case *From:
			s.From = &x.Address
		case *Context:
			s.Context = &x.Keys
		default:
			gatherSide(s, item)
		}
	}
}

// gatherSide takes the clauses that do not change the request.
func gatherSide(s *Step, item StepItem) {
	switch x := item.(type) {
	case *AutoRenew:
		s.AutoRenew = x
	case *WithoutSessionToken:
		s.WithoutSessionToken = x
	case *Note:
		s.Notes = append(s.Notes, x)
	case *Hint:
		s.Hints = append(s.Hints, &x.Text)
	case *Predict:
		s.Predict = x
	case *Expect:
		s.Expect = x
		switch {
		case x.Plain != "":
			x.Outcome = Outcome(x.Plain)
		case x.Code != nil:
			x.Outcome = Error
		case x.Explicit:
			x.Outcome = ExplicitDeny
		default:
			x.Outcome = Deny
		}
	}
}

func gatherChange(c *Change, r *report) {
	for _, s := range c.Items {
		switch x := s.(type) {
		case *Create:
			gatherEntity(&x.Entity, r)
			if alias, name, found := strings.Cut(x.Entity.Name.Value, "/"); !x.Entity.Name.Missing() && (!found || alias == "" || name == "") {
				r.errorAt(BadName, x.Entity.Name.at, "`"+short(x.Entity.Name.Value)+"` does not say in which account", "write `create "+string(x.Entity.Kind)+" ALIAS/NAME { … }`")
			}
		case *SetMaxSession:
			longest(&x.Duration, r)
		}
	}
}

func gatherChallenge(c *Challenge) {
	for _, s := range c.Items {
		switch x := s.(type) {
		case *Brief:
			c.Brief = &x.Text
		case *Edit:
			c.Edits = append(c.Edits, x)
		case *Solution:
			c.Solutions = append(c.Solutions, x)
		}
	}
}

// Walk calls visit for x and everything in it that has a place, outermost first, as long as visit says to go deeper.
func Walk(x Spanned, visit func(Spanned) bool) { walkValue(reflect.ValueOf(x), visit) }

var spannedType = reflect.TypeOf((*Spanned)(nil)).Elem()

func walkValue(v reflect.Value, visit func(Spanned) bool) {
	switch v.Kind() {
	case reflect.Interface:
		walkValue(v.Elem(), visit)
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return
		}
		if v.Type().Implements(spannedType) && !visit(v.Interface().(Spanned)) {
			return
		}
		walkFields(v.Elem(), visit)
	case reflect.Struct:
		if v.CanAddr() {
			walkValue(v.Addr(), visit)
		}
	case reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			walkValue(v.Index(i), visit)
		}
	}
}

// walkFields walks the fields that the grammar fills: what is gathered from them has been visited already.
func walkFields(v reflect.Value, visit func(Spanned) bool) {
	for i := 0; i < v.NumField(); i++ {
		if f := v.Type().Field(i); f.Tag != "" {
			walkValue(v.Field(i), visit)
		}
	}
}

// decodeAll reads every value of an item, but for documents that are judged already.
func decodeAll(item Item, judged map[int]bool, r *report) {
	Walk(item, func(x Spanned) bool {
		l, ok := x.(leaf)
		if ok && !judged[x.Span().From] {
			l.decode(r)
		}
		return !ok
	})
}
