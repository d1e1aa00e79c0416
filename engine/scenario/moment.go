package scenario

import (
	"time"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// Moment is a walk that was stopped. A request can be asked there as a step would ask it, and leaves nothing behind.
// One moment is asked by one caller at a time.
type Moment struct {
	// Time is what the walk's clock says.
	Time time.Time

	runner *runner
	place  Place
}

// Stop runs the walk again as far as a row, and stops behind it. A row that is not there stands for the end of the
// walk. At a time other than the row's it stops behind everything that happens by then, renewals included; a time
// before the walk's clock starts is taken for its start, and the zero time for the row's own.
//
// A step that replaced the very session that signed it could not be asked behind itself as it was asked. There the walk
// stops before the step.
//
// The result is nil for a walk with file errors.
func (r *Result) Stop(row int, at time.Time) *Moment {
	w := r.Walk
	if len(w.Errors) > 0 {
		return nil
	}
	s := &stopping{Moment: Moment{runner: w.begin(Options{})}, by: at}
	s.runner.result.Before = r.Before
	if row >= 0 && row < len(r.Rows) {
		s.stopAt(&r.Rows[row])
	} else if at.IsZero() {
		s.by = r.End
	}
	s.run(w.file.Items)
	s.Time, s.place.Number = s.runner.now, s.runner.step+1
	s.place.number(w.file.Items)
	return &s.Moment
}

// stopping is a walk on its way to a moment.
type stopping struct {
	Moment
	// by is when it stops; item is the item that it stops at, nil for one that by decides; before says on which side.
	by     time.Time
	item   syntax.Item
	before bool
}

// stopAt takes a row for the place to stop. A renewal has no item of its own, and what falls due at its moment belongs
// together.
func (s *stopping) stopAt(row *Row) {
	if s.by.IsZero() {
		s.by = row.Time
	}
	if !s.by.Equal(row.Time) || row.Item == nil || passes(row.Item) {
		return
	}
	s.item = row.Item
	step := row.Step
	s.before = step != nil && step.SignedBy != nil && step.SignedBy.Name == step.Session && step.Credential != nil &&
		step.Credential.Session != nil
}

// passes reports whether an item lets time pass.
func passes(item syntax.Item) bool {
	switch item.(type) {
	case *syntax.Wait, *syntax.At:
		return true
	}
	return false
}

func (s *stopping) run(items []syntax.Item) {
	r := s.runner
	for _, item := range items {
		if item == s.item && s.before {
			s.place.before(item)
			return
		}
		if s.item == nil && passes(item) && s.passesBy(item) {
			return
		}
		r.item(item)
		s.place.behind(item)
		if item == s.item {
			return
		}
	}
	if s.by.After(r.now) {
		s.place.Wait = s.by.Sub(r.now)
		r.passTo(s.by)
	}
}

// passesBy lets time pass up to the moment, and reports whether it lies before the end of the item.
func (s *stopping) passesBy(item syntax.Item) bool {
	r := s.runner
	then := r.now
	switch x := item.(type) {
	case *syntax.Wait:
		then = then.Add(x.Duration.Value)
	case *syntax.At:
		then = x.Time.Value
	}
	if !then.After(s.by) {
		return false
	}
	if s.by.After(r.now) {
		s.place.inside(item, s.by.Sub(r.now), then.Sub(s.by))
		r.passTo(s.by)
	} else if s.place.Behind == nil {
		s.place.before(item)
	}
	return true
}

// Again asks the request of a row's step anew. It returns nil for a row that no step of the text made. What AWS
// answered the first time is not known of it.
func (m *Moment) Again(row *Row) *StepResult {
	step, ok := row.Item.(*syntax.Step)
	if !ok || m.runner.walk.bound.acts[step] == nil {
		return nil
	}
	return m.decide(&request{m.runner.walk.bound.acts[step], again(step)}, m.runner.walk, false)
}

// Draft is a step that is not in the walk, with its names bound.
type Draft struct {
	walk    *Walk
	request request
}

// Draft reads a step. Where it cannot be read or names what the walk has not, it returns what is wrong, with places in
// the text of the step.
func (m *Moment) Draft(text string) (*Draft, []source.Finding) {
	w := *m.runner.walk
	t := source.NewText(w.Text.Name, text)
	file := syntax.Parse(t, w.limit)
	if len(file.Errors) > 0 {
		return nil, file.Errors
	}
	var step *syntax.Step
	if len(file.Items) == 1 {
		step, _ = file.Items[0].(*syntax.Step)
	}
	if step == nil || step.Act == nil {
		return nil, []source.Finding{{Type: source.Error, At: source.Span{To: len(text)}, Message: "this is not one step"}}
	}
	w.Text, w.Errors, w.Findings, w.Needs = t, nil, nil, nil
	b := &binder{Walk: &w}
	b.bindDraft(step, m.place.Number)
	if len(w.Errors) > 0 {
		return nil, w.Errors
	}
	return &Draft{walk: &w, request: request{w.bound.acts[step], step}}, nil
}

// Ask decides a draft as the walk would if it stood here, and records why.
func (m *Moment) Ask(d *Draft) *StepResult { return m.decide(&d.request, d.walk, true) }

// decide makes a request and takes back what the run keeps of it.
func (m *Moment) decide(q *request, w *Walk, trace bool) *StepResult {
	r := m.runner
	walk, credentials := r.walk, len(r.result.Credentials)
	r.walk, r.options.Trace = w, trace
	made, result := r.decide(q, len(r.result.Rows))
	if result.Credential != nil {
		r.names[made.act.session]--
	}
	r.walk, r.result.Credentials = walk, r.result.Credentials[:credentials]
	return result
}
