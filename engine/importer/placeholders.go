package importer

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Placeholder is a text of the walk that stands for what no source has.
type Placeholder struct {
	Value string
	// Text is what stood in its place in the sources, or what to fill in.
	Text string
}

// standIns finds what a reader is meant to fill in, such as <ACCOUNT_ID>, and puts a text in its place that a walk can
// have: the same for the same, everywhere.
type standIns struct {
	list []Placeholder
	used map[string]bool
	// answers are what placeholders stand for where an answer says so, by value or by text. Those that are no
	// placeholder's are of other questions. Taken are the names of those that were of use, and refused says which cannot
	// be taken.
	answers map[string]string
	taken   map[string]bool
	refused []string
	// accounts are the texts that stand for the account of an entity: they do everywhere.
	accounts map[string]bool
	// stands reports whether a word or a number stands in the sources as it is, and so cannot stand for something else.
	stands func(word string) bool
}

// numbers gives the numbers that stand for accounts.
func (s *standIns) number() string {
	for n := 1; ; n++ {
		number := strings.Repeat("0", 12-len(strconv.Itoa(n))) + strconv.Itoa(n)
		if !s.used[number] && !s.stands(number) {
			s.used[number] = true
			return number
		}
	}
}

// word makes a word of at least six letters, digits, _ and - of a placeholder.
func (s *standIns) word(text string) string {
	word := strings.Trim(strings.Map(func(c rune) rune {
		if strings.ContainsRune(aws.Letters+aws.Digits+"_-", c) {
			return c
		}
		return '-'
	}, text), "-")
	if len(word) < 6 || word != text && s.stands(word) {
		word = "PLACE_" + word
	}
	for base, n := word, 2; s.used[word] || word != text && s.stands(word); n++ {
		word = base + "-" + strconv.Itoa(n)
	}
	s.used[word] = true
	return word
}

// standFor is what the walk has in place of a placeholder's text.
func (s *standIns) standFor(text string, account bool) string {
	for _, p := range s.list {
		if p.Text == text {
			return p.Value
		}
	}
	p := Placeholder{Text: text}
	if account {
		p.Value = s.number()
	} else {
		p.Value = s.word(text)
	}
	return s.settle(p)
}

// take keeps a word of our own for what no source has.
func (s *standIns) take(word string) string { return s.standFor(word, false) }

// isFor reports whether a value stands for the text.
func (s *standIns) isFor(text, value string) bool {
	return slices.Contains(s.list, Placeholder{Value: value, Text: text})
}

// settle lists a placeholder, or returns what an answer says that it stands for.
func (s *standIns) settle(p Placeholder) string {
	for _, name := range []string{p.Value, p.Text} {
		value, ok := s.answers[name]
		if !ok || value == "" || value == open {
			continue
		}
		s.taken[name] = true
		if aws.IsAccountID(p.Value) && !aws.IsAccountID(value) {
			s.refused = append(s.refused, strconv.Quote(value)+" is not an account number, which has twelve digits")
			continue
		}
		return value
	}
	s.list = append(s.list, p)
	return p.Value
}

// fill puts stand-ins into a document. Expressions are the texts in it that a reader could not evaluate.
func (s *standIns) fill(json string, expressions []string) string {
	for _, text := range bounded(json, placeholdersIn(json, expressions)) {
		json = strings.ReplaceAll(json, text, s.standFor(written(text), s.accounts[text] || inAccountOf(json, text)))
	}
	return json
}

// placeholdersIn are the placeholders of a document, the longest first, so that none is cut by another.
func placeholdersIn(json string, expressions []string) []string {
	list := slices.Clone(expressions)
	for rest := json; ; {
		found := policy.MarkedPlaceholder(rest)
		if found == "" {
			break
		}
		if !slices.Contains(list, found) {
			list = append(list, found)
		}
		rest = strings.ReplaceAll(rest, found, "")
	}
	apart := func(c rune) bool { return strings.ContainsRune("\"{}[],:/ \t\r\n", c) }
	for word := range strings.FieldsFuncSeq(json, apart) {
		if policy.LooksLikePlaceholder(word) && !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	for _, text := range noAccounts(json) {
		if !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	longestFirst(list)
	return list
}

// longestFirst sorts texts so that none stands behind one that is a part of it.
func longestFirst(list []string) {
	source.Ordered(list, func(a, b *string) int { return cmp.Or(len(*b)-len(*a), strings.Compare(*a, *b)) })
}

// inAccountOf reports whether a placeholder stands where an ARN has its account, or alone in a string.
func inAccountOf(json, text string) bool {
	for rest := json; ; {
		i := strings.Index(rest, text)
		if i < 0 {
			return false
		}
		before, after := rest[:i], rest[i+len(text):]
		if strings.HasPrefix(after, ":") {
			if start := strings.LastIndex(before, `"arn:`); start >= 0 && strings.Count(before[start:], ":") == 4 {
				return true
			}
		}
		if inPrincipals(before) && strings.HasPrefix(after, `"`) {
			return true
		}
		rest = after
	}
}

// inPrincipals reports whether a string that begins behind a text of JSON is one of AWS's principals, alone or in a
// list.
func inPrincipals(before string) bool {
	if strings.HasSuffix(before, `"AWS": "`) {
		return true
	}
	i := strings.LastIndex(before, `"AWS": [`)
	return i >= 0 && strings.HasSuffix(before, `"`) && !strings.ContainsAny(before[i+len(`"AWS": [`):], "]{")
}

// fillAll puts stand-ins into all documents and ARNs of the facts.
func fillAll(all *fact.Facts, answers map[string]string) *standIns {
	s := &standIns{used: map[string]bool{}, answers: answers, taken: map[string]bool{}, stands: standing(all)}
	s.accounts = map[string]bool{}
	for i := range all.Entities {
		if text := all.Entities[i].Account; isExpression(text) {
			s.accounts[text] = true
		}
	}
	for d := range documentsOf(all) {
		if d.Known() {
			d.JSON = s.fill(d.JSON, d.Expressions)
			s.settleDocument(all, d)
		}
	}
	for i := range all.Requests {
		s.fillRequest(&all.Requests[i])
	}
	for i := range all.Providers {
		p := &all.Providers[i]
		p.URL, p.Account = s.fillName(p.URL), s.fillAccount(p.Account)
	}
	for i := range all.Managed {
		m := &all.Managed[i]
		m.Name, m.Account = s.fillName(m.Name), s.fillAccount(m.Account)
	}
	for i := range all.Resources {
		all.Resources[i].ARN = s.fillName(all.Resources[i].ARN)
	}
	for i := range all.Entities {
		e := &all.Entities[i]
		e.Name, e.Account, e.Boundary = s.fillName(e.Name), s.fillAccount(e.Account), s.fillName(e.Boundary)
		for j := range e.Groups {
			e.Groups[j] = s.fillName(e.Groups[j])
		}
		for j := range e.Attached {
			e.Attached[j] = s.fillName(e.Attached[j])
		}
	}
	return s
}

// documentsOf goes over the documents of the facts.
func documentsOf(all *fact.Facts) func(yield func(*fact.Document) bool) {
	return func(yield func(*fact.Document) bool) {
		var list []*fact.Document
		for i := range all.Entities {
			e := &all.Entities[i]
			list = append(list, e.Trust)
			for j := range e.Inline {
				list = append(list, e.Inline[j].Document)
			}
		}
		for i := range all.Managed {
			list = append(list, all.Managed[i].Document)
		}
		for i := range all.Controls {
			list = append(list, all.Controls[i].Document)
		}
		for i := range all.Resources {
			list = append(list, all.Resources[i].Document)
		}
		for i := range all.Bare {
			list = append(list, &all.Bare[i].Document)
		}
		for _, d := range list {
			if d != nil && !yield(d) {
				return
			}
		}
	}
}

// keep leaves out the placeholders that do not stand in the text.
func (s *standIns) keep(text string) {
	s.list = slices.DeleteFunc(s.list, func(p Placeholder) bool { return !strings.Contains(text, p.Value) })
}

// lines are the lines of the walk that say what stands for what.
func (s *standIns) lines() string {
	source.Ordered(s.list, func(a, b *Placeholder) int { return strings.Compare(a.Value, b.Value) })
	var b strings.Builder
	for _, p := range s.list {
		b.WriteString("placeholder " + p.Value + " " + quoted(p.Text) + "\n")
	}
	return b.String()
}

// quoted is a text as a string of the walk language.
func quoted(text string) string { return tree.Quote(text) }
