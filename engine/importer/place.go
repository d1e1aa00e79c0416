package importer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// nameUnnamed gives the entities that an answer does not name, such as that of list-attached-role-policies, to the one
// that their label names, or to the only one that is brought.
func (w *world) nameUnnamed() {
	for _, e := range w.entities {
		if e.Name != "" || e.Kind != "" {
			continue
		}
		if owner := w.named(e.Label); owner != nil {
			e.Kind, e.Name, e.Account = owner.Kind, owner.Name, owner.Account
			continue
		}
		w.unread = append(w.unread, fact.Unread{
			Span: e.Span, What: "a list of policies",
			Reason: "the answer does not say whose they are: put the role's or the user's name into the name of the file or above it",
		})
	}
	w.entities = slices.DeleteFunc(w.entities, func(e *fact.Entity) bool { return e.Kind == "" })
}

// named returns the entity that a hint names: the longest name that stands in it as a word, else the only entity with a
// name; nil if neither is there.
func (w *world) named(hint string) *fact.Entity {
	var found, only *fact.Entity
	several := false
	for _, e := range w.candidates() {
		several = several || only != nil && (only.Name != e.Name || only.Kind != e.Kind)
		only = e
		if holdsWord(hint, e.Name) && (found == nil || len(e.Name) > len(found.Name)) {
			found = e
		}
	}
	if found == nil && !several {
		return only
	}
	return found
}

// candidates are the entities that sources name, those of the request included.
func (w *world) candidates() []*fact.Entity {
	var list []*fact.Entity
	for _, e := range w.entities {
		if e.Name != "" {
			list = append(list, e)
		}
	}
	if w.asked == nil {
		return list
	}
	for _, text := range []string{w.asked.Caller, w.asked.Resource} {
		if arn, ok := aws.ParseARN(text); ok {
			if e := entityOfARN(arn); e != nil && !slices.ContainsFunc(list, func(o *fact.Entity) bool {
				return o.Kind == e.Kind && o.Name == e.Name
			}) {
				list = append(list, e)
			}
		}
	}
	return list
}

// entityOfARN is what an ARN of a user, a role or a session says of it; nil for others.
func entityOfARN(arn aws.ARN) *fact.Entity {
	switch arn.Kind() {
	case aws.KindSession:
		role, _ := arn.Session()
		return &fact.Entity{Kind: fact.Role, Account: arn.Account, Name: role}
	case aws.KindRole:
		return &fact.Entity{Kind: fact.Role, Account: arn.Account, Name: arn.Name(), Path: arn.Path()}
	case aws.KindUser:
		return &fact.Entity{Kind: fact.User, Account: arn.Account, Name: arn.Name(), Path: arn.Path()}
	}
	return nil
}

// holdsWord reports whether word stands in the text between characters that names do not have.
func holdsWord(text, word string) bool {
	const name = aws.Letters + aws.Digits + "_+=,.@-"
	for from := 0; word != ""; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(word)
		if (i == 0 || !strings.ContainsRune(name, rune(text[i-1]))) &&
			(end == len(text) || !strings.ContainsRune(name, rune(text[end])) || text[end] == '.' || text[end] == '-') {
			return true
		}
		from = i + 1
	}
	return false
}

// placeEntities gives an account to the entities whose source does not say it: that of the entity of the same name that
// has one, that of the request, that of the others of its source, or the only one that is brought.
func (w *world) placeEntities() {
	for _, e := range w.entities {
		if e.Account == "" {
			e.Account = w.accountOf(e)
		}
	}
	for _, m := range w.managed {
		if m.Account == "" {
			m.Account = w.accountOfSource(int(m.Span.Text))
		}
	}
}

func (w *world) accountOf(e *fact.Entity) string {
	numbers := map[string]bool{}
	for _, o := range w.entities {
		if o.Kind == e.Kind && o.Name == e.Name && o.Account != "" {
			numbers[o.Account] = true
		}
	}
	for _, text := range w.ofRequest() {
		if arn, ok := aws.ParseARN(text); ok {
			if o := entityOfARN(arn); o != nil && o.Kind == e.Kind && o.Name == e.Name {
				numbers[o.Account] = true
			}
		}
	}
	if len(numbers) == 0 && e.Trust.Known() {
		for p := range principalsOf(e.Trust) {
			// A role can trust a provider of its own account alone.
			if p.Form == policy.FormProvider && aws.IsAccountID(p.ARN.Account) {
				numbers[p.ARN.Account] = true
			}
		}
	}
	if len(numbers) == 1 {
		for number := range numbers {
			return number
		}
	}
	return w.accountOfSource(int(e.Span.Text))
}

// accountOfSource is the account of all that the source speaks of, "" if it speaks of none or of several.
func (w *world) accountOfSource(id int) string {
	number := ""
	for _, e := range w.entities {
		switch {
		case int(e.Span.Text) != id || e.Account == "" || e.Account == number:
		case number != "":
			return ""
		default:
			number = e.Account
		}
	}
	return number
}

// ofRequest are the ARNs of the request that is asked about.
func (w *world) ofRequest() []string {
	if w.asked == nil {
		return nil
	}
	return []string{w.asked.Caller, w.asked.Resource}
}

// placeBare gives the policies that nothing in their source places to their owners: trust policies first, because they
// say where callers come from.
func (w *world) placeBare(bare []fact.Bare) {
	for i := range bare {
		if bare[i].Kind == policy.Trust {
			w.placeTrust(&bare[i], roleNamedByAll(bare))
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

// roleNamedByAll is the ARN of the one role that the identity policies name, "" if they name none or several.
func roleNamedByAll(bare []fact.Bare) string {
	role := ""
	for i := range bare {
		if bare[i].Kind != policy.Identity {
			continue
		}
		for text := range rolesNamedIn(&bare[i].Document) {
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
	for _, m := range w.managed {
		if m.Name != "" || m.Document == nil {
			continue
		}
		if arn := w.attachedBy(m.Label); arn.Account != "" {
			m.Name, m.Path, m.Account = arn.Name(), arn.Path(), arn.Account
			continue
		}
		bare = append(bare, fact.Bare{Document: *m.Document, Kind: policy.Identity, Hint: m.Label})
	}
	return bare
}

// attachedBy is the customer managed policy that is attached and whose name the hint has, or the only one without a text.
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
			has := slices.ContainsFunc(w.managed, func(m *fact.Managed) bool { return m.Name == arn.Name() && m.Document.Known() })
			if !has && !slices.Contains(without, arn) {
				without = append(without, arn)
			}
		}
	}
	if len(without) == 1 {
		return without[0]
	}
	return aws.ARN{}
}

// placeTrust: a trust policy is that of the role that its words name, else of the role that is asked for, else of the one
// that the identity policies name, else of a role that nobody has named.
func (w *world) placeTrust(b *fact.Bare, named string) {
	role := w.owner(b, fact.Role)
	if role == nil || role.Trust.Known() && role.Trust.JSON != b.Document.JSON {
		role = w.target()
	}
	if role == nil && named != "" {
		role = w.ofARN(named)
	}
	if role == nil {
		role = w.unnamedTarget(w.accountOf(&fact.Entity{Kind: fact.Role, Name: unnamedRole, Trust: &b.Document}))
	}
	role.Trust = newer(role.Trust, &b.Document)
}

// unnamedRole and unnamedUser are the names of a role and a user that nobody has named.
const (
	unnamedRole = "ROLE_NAME"
	unnamedUser = "USER_NAME"
)

// owner is the entity that a command line or the words before a document name; nil if they name none.
func (w *world) owner(b *fact.Bare, kind fact.EntityKind) *fact.Entity {
	if b.Owner.Name != "" {
		return w.entity(b.Owner.Kind, w.accountNamed(b.Owner), b.Owner.Name, "")
	}
	var found *fact.Entity
	for _, e := range w.candidates() {
		if (kind == "" || e.Kind == kind) && holdsWord(b.Hint, e.Name) && (found == nil || len(e.Name) > len(found.Name)) {
			found = e
		}
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
var ofRole = regexp.MustCompile("(?i)\\b(?:trust(?: policy)? of|role)\\s+[*`'\"“]*([\\w+=,.@-]{2,64})")

// roleInWords is the name of the role that a heading names; "" if it names none.
func roleInWords(hint string) string {
	m := ofRole.FindStringSubmatch(hint)
	if m == nil || slices.Contains([]string{"the", "trust", "policy", "is", "in", "for"}, strings.ToLower(m[1])) {
		return ""
	}
	return strings.TrimRight(m[1], ".,")
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

// caller is the user or role that asks; nil if nobody says, or if a service, a provider or root asks.
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
		owner = w.target()
	}
	if owner == nil {
		owner = w.caller()
	}
	if owner == nil {
		owner = w.unnamedCaller()
	}
	name := b.Policy
	if name == "" {
		name = freeName(owner)
	}
	absorb(owner, &fact.Entity{Inline: []fact.Named{{Name: name, Document: &b.Document}}})
}

// unnamedCaller is the user that stands for a caller whom no source names.
func (w *world) unnamedCaller() *fact.Entity {
	name := w.fills.take(unnamedUser)
	if e := w.find(fact.User, "", name); e != nil {
		return e
	}
	number := w.trustedAccount()
	if number == "" {
		number = w.standFor(callerAccount)
	}
	return w.entity(fact.User, number, name, "")
}

// trustedAccount is the account that the trust policies let in, "" if they name none or several.
func (w *world) trustedAccount() string {
	number := ""
	for _, e := range w.entities {
		if !e.Trust.Known() {
			continue
		}
		for p := range principalsOf(e.Trust) {
			switch {
			case p.Account == "" || p.Account == number:
			case number != "":
				return ""
			default:
				number = p.Account
			}
		}
	}
	return number
}

// unnamedTarget is the role that stands for one that no source names; number is its account, "" if nobody says.
func (w *world) unnamedTarget(number string) *fact.Entity {
	name := w.fills.take(unnamedRole)
	if e := w.find(fact.Role, "", name); e != nil {
		return e
	}
	if number == "" {
		number = w.onlyAccount()
	}
	if number == "" {
		number = w.standFor(roleAccount)
	}
	return w.entity(fact.Role, number, name, "")
}

// freeName is a name for the policy of a bare document that its owner has not.
func freeName(e *fact.Entity) string {
	for n := 1; ; n++ {
		name := "brought"
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		if !slices.ContainsFunc(e.Inline, func(p fact.Named) bool { return p.Name == name }) {
			return name
		}
	}
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
	return slices.ContainsFunc(s.Action.Values, func(v policy.Action) bool { return v.Pattern.Matches(lower) }) != s.Action.Not
}

// placeLimit: a permissions boundary is that of the caller, a session policy goes with the request, and SCPs and RCPs
// hold over the account of the caller or of the resource.
func (w *world) placeLimit(b *fact.Bare) {
	switch b.Kind {
	case policy.Boundary:
		owner := w.owner(b, "")
		if owner == nil {
			owner = w.caller()
		}
		if owner == nil {
			owner = w.unnamedCaller()
		}
		name := "boundary-of-" + owner.Name
		w.managed = append(w.managed, &fact.Managed{Name: name, Account: owner.Account, Document: &b.Document})
		owner.Boundary = name
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
			w.resources = append(w.resources, fact.Resource{ARN: w.asked.Resource, Document: &b.Document})
			return
		}
	}
	w.unread = append(w.unread, fact.Unread{
		Span: b.Document.Span, What: "the policy of a resource",
		Reason: "the request is not about a resource with a policy of its own",
	})
}
