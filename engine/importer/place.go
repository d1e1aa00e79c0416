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

// nameUnnamed gives the entities that an answer does not name, such as that of list-attached-role-policies, to the one
// that their label names, or to the only one that is brought.
func (w *world) nameUnnamed() {
	for _, e := range w.entities {
		if e.Name != "" || e.Kind != "" {
			continue
		}
		kind := fact.EntityKind("")
		if e.Whole.Groups || len(e.Groups) > 0 {
			kind = fact.User
		}
		if owner := w.listed(e, kind); owner != nil {
			e.Kind, e.Name, e.Account = owner.Kind, owner.Name, cmp.Or(owner.Account, e.Account)
			w.owners[e.Span] = e.Name
			continue
		}
		what := "a list of policies"
		switch {
		case kind == fact.User:
			what = "a list of groups"
		case e.Tags != nil:
			what = "a list of tags"
		}
		w.unread = append(w.unread, fact.Unread{
			Span: e.Span, What: what,
			Reason: "the answer does not say whose they are: put the role's or the user's name into the name of the file or " +
				"above it",
		})
	}
	w.entities = slices.DeleteFunc(w.entities, func(e *fact.Entity) bool { return e.Kind == "" })
}

// listed is the entity that an answer without a name is of: the one that a command or words before it name, else the
// only one, else who asks, because that is whose policies are wanted first.
func (w *world) listed(e *fact.Entity, kind fact.EntityKind) *fact.Entity {
	if owner := w.ownerInCommand(e.Label); owner != nil {
		return owner
	}
	if owner := w.named(e.Label, kind); owner != nil {
		return owner
	}
	if w.asked == nil || e.Tags != nil { // tags of a role decide as well as those of the one who asks
		return nil
	}
	arn, _ := aws.ParseARN(w.asked.Caller)
	owner := entityOfARN(arn)
	if owner == nil || kind != "" && owner.Kind != kind {
		return nil
	}
	w.remarks = append(w.remarks, "The answer at "+w.where(e.Span)+" does not say whose it is. It is taken for that of "+
		owner.Name+", who asks.")
	return owner
}

// ownerInCommand is the entity that a command line of iam names by --role-name and the like; nil if it names none.
func (w *world) ownerInCommand(line string) *fact.Entity {
	for _, kind := range []fact.EntityKind{fact.Role, fact.User, fact.Group} {
		_, rest, found := strings.Cut(line, "--"+string(kind)+"-name")
		name := leadingName(strings.TrimLeft(rest, " ='\""))
		if found && isName(name) {
			e := &fact.Entity{Kind: kind, Name: name}
			e.Account = w.accountOf(e)
			return e
		}
	}
	return nil
}

// leadingName is the name that a text begins with, "" if it begins with none.
func leadingName(text string) string {
	return text[:len(text)-len(strings.TrimLeft(text, aws.NameCharacters))]
}

// named returns the entity that a hint names: the longest name that stands in it as a word, else the only entity with a
// name; nil if neither is there. An empty kind stands for any.
func (w *world) named(hint string, kind fact.EntityKind) *fact.Entity {
	var found, only *fact.Entity
	several := false
	for _, e := range w.candidates() {
		if kind != "" && e.Kind != kind {
			continue
		}
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
	for from := 0; word != ""; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(word)
		begins := i == 0 || !inName(text[i-1]) || areKindWords(text[:i])
		if begins && (end == len(text) || !inName(text[end]) || text[end] == '.' || text[end] == '-') {
			return true
		}
		from = i + 1
	}
	return false
}

func inName(c byte) bool { return strings.IndexByte(aws.NameCharacters, c) >= 0 }

// kindWords are words of a file's name that are not those of an entity.
var kindWords = []string{
	"list", "get", "attached", "inline", "names", "role", "roles", "user", "users", "group", "groups", "policy",
	"policies", "trust", "identity", "boundary", "permissions", "scp", "for", "of", "assume", "document", "iam", "aws",
	"answer", "output", "out",
}

// areKindWords reports whether a text ends in words of kinds, each with - or _ or . behind it: list-attached-role-.
func areKindWords(text string) bool {
	words := strings.FieldsFunc(text, func(c rune) bool { return !strings.ContainsRune(aws.Letters+aws.Digits+"-_.", c) })
	if len(words) == 0 || !strings.HasSuffix(text, words[len(words)-1]) {
		return false
	}
	last := words[len(words)-1]
	if !strings.ContainsRune("-_.", rune(last[len(last)-1])) {
		return false
	}
	for word := range strings.FieldsFuncSeq(last, isMark) {
		if !slices.Contains(kindWords, strings.ToLower(word)) {
			return false
		}
	}
	return true
}

func isMark(c rune) bool { return c == '-' || c == '_' || c == '.' }

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
			m.Account = w.accountOfSource(m.Span)
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
	if number := w.byName[string(e.Kind)+" "+e.Name]; number != "" {
		return number
	}
	return w.accountOfSource(e.Span)
}

// accountOfSource is the account of all that the source of a place speaks of, "" if it speaks of none or of several.
// What no source has, and was made up, has an empty place.
func (w *world) accountOfSource(at source.Span) string {
	if at.Empty() {
		return ""
	}
	number := ""
	for _, e := range w.entities {
		switch {
		case e.Span.Text != at.Text || e.Span.Empty() || e.Account == "" || e.Account == number:
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
