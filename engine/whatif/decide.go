package whatif

import (
	"strings"
	"time"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Asker asks what a walk does not ask. It keeps the moment that it asked at last, because further asks are mostly of
// the same.
type Asker struct {
	result *scenario.Result
	moment *scenario.Moment
	row    int
	at     time.Time
}

// New returns an asker for a walk that has run.
func New(r *scenario.Result) *Asker { return &Asker{result: r} }

// Answer is how an ask ends.
type Answer struct {
	// Fields are those that the request has.
	Fields []Field
	// Faults say what keeps it from being decided.
	Faults []Fault
	// Step is the decision, nil where there are faults.
	Step *scenario.StepResult
	// Text is the request as a step of the walk.
	Text string
}

// Decide decides an ask that the row's request has become. The decision is traced.
func (a *Asker) Decide(row int, ask Ask) *Answer {
	w := a.begin(row, ask)
	if w == nil || len(a.result.Walk.Errors) > 0 {
		return &Answer{Faults: []Fault{{Whole, "Nothing is asked here."}}}
	}
	answer := &Answer{Fields: fieldsOf(w.kind)}
	at, fault := a.time(row, ask.Time)
	if fault != "" {
		answer.Faults = append(answer.Faults, Fault{Time, fault})
	}
	m := a.stop(row, at)
	w.changed = w.changed || !m.Time.Equal(a.own(row))
	draft, faults := a.draft(m, w)
	answer.Faults = append(answer.Faults, faults...)
	if len(answer.Faults) == 0 {
		answer.Step, answer.Text = m.Ask(draft), w.text.String()
	}
	return answer
}

// begin prepares the text of an ask; nil where the row has no request.
func (a *Asker) begin(row int, ask Ask) *writing {
	if ask.As != "" {
		return plain(ask)
	}
	was, fields := Of(a.result, row)
	if fields == nil {
		return nil
	}
	base := a.result.Rows[row].Step.Clauses
	w := &writing{body: a.result.Walk.Text.Body, base: base, was: *was, ask: ask}
	w.kind = kindOf(base.Act.Kind(), ask.Caller)
	same := ask
	same.Time = was.Time
	w.changed = same != *was
	return w
}

// The names that a plain request begins with can stand in every walk.
const (
	anyCaller = "arn:aws:iam::123456789012:user/caller"
	anyRole   = "arn:aws:iam::123456789012:role/role"
)

// plain prepares a request for a role that is no row's.
func plain(ask Ask) *writing {
	body := "step {\n  " + anyCaller + " assumes " + anyRole + " as " + Word(ask.As) + "\n}"
	file := syntax.Parse(source.NewText("", body), len(body))
	base, ok := file.Items[0].(*syntax.Step)
	if !ok || len(file.Errors) > 0 {
		return nil
	}
	w := &writing{body: body, base: base, ask: ask, changed: true}
	w.was = Ask{Caller: anyCaller, Role: anyRole, As: ask.As}
	w.kind = kindOf(syntax.Assumes, ask.Caller)
	return w
}

// own is the time of a row, or of the end of the walk.
func (a *Asker) own(row int) time.Time {
	if row < 0 || row >= len(a.result.Rows) {
		return a.result.End
	}
	return a.result.Rows[row].Time
}

// draft reads the step that is written. Where that fails, each field is tried alone, so that the fault is told at the
// field that has it.
func (a *Asker) draft(m *scenario.Moment, w *writing) (*scenario.Draft, []Fault) {
	w.lineEnd = lineEndOf(a.result.Walk.Text.Body)
	w.write()
	draft, found := m.Draft(w.text.String())
	if len(found) == 0 && w.claimsFault() == "" {
		return draft, nil
	}
	var faults []Fault
	for _, f := range fieldsOf(w.kind) {
		if message := a.alone(m, w, f); message != "" {
			faults = append(faults, Fault{f, message})
		}
	}
	if len(faults) == 0 {
		faults = []Fault{{Whole, Told(&found[0])}}
	}
	return nil, faults
}

// alone says what is wrong with one field; empty where nothing is.
func (a *Asker) alone(m *scenario.Moment, w *writing, f Field) string {
	if fault := w.plainFault(f); fault != "" {
		return fault
	}
	one := &writing{body: w.body, base: w.base, was: w.was, ask: w.was, kind: w.kind, changed: true}
	if one.kind != kindOf(w.base.Act.Kind(), w.was.Caller) {
		one.ask.Caller = w.ask.Caller // another kind of request, with which all fields are read
	}
	one.ask.set(f, &w.ask)
	if one.ask == w.was {
		return ""
	}
	one.write()
	if _, found := m.Draft(one.text.String()); len(found) > 0 {
		return Told(&found[0])
	}
	return ""
}

// plainFault says of a value that could not begin one of its kind what it is to be. The language would speak of what
// may stand there instead.
func (w *writing) plainFault(f Field) string {
	value := w.sent(f)
	switch {
	case value == "" || value == sentBy(f, &w.was):
	case f == Claims:
		return w.claimsFault()
	case f == Duration && (value[0] < '0' || value[0] > '9'):
		return "`" + value + "` is no duration. Write hours, minutes and seconds with their letters, like `1h30m`."
	case f == SourceIP && !strings.ContainsAny(value, ".:"):
		return "`" + value + "` is no IP address. Write one like `203.0.113.9` or `2001:db8::1`."
	}
	return ""
}

// set takes a field from another ask.
func (a *Ask) set(f Field, from *Ask) {
	switch f {
	case Caller:
		a.Caller = from.Caller
	case Role:
		a.Role = from.Role
	case ExternalID:
		a.ExternalID = from.ExternalID
	case SourceIP:
		a.SourceIP = from.SourceIP
	case Duration:
		a.Duration = from.Duration
	case Claims:
		a.Claims = from.Claims
	case MFA:
		a.MFA = from.MFA
	}
}

// claimsFault says what keeps the claims from being a JSON object, which would end the step's text elsewhere.
func (w *writing) claimsFault() string {
	text := w.ask.Claims
	if text == w.was.Claims || text == "" || !syntax.Goes("claims", w.kind) {
		return ""
	}
	node, fault := tree.ReadJSON(text, source.Span{To: len(text)})
	switch {
	case fault != nil:
		return Told(&source.Finding{Message: "the claims are no JSON: " + fault.Message})
	case node.Kind != '{':
		return `The claims are a JSON object, like {"aud": "sts.amazonaws.com"}.`
	}
	return ""
}

// time reads the time of an ask. The words say what is wrong with it; the time is then the row's.
func (a *Asker) time(row int, text string) (at time.Time, fault string) {
	own := a.own(row)
	text = strings.TrimSpace(text)
	if text == "" || text == timeText(own) {
		return own, ""
	}
	if len(text) <= len("15:04:05") && strings.Contains(text, ":") {
		text = own.UTC().Format("2006-01-02T") + text
	}
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if read, err := time.Parse(form, text); err == nil {
			return a.inClock(own, read.UTC().Truncate(time.Second))
		}
	}
	return own, "This is no time: write it like `" + timeText(own) + "` or `" + own.UTC().Format("15:04") + "`."
}

// inClock holds a time to what a walk's clock can say.
func (a *Asker) inClock(own, at time.Time) (time.Time, string) {
	switch {
	case at.Before(a.result.Start):
		return own, "The walk’s clock starts at " + timeText(a.result.Start) + "."
	case at.After(lastTime(a.result.End)):
		return own, "This is more than " + mostYears + " years after the walk’s end."
	}
	return at, ""
}

// mostYears bounds what a run has to renew on its way.
const mostYears = "10"

func lastTime(end time.Time) time.Time { return end.AddDate(10, 0, 0) }

func timeText(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// stop returns the walk as it is at a moment.
func (a *Asker) stop(row int, at time.Time) *scenario.Moment {
	if a.moment == nil || a.row != row || !a.at.Equal(at) {
		a.moment, a.row, a.at = a.result.Stop(row, at), row, at
	}
	return a.moment
}

// Again asks every step of the walk anew at a time, which is read as that of an ask; one that cannot be read is the
// row's. The results have the places of the rows; a row that is no step has none.
func (a *Asker) Again(row int, text string) (time.Time, []*scenario.StepResult) {
	at, _ := a.time(row, text)
	m := a.stop(row, at)
	if m == nil {
		return at, nil
	}
	list := make([]*scenario.StepResult, len(a.result.Rows))
	for i := range a.result.Rows {
		list[i] = m.Again(&a.result.Rows[i])
	}
	return m.Time, list
}
