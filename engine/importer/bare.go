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

// placeBare gives the policies that nothing in their source places to their owners: trust policies first, because they
// say where callers come from.
func (w *world) placeBare(bare []fact.Bare) {
	named := w.roleNamedByAll(bare)
	for _, services := range []bool{false, true} {
		for i := range bare {
			if b := &bare[i]; b.Kind == policy.Trust && trustsServicesAlone(&b.Document) == services {
				w.placeTrust(b, named, w.othersNameTarget(bare, b))
			}
		}
	}
	for i := range bare {
		b := &bare[i]
		switch b.Kind {
		case policy.Trust:
		case policy.Identity:
			w.placeIdentity(b)
		case policy.Boundary, policy.Session, policy.SCP, policy.RCP:
			w.placeLimit(b)
		default:
			w.placeResource(b)
		}
	}
}

// roleNamedByAll is the ARN of the one role that the identity policies name, "" if they name none or several: those
// that nothing places, and where there is none of these all others.
func (w *world) roleNamedByAll(bare []fact.Bare) string {
	var policies []*fact.Document
	for i := range bare {
		if bare[i].Kind == policy.Identity {
			policies = append(policies, &bare[i].Document)
		}
	}
	if policies == nil {
		for _, e := range w.entities {
			for i := range e.Inline {
				policies = append(policies, e.Inline[i].Document)
			}
		}
		for _, m := range w.managed {
			policies = append(policies, m.Document)
		}
	}
	role := ""
	for _, d := range policies {
		for text := range rolesNamedIn(d) {
			arn, ok := aws.ParseARN(text)
			switch {
			case !ok || !arn.IsRole() || strings.ContainsAny(text, "*?$") || text == role:
			case role != "":
				return ""
			default:
				role = text
			}
		}
	}
	return role
}

// nameless are the texts of managed policies whose answers do not say which policy it is. One that the label names, or
// the only one that is attached and has no text, is given it; the others stand for themselves.
func (w *world) nameless() []fact.Bare {
	var bare []fact.Bare
	owners := map[*fact.Managed]aws.ARN{} // before any has a name, because several versions of one may be there
	for _, m := range w.managed {
		if m.Name == "" && m.Document != nil {
			owners[m] = w.attachedBy(m.Label)
		}
	}
	for _, m := range w.managed {
		arn, ok := owners[m]
		switch {
		case !ok:
		case arn.Account != "":
			m.Name, m.Path, m.Account = arn.Name(), arn.Path(), arn.Account
		default:
			bare = append(bare, fact.Bare{Document: *m.Document, Kind: policy.Identity, Hint: m.Label})
		}
	}
	return bare
}

// attachedBy is the customer managed policy that is attached and whose name the hint has, or the only one without a
// text.
func (w *world) attachedBy(hint string) aws.ARN {
	var without []aws.ARN
	for _, e := range w.entities {
		for _, text := range append(slices.Clone(e.Attached), e.Boundary) {
			arn, ok := aws.ParseARN(text)
			if !ok || !aws.IsAccountID(arn.Account) {
				continue
			}
			if holdsWord(hint, arn.Name()) {
				return arn
			}
			has := func(m *fact.Managed) bool { return m.Name == arn.Name() && m.Document.Known() }
			if !slices.ContainsFunc(w.managed, has) && !slices.Contains(without, arn) {
				without = append(without, arn)
			}
		}
	}
	if len(without) == 1 {
		return without[0]
	}
	return aws.ARN{}
}

// placeTrust: a trust policy is that of the role that its words name, else of the role that is asked for, else of the
// one that the identity policies name, else of a role that no source names.
func (w *world) placeTrust(b *fact.Bare, named string, another bool) {
	role := w.owner(b, fact.Role)
	if another && (role == nil || role == w.target()) {
		w.unread = append(w.unread, fact.Unread{
			Span: b.Document.Span, What: "a trust policy",
			Reason: "nothing says of which role it is, and another stands under the name of the role that is asked for",
		})
		return
	} else if role == nil || role.Trust.Known() && role.Trust.JSON != b.Document.JSON {
		role = w.target()
	}
	if role == nil && named != "" {
		role = w.ofARN(named)
	}
	if role == nil {
		role = w.hopRole()
	}
	if role == nil {
		role = w.unnamedTarget(w.accountOf(&fact.Entity{Kind: fact.Role, Name: unnamedRole, Trust: &b.Document}))
	}
	if caller := w.roleOfService(b); caller != nil && role.Trust.Known() && role.Trust.JSON != b.Document.JSON {
		role = caller
	}
	role.Trust = newer(role.Trust, &b.Document)
	w.owners[b.Document.Span] = role.Name
}

// roleOfService is the role that a trust policy for services alone is of where the role that is asked for has another:
// the one role that that one lets in. It is nil if the trust policy lets in others.
func (w *world) roleOfService(b *fact.Bare) *fact.Entity {
	named := w.trustedPrincipals()
	if !trustsServicesAlone(&b.Document) || len(named) != 1 {
		return nil
	}
	if e := w.ofARN(named[0]); e != nil && e.Kind == fact.Role && !e.Trust.Known() {
		return e
	}
	return nil
}

// othersNameTarget reports whether the words before another trust policy name the role that is asked for, and those
// before this one do not.
func (w *world) othersNameTarget(bare []fact.Bare, b *fact.Bare) bool {
	role := w.target()
	if role == nil || holdsWord(b.Hint, role.Name) || b.Owner.Name != "" {
		return false
	}
	return slices.ContainsFunc(bare, func(o fact.Bare) bool {
		return o.Kind == policy.Trust && o.Document.Span != b.Document.Span && holdsWord(o.Hint, role.Name)
	})
}

// unnamedRole and unnamedUser are the names of a role and a user that no source names.
const (
	unnamedRole = "ROLE_NAME"
	unnamedUser = "USER_NAME"
)

// owner is the entity that a command line or the words before a document name; nil if they name none.
func (w *world) owner(b *fact.Bare, kind fact.EntityKind) *fact.Entity {
	if b.Owner.Name != "" {
		return w.entity(b.Owner.Kind, w.accountNamed(b.Owner), b.Owner.Name, "")
	}
	if e := w.ownerInCommand(b.Hint); e != nil && (kind == "" || e.Kind == kind) {
		return w.entity(e.Kind, e.Account, e.Name, "")
	}
	var found *fact.Entity
	for _, e := range w.candidates() {
		if (kind == "" || e.Kind == kind) && holdsWord(b.Hint, e.Name) && (found == nil || len(e.Name) > len(found.Name)) {
			found = e
		}
	}
	if found == nil {
		found = w.namedInWords(b.Hint, kind)
	}
	if found == nil {
		if name := roleInWords(b.Hint); name != "" && kind == fact.Role {
			return w.entity(fact.Role, w.accountOf(&fact.Entity{Kind: fact.Role, Name: name, Trust: &b.Document}), name, "")
		}
		return nil
	}
	return w.entity(found.Kind, found.Account, found.Name, found.Path)
}

// ofRole are the words before the name of a role.
var ofRole = []string{"trust policy of ", "trust of ", "role ", "role: ", "role name: ", "rolename: "}

// noRole are words that stand behind those and are no name: what a heading says of a role, and the words with which a
// sentence goes on, as in “could not assume role with OIDC”.
var noRole = []string{
	"trust", "policy", "role", "roles", "name", "named", "called", "arn", "session", "failed", "error", "using",
	"a", "an", "the", "this", "that", "these", "those", "my", "our", "your", "its", "it", "which", "who", "whose",
	"and", "or", "but", "if", "because", "when", "where", "while", "than", "then", "so", "not", "no", "only", "also",
	"of", "to", "in", "for", "with", "without", "within", "by", "from", "on", "at", "as", "into", "onto", "via", "per",
	"through", "under", "over", "after", "before", "during", "until", "against", "between", "across", "about",
	"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "can", "cannot",
	"could", "may", "might", "must", "shall", "should", "will", "would",
}

// roleInWords is the name of the role that a heading names; "" if it names none.
func roleInWords(hint string) string {
	lower := strings.ToLower(hint)
	for _, before := range ofRole {
		at := strings.Index(" "+lower, " "+before)
		if at < 0 || len(lower) != len(hint) {
			continue
		}
		name := leadingName(strings.TrimLeft(hint[at+len(before):], " *`'\"“"))
		name = strings.TrimRight(name, ".,")
		if len(name) > 1 && len(name) <= 64 && !slices.Contains(noRole, strings.ToLower(name)) {
			return name
		}
	}
	return ""
}

func (w *world) accountNamed(n fact.EntityName) string {
	return w.accountOf(&fact.Entity{Kind: n.Kind, Name: n.Name})
}

// target is the role that is asked for; nil if the request is for none.
func (w *world) target() *fact.Entity {
	if w.asked == nil {
		return nil
	}
	if arn, ok := aws.ParseARN(w.asked.Resource); ok && arn.IsRole() {
		return w.ofARN(w.asked.Resource)
	}
	return nil
}

// caller is the user or role that asks; nil if no source says, or if a service, a provider or root asks.
func (w *world) caller() *fact.Entity {
	if w.asked == nil {
		return nil
	}
	return w.ofARN(w.asked.Caller)
}

// placeIdentity: an identity policy is that of the entity that its words name, else the caller's where it speaks of the
// action that is asked, else the asked-for role's.
func (w *world) placeIdentity(b *fact.Bare) {
	owner := w.owner(b, "")
	if owner == nil && !speaksOf(&b.Document, w.action()) {
		if owner = w.target(); w.asked == nil {
			owner = w.onlyRole()
		}
	}
	if owner == nil {
		owner = w.likelyCaller()
	}
	name := b.Policy
	if name == "" {
		name = w.nameBrought(owner, b)
	}
	absorb(owner, &fact.Entity{Inline: []fact.Named{{Name: name, Document: &b.Document}}})
	w.owners[b.Document.Span] = owner.Name
}

// unnamedTarget is the role that stands for one that no source names; number is its account, "" if no source says.
func (w *world) unnamedTarget(number string) *fact.Entity {
	name := w.fills.take(unnamedRole)
	if e := w.find(fact.Role, "", name); e != nil {
		return e
	}
	if number == "" {
		number = w.standFor(roleAccount)
	}
	return w.entity(fact.Role, number, name, "")
}

// action is the action that is asked; sts:AssumeRole if nothing says.
func (w *world) action() string {
	if w.asked == nil || w.asked.Action == "" {
		return aws.AssumeRole
	}
	return w.asked.Action
}

// speaksOf reports whether a statement of the document has the action, in an Action or outside a NotAction.
func speaksOf(d *fact.Document, action string) bool {
	doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: policy.Identity})
	for i := range doc.Statements {
		if hasAction(&doc.Statements[i], action) {
			return true
		}
	}
	return false
}

func hasAction(s *policy.Statement, action string) bool {
	if s.Action == nil {
		return false
	}
	lower := strings.ToLower(action)
	matched := slices.ContainsFunc(s.Action.Values, func(v policy.Action) bool { return v.Pattern.Matches(lower) })
	return matched != s.Action.Not
}

// placeLimit: a permissions boundary is that of the caller, a session policy goes with the request, and SCPs and RCPs
// hold over the account of the caller or of the resource.
func (w *world) placeLimit(b *fact.Bare) {
	switch b.Kind {
	case policy.Boundary:
		owner := w.owner(b, "")
		if owner == nil {
			owner = w.likelyCaller()
		}
		name := "boundary-of-" + owner.Name
		w.managed = append(w.managed, &fact.Managed{Name: name, Account: owner.Account, Document: &b.Document})
		owner.Boundary = name
		w.owners[b.Document.Span] = owner.Name
	case policy.Session:
		if w.asked != nil {
			w.asked.Sent.SessionPolicy = b.Document.JSON
			return
		}
		w.unread = append(w.unread, fact.Unread{
			Span: b.Document.Span, What: "a session policy", Reason: "nothing says with which request it was sent",
		})
	default:
		w.controls = append(w.controls, fact.Control{Kind: b.Kind, Name: "brought", Document: &b.Document})
	}
}

// placeResource: the policy of a resource is that of the one that the request is about.
func (w *world) placeResource(b *fact.Bare) {
	if w.asked != nil {
		if arn, ok := aws.ParseARN(w.asked.Resource); ok && !arn.IsRole() {
			r := fact.Resource{ARN: cmp.Or(withPolicy(w.asked.Resource), w.asked.Resource), Document: &b.Document}
			if arn.Account == "" {
				r.Account = w.standFor(resourceAccount)
			}
			w.resources = append(w.resources, r)
			w.owners[b.Document.Span] = aws.ShortName(r.ARN)
			return
		}
	}
	w.unread = append(w.unread, fact.Unread{
		Span: b.Document.Span, What: "the policy of a resource",
		Reason: "the request is not about a resource with a policy of its own",
	})
}
