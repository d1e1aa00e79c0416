package importer

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// writer writes a world as a walk.
type writer struct {
	*world
	b strings.Builder
	// here are the managed policies of the account that is written.
	here map[string]bool
	// names are the session names that are taken.
	names map[string]bool
}

// width is where the JSON of a document is broken.
const width = 110

// write returns the walk.
func (w *world) write() string {
	wr := &writer{world: w, names: map[string]bool{}}
	wr.organization()
	for _, a := range w.accounts {
		wr.account(a)
	}
	wr.steps()
	w.fills.keep(wr.b.String())
	head := "title " + quoted(w.title()) + "\n"
	if at := w.start(); !at.IsZero() {
		head += "clock " + at.Text() + "\n"
	}
	return head + w.fills.lines() + "\n" + strings.TrimSpace(wr.b.String()) + "\n"
}

// title says what the walk is about: who asks for what.
func (w *world) title() string {
	if w.asked == nil {
		return "What was brought"
	}
	return requestWords(w.asked)
}

// requestWords name the two ends of a request.
func requestWords(r *fact.Request) string {
	return aws.ShortName(cmp.Or(r.Caller, r.Service, r.Provider)) + " → " + aws.ShortName(cmp.Or(r.Resource, r.Action))
}

// start is when the first request was made; zero if no source says.
func (w *world) start() fact.Moment {
	var first fact.Moment
	for _, r := range w.requests() {
		if !r.At.IsZero() && (first.IsZero() || r.At < first) {
			first = r.At
		}
	}
	return first.Seconds()
}

func (wr *writer) line(indent int, words ...string) {
	wr.b.WriteString(strings.Repeat("  ", indent) + strings.Join(words, " ") + "\n")
}

// organization stands for the one whose control policies were brought.
const organization = "o-brought"

func (wr *writer) organization() {
	if len(wr.controls) == 0 {
		return
	}
	wr.fills.list = append(wr.fills.list, Placeholder{organization, "the organization's ID"})
	wr.line(0, "organization "+organization+" {")
	if wr.management != "" {
		wr.line(1, "management", wr.management)
	}
	for _, c := range wr.controls {
		for _, a := range wr.bound(c) {
			wr.noted(1, c.Document, string(c.Kind), word(c.Name), "on", "account", word(a.alias))
		}
	}
	wr.line(0, "}")
}

// bound are the accounts that a control policy is over: those that its source names, else all.
func (wr *writer) bound(c fact.Control) []*account {
	var list []*account
	for _, a := range wr.accounts {
		if len(c.Targets) == 0 || slices.Contains(c.Targets, a.number) {
			list = append(list, a)
		}
	}
	return list
}

func (wr *writer) account(a *account) {
	in := ""
	if len(wr.controls) > 0 {
		in = " in " + organization
	}
	wr.line(0, "account", a.number, word(a.alias)+in, "{")
	if partition := wr.partitions.of(a.number); partition != aws.DefaultPartition &&
		slices.Contains(aws.PublicPartitions(), partition) {
		wr.line(1, "partition", partition)
	}
	if !wr.noControls {
		wr.line(1, "control-policies unknown")
	}
	wr.line(1, "principals unknown")
	wr.here = map[string]bool{}
	for _, m := range wr.managedOf(a.number) {
		wr.here[m.Name] = true
		wr.managedPolicy(m)
	}
	for _, p := range wr.providers {
		if p.Account == a.number {
			wr.provider(p)
		}
	}
	for _, e := range wr.entities {
		if e.Account == a.number {
			wr.entity(e)
		}
	}
	for _, r := range wr.resources {
		if arn, ok := aws.ParseARN(r.ARN); ok && cmp.Or(r.Account, arn.Account, wr.resourceAccount()) == a.number {
			wr.line(1, "resource", reference(r.ARN), "{")
			if r.Document.Known() {
				wr.noted(2, r.Document, "policy")
			} else {
				wr.line(2, "policies unknown")
			}
			wr.line(1, "}")
		}
	}
	wr.line(0, "}")
	wr.b.WriteByte('\n')
}

// resourceAccount is the account of resources whose ARN has none, such as buckets: the only account, else the last.
func (wr *writer) resourceAccount() string {
	if len(wr.accounts) == 0 {
		return ""
	}
	return wr.accounts[len(wr.accounts)-1].number
}

// managedOf are the customer managed policies of an account: those that were brought, and those that are attached.
func (wr *writer) managedOf(number string) []*fact.Managed {
	var list []*fact.Managed
	add := func(m *fact.Managed) {
		for _, o := range list {
			if strings.EqualFold(o.Name, m.Name) {
				o.Document = newer(o.Document, m.Document)
				return
			}
		}
		list = append(list, m)
	}
	for _, m := range wr.managed {
		if m.Account == number && m.Name != "" {
			add(m)
		}
	}
	for _, e := range wr.entities {
		for _, text := range append(slices.Clone(e.Attached), e.Boundary) {
			arn, ok := aws.ParseARN(text)
			switch {
			case ok && arn.Account == number:
				add(&fact.Managed{Name: arn.Name(), Path: arn.Path(), Account: number})
			case !ok && e.Account == number && isName(text):
				add(wr.managedCalled(text))
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *fact.Managed) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// managedCalled is the managed policy of the name whose account no source says; one without a text if there is none.
func (wr *writer) managedCalled(name string) *fact.Managed {
	for _, m := range wr.managed {
		if m.Name == name && m.Account == "" {
			return m
		}
	}
	return &fact.Managed{Name: name}
}

func (wr *writer) managedPolicy(m *fact.Managed) {
	if m.Path == "" || m.Path == "/" {
		wr.noted(1, m.Document, "managed-policy", word(m.Name))
		return
	}
	wr.line(1, "managed-policy", word(m.Name), "{")
	wr.line(2, "path", pathWord(m.Path))
	wr.noted(2, m.Document, "policy")
	wr.line(1, "}")
}

func (wr *writer) provider(p fact.Provider) {
	if p.SAML {
		wr.line(1, "saml-provider", word(p.Name))
		return
	}
	wr.line(1, "oidc-provider", p.URL, "{")
	for _, audience := range p.Audiences {
		wr.line(2, "audience", quoted(audience))
	}
	wr.line(1, "}")
}

// entity writes a user, a role or a group. What no source tells of it is said to be unknown.
func (wr *writer) entity(e *fact.Entity) {
	wr.onlyHere(e)
	wr.line(1, string(e.Kind), word(e.Name), "{")
	if e.Path != "" && e.Path != "/" {
		wr.line(2, "path", pathWord(e.Path))
	}
	if e.ID != "" && e.Kind != fact.Group {
		wr.line(2, "id", e.ID)
	}
	if e.Kind == fact.Role {
		wr.maxSession(e)
		wr.noted(2, e.Trust, "trust")
	}
	if e.MFA {
		wr.line(2, "mfa-device")
	}
	for _, g := range e.Groups {
		wr.line(2, "member-of", word(g))
	}
	wr.limits(e)
	source.Ordered(e.Inline, func(a, b *fact.Named) int { return cmp.Compare(a.Name, b.Name) })
	for _, p := range e.Inline {
		wr.noted(2, p.Document, "policy", word(p.Name))
	}
	for _, text := range slices.Sorted(slices.Values(e.Attached)) {
		wr.line(2, "attach", policyName(text))
	}
	wr.line(1, "}")
}

func (wr *writer) maxSession(e *fact.Entity) {
	switch {
	case e.MaxSession == 0:
		wr.line(2, "max-session unknown")
	case e.MaxSession != time.Hour:
		wr.line(2, "max-session", seconds(e.MaxSession))
	}
}

// limits writes what may be beside the policies that were brought, the boundary and the tags.
func (wr *writer) limits(e *fact.Entity) {
	if !wr.noMore && (!e.Whole.Inline || !e.Whole.Attached || e.Kind == fact.User && !e.Whole.Groups) {
		wr.line(2, "policies unknown")
	}
	if e.Kind == fact.Group {
		return
	}
	switch {
	case e.Boundary != "":
		wr.line(2, "boundary", policyName(e.Boundary))
	case !e.Whole.Boundary && !wr.noMore:
		wr.line(2, "boundary unknown")
	}
	if len(e.Tags) > 0 {
		wr.line(2, "tags", object(e.Tags))
	}
	if !e.Whole.Tags {
		wr.line(2, "tags unknown")
	}
}

// onlyHere takes the managed policies from an entity that cannot be attached to it. What it has then is not all.
func (wr *writer) onlyHere(e *fact.Entity) {
	elsewhere := func(text string) bool { return !wr.isHere(e, text) }
	if n := len(e.Attached); n > 0 {
		e.Attached = slices.DeleteFunc(e.Attached, elsewhere)
		e.Whole.Attached = e.Whole.Attached && len(e.Attached) == n
	}
	if e.Boundary != "" && elsewhere(e.Boundary) {
		e.Boundary, e.Whole.Boundary = "", false
	}
}

// isHere reports whether a managed policy is one of AWS's or of the entity's account, which is all that AWS attaches.
// What is not is said to be unread.
func (wr *writer) isHere(e *fact.Entity, text string) bool {
	arn, ok := aws.ParseARN(text)
	switch {
	case ok && arn.Account == "aws":
		return true
	case ok && arn.Account == e.Account && wr.here[arn.Name()], !ok && wr.here[text]:
		return true
	}
	wr.unread = append(wr.unread, fact.Unread{
		Span: e.Span, What: "the managed policy " + text + " of " + e.Name,
		Reason: "no source shows one of that name in the account",
	})
	return false
}

// policyName is how a walk names a managed policy: by its name, or by its ARN if it is one of AWS's.
func policyName(text string) string {
	if arn, ok := aws.ParseARN(text); ok && aws.IsAccountID(arn.Account) {
		return word(arn.Name())
	}
	return text
}

// object is a JSON object of strings, with its keys in order.
func object(m map[string]string) string {
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(m)) {
		parts = append(parts, tree.Quote(key)+": "+tree.Quote(m[key]))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// noted writes a line that ends in a document, and above it in a comment what a reader is told of it.
func (wr *writer) noted(indent int, d *fact.Document, words ...string) {
	if d != nil && d.Note != "" {
		wr.line(indent, "#", d.Note)
	}
	if d != nil && len(d.Rivals) > 0 {
		wr.line(indent, "# The sources have several texts of this document, and none says which is the latest:")
		for _, text := range d.Rivals {
			wr.line(indent, "#", wr.where(text.Span), text.JSON)
		}
	}
	wr.line(indent, append(words, wr.document(d, strings.Repeat("  ", indent)))...)
}

// document is the text of a document; unknown if no source has it, or if it is no JSON.
func (wr *writer) document(d *fact.Document, prefix string) string {
	if !d.Known() {
		return "unknown"
	}
	node, fault := tree.ReadJSON(d.JSON, source.Span{To: len(d.JSON)})
	if fault != nil || node.Kind != '{' {
		return "unknown"
	}
	return node.Indent(prefix, width-len(prefix))
}

// word is a name as the walk language has it: as it is, or as a string.
func word(name string) string {
	if name != "" && strings.Trim(name, aws.Letters+aws.Digits+"_-") == "" && !policyWords[name] {
		return name
	}
	return quoted(name)
}

// pathWord is a path as the walk language has it: as it is, or as a string where it has marks of the language.
func pathWord(path string) string {
	if strings.Trim(path, aws.NameCharacters+"/") == "" {
		return path
	}
	return quoted(path)
}

// policyWords are names that the language takes for something else where a name may stand.
var policyWords = map[string]bool{"unknown": true}

// seconds is a duration as the language has it.
func seconds(d time.Duration) string { return strconv.Itoa(int(d/time.Second)) + "s" }
