package files

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"rolewalk/engine/importer/answer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/cloudformation"
	"rolewalk/engine/importer/command"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/fragment"
	"rolewalk/engine/importer/pipeline"
	"rolewalk/engine/importer/profile"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/importer/token"
	"rolewalk/engine/importer/trail"
	"rolewalk/engine/importer/value"
	"rolewalk/engine/importer/yaml"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Facts are what the files among the sources say, which are sorted as brought.Sorted does. Answers are those of the
// case.
func Facts(sources []brought.Source, answers map[string]string) fact.Facts {
	var all fact.Facts
	given := parametersOf(sources)
	for i, src := range sources {
		if !brought.NeedsFiles(src) {
			continue
		}
		src.Body, _ = secret.Remove(src.Body, source.TextID(i)) // the core says what was taken out
		src.Body = brought.Unnumbered(src.Body)
		r := &reader{src: src, id: source.TextID(i), answers: answers, left: src.Body, parameters: given}
		if plain := brought.Plain(src.Body); plain != src.Body && r.unescaped(plain) {
			all.Add(&r.Facts)
			continue
		}
		r.read()
		r.Facts.Read = brought.Taken(src.Body, r.left, r.id)
		all.Add(&r.Facts)
	}
	return all
}

// reader reads one source, form by form.
type reader struct {
	fact.Facts
	src     brought.Source
	id      source.TextID
	answers map[string]string
	// left is the text with blanks in place of what was read.
	left string
	// workflow is what was read of a workflow; nil if nothing was.
	workflow *tree.Node
	// parameters are the values that the sources give to the parameters of stacks.
	parameters *parameters
	// hint is what stands above a part of the text.
	hint string
}

// unescaped reads a text that is escaped as a whole; what it finds stands in all of the source. ok is false if it finds
// nothing.
func (r *reader) unescaped(plain string) (ok bool) {
	whole := source.Span{Text: r.id, To: len(r.src.Body)}
	inner := &reader{
		src: brought.Source{Name: r.src.Name, Body: plain}, id: r.id, answers: r.answers, left: plain,
		parameters: r.parameters,
	}
	inner.read()
	if len(inner.Pieces) == 0 {
		return false
	}
	r.Facts = inner.Facts
	r.MoveTo(whole)
	r.Facts.Read = []source.Span{whole}
	return true
}

func (r *reader) read() {
	r.text("config", profile.Read)
	if r.isFile() {
		r.yaml() // its scripts have commands, whose variables it knows
	}
	r.text("command", command.Read)
	r.text("command", command.Calls)
	r.text("token", token.Read)
	r.json()
	r.yaml()
	r.lines()
	r.code(r.left)
}

// text reads with a reader that takes its parts out of the text.
func (r *reader) text(form string, read func(body string, id source.TextID) (facts fact.Facts, rest string)) {
	facts, rest := read(r.left, r.id)
	r.take(facts, form)
	r.left = rest
}

func (r *reader) take(facts fact.Facts, form string) {
	for i := range facts.Pieces {
		facts.Pieces[i].Form = cmp.Or(facts.Pieces[i].Form, form)
	}
	r.Add(&facts)
}

// blank takes a part out of the text.
func (r *reader) blank(at source.Span) { r.left = brought.Blanked(r.left, []source.Span{at}) }

// json reads the templates, the deployments, the events and the tokens among the JSON of the text. All other JSON is
// for the reader of JSON.
func (r *reader) json() {
	list, _ := fragment.Find(brought.Source{Name: r.src.Name, Body: r.left}, r.id)
	for i := range list {
		n := &list[i].Node
		r.hint = list[i].Hint
		r.Units = append(r.Units, answer.Units(n, answer.Context{Hint: r.hint})...)
		read := r.stackParameters(n, list[i].Span) || r.template(n) || r.bareDocument(n, list[i].Span, list[i].Hint)
		if facts, ok := r.more(n); ok {
			r.Add(&facts)
			read = true
		}
		if facts, ok := pipeline.Read(n, r.src.Name); ok {
			r.take(facts, "workflow")
			read = true
		}
		if read {
			r.blank(list[i].Span)
		}
	}
}

// more reads what was recorded or sent: events, decoded messages, the claims of a token; and answers that few people
// bring.
func (r *reader) more(n *tree.Node) (facts fact.Facts, ok bool) {
	form := ""
	switch {
	case trail.Is(n):
		facts, form = trail.Read(n), "event"
	case trail.IsDecoded(n):
		facts, form = trail.ReadDecoded(n), "decoded"
	case token.Is(n):
		facts, form = token.ReadClaims(n), "token"
	default:
		facts, ok = answer.Further(n, answer.Context{Hint: r.hint})
		for i := range facts.Pieces {
			facts.Pieces[i].Form = cmp.Or(facts.Pieces[i].Form, "answer")
		}
		return facts, ok
	}
	for i := range facts.Pieces {
		facts.Pieces[i].Form = form
	}
	return facts, true
}

// bareDocument takes a policy document whose functions a template would evaluate.
func (r *reader) bareDocument(n *tree.Node, at source.Span, hint string) (ok bool) {
	d, ok := cloudformation.Document(n)
	if ok {
		r.take(value.Read(&d, at, value.Context{Hint: hint, Kind: r.kind, More: r.more}), "")
	}
	return ok
}

// template reads a template, or an answer that has one. ok is false if the tree is none.
func (r *reader) template(n *tree.Node) (ok bool) {
	if !cloudformation.Is(n) {
		return false
	}
	if body, at, ok := cloudformation.Embedded(n); ok {
		docs, faults := yaml.Read(body, 0)
		for i := range docs {
			facts := r.templateFacts(&docs[i])
			doubt(&facts, faults, body)
			facts.MoveTo(at)
			r.take(facts, "template")
		}
		return true
	}
	r.take(r.templateFacts(n), "template")
	return true
}

// templateFacts are the facts of a template. What it leaves unnamed has the name that a reference to it reads.
func (r *reader) templateFacts(n *tree.Node) fact.Facts {
	facts := cloudformation.Facts(n, r.parameters.values)
	for i := range facts.Entities {
		if e := &facts.Entities[i]; e.Name == "" {
			e.Name = "${" + e.Label + "}"
		}
	}
	for i := range facts.Managed {
		if m := &facts.Managed[i]; m.Name == "" {
			m.Name = "${" + m.Label + "}"
		}
	}
	return facts
}

// isFile reports whether a text is YAML with a template or a file of a pipeline in it.
func (r *reader) isFile() bool {
	if !isYAML(r.src.Name, r.left) {
		return false
	}
	docs, _ := yaml.Read(r.left, r.id)
	for i := range docs {
		if _, ok := pipeline.Read(&docs[i], r.src.Name); ok || cloudformation.Is(&docs[i]) {
			return true
		}
	}
	return false
}

// yaml reads what is left as YAML, if it can be that, or the parts of it that can.
func (r *reader) yaml() {
	if !isYAML(r.src.Name, r.left) || !r.wholeYAML() {
		r.yamlBlocks()
	}
}

// wholeYAML reads all that is left as YAML. It reports whether it is that.
func (r *reader) wholeYAML() bool {
	docs, faults := yaml.Read(r.left, r.id)
	if len(faults) > 0 && !isYAMLName(r.src.Name) && r.sound() {
		return false // words stand around it, and without them nothing is wrong
	}
	inner, read := r.documents(docs, faults)
	if !read && !isYAMLName(r.src.Name) {
		return false // a text that happens to parse
	}
	r.Add(&inner)
	r.faults(faults)
	r.blank(source.Span{Text: r.id, To: len(r.left)})
	return true
}

func (r *reader) faults(faults []yaml.Fault) {
	for _, f := range faults {
		r.Unread = append(r.Unread, fact.Unread{Span: f.Span, What: "a part of the YAML", Reason: f.Message})
	}
}

// sound reports whether the parts of the text that are YAML of a known form are so without a fault.
func (r *reader) sound() bool {
	probe := *r // what is only tried leaves nothing behind
	list := probe.parts()
	faulty := func(p part) bool { return len(p.faults) > 0 }
	return len(list) > 0 && !slices.ContainsFunc(list, faulty)
}

// maxBlocks is how many parts of a text are tried as YAML.
const maxBlocks = 100

// part is a part of a text that is YAML of a known form.
type part struct {
	at     source.Span
	facts  fact.Facts
	faults []yaml.Fault
}

// parts are the parts of what is left that are YAML of a known form.
func (r *reader) parts() (list []part) {
	for i, at := range blocks(r.left, r.id) {
		if i == maxBlocks {
			break
		}
		before := source.Span{Text: r.id, To: at.From}
		docs, faults := yaml.Read(brought.Blanked(r.left, []source.Span{before})[:at.To], r.id)
		r.hint = fragment.HintBefore(r.src.Body[:at.From], r.src.Name)
		if inner, read := r.documents(docs, faults); read {
			list = append(list, part{at, inner, faults})
		}
	}
	return list
}

// yamlBlocks takes the parts of a text that are YAML of a known form.
func (r *reader) yamlBlocks() {
	for _, p := range r.parts() {
		r.Add(&p.facts)
		r.faults(p.faults)
		r.blank(p.at)
	}
}

// documents reads the documents of YAML, of which faults say what is not read. ok is false if none has a known form.
func (r *reader) documents(docs []tree.Node, faults []yaml.Fault) (facts fact.Facts, ok bool) {
	inner := &reader{
		src: r.src, id: r.id, answers: r.answers, parameters: r.parameters, hint: cmp.Or(r.hint, hintOf(r.src.Name)),
	}
	for i := range docs {
		if docs[i].At("jobs") != nil {
			r.workflow = &docs[i]
		}
		ok = inner.document(&docs[i]) || ok
	}
	doubt(&inner.Facts, faults, r.src.Body)
	return inner.Facts, ok
}

// document reads a document of YAML. ok is false if its form is not known, which is then said.
func (r *reader) document(n *tree.Node) (ok bool) {
	r.Units = append(r.Units, answer.Units(n, answer.Context{Hint: r.hint})...)
	// A file of the Serverless Framework is both.
	template := r.template(n)
	if facts, ok := pipeline.Read(n, r.src.Name); ok {
		r.take(facts, "workflow")
		return true
	}
	if template {
		return true
	}
	if r.bareDocument(n, n.Span, r.hint) {
		return true
	}
	facts := value.Read(n, n.Span, value.Context{Hint: r.hint, Kind: r.kind, More: r.more})
	r.take(facts, "")
	return len(facts.Pieces) > 0
}

// kind is of which kind an answer says that the policy at a place is.
func (r *reader) kind(at source.Span) string {
	if len(r.answers) == 0 {
		return ""
	}
	return r.answers[brought.KindAnswer(r.src.Where(at))]
}

func hintOf(name string) string { return strings.TrimSuffix(path.Base("/"+name), path.Ext(name)) }

func isYAMLName(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml", ".template":
		return true
	}
	return false
}

// isYAML reports whether a text can be YAML: its file is called so, or its first line of more than a comment has a key
// or an item.
func isYAML(name, body string) bool {
	if isYAMLName(name) {
		return strings.TrimSpace(body) != ""
	}
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "---") {
			continue
		}
		key, _, found := strings.Cut(line, ":")
		return strings.HasPrefix(line, "- ") || found && !strings.ContainsAny(key, " {[<")
	}
	return false
}
