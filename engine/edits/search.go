package edits

import (
	"slices"
	"sort"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// search is one search under way.
type search struct {
	original *scenario.Result
	// goal is the row to be turned; row the one whose decision is looked at, which is an earlier one where that should
	// have issued what the goal signs with.
	goal, row int
	opens     bool
	tried     int
	runs      int
	seen      map[string]bool // texts that were reached before
	found     []Set
}

// state is the walk with some edits made.
type state struct {
	result *scenario.Result
	row    int
	step   *scenario.StepResult
	edits  []Edit // in the places of the original text
	// distance is how far the decision is from what is wanted; 0 is there.
	distance int
	access   int
	risk     string
	bytes    int
}

func newSearch(r *scenario.Result, row int) *search {
	return &search{
		original: r, goal: row, row: refusedBefore(r, row), seen: map[string]bool{r.Walk.Text.Body: true},
		opens: r.Rows[row].Step.Outcome != scenario.Allow,
	}
}

// refusedBefore is the row that was refused the credentials that a row signs with; the row itself where it has them.
func refusedBefore(r *scenario.Result, row int) int {
	step := r.Rows[row].Step
	if step.Answer == nil || step.Answer.Cause != sts.CauseNoSuchSession {
		return row
	}
	for i := row - 1; i >= 0; i-- {
		if s := r.Rows[i].Step; s != nil && s.Session == step.Actor && s.Outcome != scenario.Allow {
			return refusedBefore(r, i)
		}
	}
	return row
}

// turned reports whether a state has the goal where it is wanted.
func (s *search) turned(now *state) bool {
	if s.goal >= len(now.result.Rows) || now.result.Rows[s.goal].Step == nil {
		return false
	}
	return distanceOf(now.result.Rows[s.goal].Step, s.opens) == 0
}

// run goes from one edit to MostEdits, and ends with the first number that turns the decision without risk. Where what
// is found before is all dangerous, it stays, and what is not comes behind it.
func (s *search) run() {
	first := s.reached(s.original.Walk, nil)
	if first == nil {
		return
	}
	states := []*state{first}
	for n := 1; n <= MostEdits && !s.safe() && s.tried < MostTried; n++ {
		var there, nearer []*trial
		for _, from := range states {
			for _, t := range s.trials(from) {
				switch {
				case t.distance == 0:
					there = append(there, t)
				case t.distance < from.distance:
					nearer = append(nearer, t)
				}
			}
		}
		s.offer(there)
		states = s.build(nearer)
	}
	sort.SliceStable(s.found, func(i, j int) bool { return len(s.found[i].Edits) < len(s.found[j].Edits) })
}

// safe reports whether a set without risk was found.
func (s *search) safe() bool {
	return slices.ContainsFunc(s.found, func(f Set) bool { return f.Risk == "" })
}

// offer verifies what seems to turn the decision, in order, until there is enough.
func (s *search) offer(trials []*trial) {
	rank(trials)
	closed := map[policy.Ref]bool{}
	further, most := len(s.found) > 0, mostOffered
	if further { // there are smaller sets, all dangerous
		most = len(s.found) + mostSafer
	}
	for _, t := range trials {
		if len(s.found) == most {
			return
		}
		if further && t.risk != "" {
			continue
		}
		// What an allowed request rests on is told once for each document, for there are many ways to spoil one; what
		// would open another door is no way to close this one.
		if !s.opens && (t.access > 0 || t.risk != "" || t.Document != (policy.Ref{}) && closed[t.Document]) {
			continue
		}
		closed[t.Document] = true
		if next := s.reach(t); next != nil && s.turned(next) {
			next = s.reduced(next)
			if !s.has(next.edits) {
				s.found = append(s.found, s.set(next))
			}
		}
	}
}

// set is what a state comes to.
func (s *search) set(now *state) Set {
	set := Set{Edits: now.edits, Others: s.others(now)}
	for _, e := range now.edits {
		set.Access += e.access
		set.Risk = worse(set.Risk, e.risk)
	}
	return set
}

// reduced is the state without the edits that it does not need: what was proposed after another edit may do without it.
func (s *search) reduced(now *state) *state {
	for i := range now.edits {
		if len(now.edits) == 1 {
			break
		}
		fewer := slices.Delete(slices.Clone(now.edits), i, i+1)
		if next := s.made(fewer); next != nil && s.turned(next) {
			return s.reduced(next)
		}
	}
	return now
}

// made is the state that edits of the original text make; nil where the walk does not bind then.
func (s *search) made(list []Edit) *state {
	plain := make([]source.Edit, len(list))
	for i := range list {
		plain[i] = list[i].Edit
	}
	body, ok := source.Apply(s.original.Walk.Text.Body, plain)
	if !ok {
		return nil
	}
	walk := s.original.Walk.Again(body)
	if len(walk.Errors) > 0 {
		return nil
	}
	return s.reached(walk, list)
}

// has reports whether the edits were found before.
func (s *search) has(list []Edit) bool {
	return slices.ContainsFunc(s.found, func(f Set) bool { return slices.Equal(f.Edits, list) })
}

// build makes the edits of the most promising trials, for the next round.
func (s *search) build(trials []*trial) []*state {
	sort.SliceStable(trials, func(i, j int) bool {
		if trials[i].distance != trials[j].distance {
			return trials[i].distance < trials[j].distance
		}
		return trials[i].before(trials[j])
	})
	var states []*state
	for _, t := range trials {
		if len(states) == beam {
			break
		}
		if next := s.reach(t); next != nil {
			next.access, next.risk, next.bytes = t.access, t.risk, t.bytes
			states = append(states, next)
		}
	}
	return states
}

// rank orders trials by the fewest edits, then the least new access, then the fewest bytes. What is dangerous comes
// behind what is not.
func rank(trials []*trial) {
	sort.SliceStable(trials, func(i, j int) bool { return trials[i].before(trials[j]) })
}

// trial is a candidate, tried on a state.
type trial struct {
	from *state
	candidate
	distance int
	// access, risk and bytes are those of the state it was tried on and its own together.
	access int
	risk   string
	bytes  int
}

func (t *trial) before(u *trial) bool {
	switch {
	case len(t.from.edits) != len(u.from.edits):
		return len(t.from.edits) < len(u.from.edits)
	case (t.risk == "") != (u.risk == ""):
		return t.risk == ""
	case t.access != u.access:
		return t.access < u.access
	}
	return t.bytes < u.bytes
}

// trials tries every candidate on a state.
func (s *search) trials(from *state) []*trial {
	var list []*trial
	for _, c := range s.candidates(from) {
		if s.tried == MostTried {
			return list
		}
		s.tried++
		distance, ok := s.try(from, &c)
		if !ok {
			continue
		}
		t := &trial{from: from, candidate: c, distance: distance, access: from.access, risk: from.risk, bytes: from.bytes + c.bytes(from)}
		if distance < from.distance {
			access, risk := c.opened(from)
			t.Edit.access, t.Edit.risk = access, risk
			t.access, t.risk = t.access+access, worse(t.risk, risk)
		}
		list = append(list, t)
	}
	return list
}

// try says how far from what is wanted a candidate leads; ok is false where the text would not do. What changes a
// document is tried on the recorded requests; everything else needs the walk to run.
func (s *search) try(from *state, c *candidate) (distance int, ok bool) {
	if c.document != nil {
		return c.screen(from, s.opens)
	}
	if s.runs == mostRuns {
		return 0, false
	}
	s.runs++
	next := s.rerun(from, c)
	if next == nil {
		return 0, false
	}
	return next.distance, true
}

// reach makes the edit of a trial and runs the walk; nil where the text was reached before, or does not bind.
func (s *search) reach(t *trial) *state {
	body, ok := source.Apply(t.from.result.Walk.Text.Body, []source.Edit{t.Edit.Edit})
	if !ok || s.seen[body] {
		return nil
	}
	s.seen[body] = true
	return s.rerun(t.from, &t.candidate)
}

// rerun is the state that a candidate leads to; nil where the walk does not bind then, or the edit touches an earlier
// one.
func (s *search) rerun(from *state, c *candidate) *state {
	body, ok := source.Apply(from.result.Walk.Text.Body, []source.Edit{c.Edit.Edit})
	edits, clean := compose(from.edits, c.Edit)
	if !ok || !clean {
		return nil
	}
	walk := from.result.Walk.Again(body)
	if len(walk.Errors) > 0 {
		return nil
	}
	return s.reached(walk, edits)
}

// reached runs a walk and looks at the row; nil where it has no decision any more.
func (s *search) reached(walk *scenario.Walk, edits []Edit) *state {
	result := walk.Run(scenario.Options{TraceRow: s.row + 1})
	if s.row >= len(result.Rows) || result.Rows[s.row].Step == nil {
		return nil
	}
	step := result.Rows[s.row].Step
	return &state{result: result, row: s.row, step: step, edits: edits, distance: distanceOf(step, s.opens)}
}

// others are the other steps that come out differently in a state.
func (s *search) others(now *state) []Other {
	was := map[int]string{}
	for i := range s.original.Rows {
		if row := &s.original.Rows[i]; row.Kind == scenario.RowStep && row.Step != nil && i != s.goal {
			was[row.Number] = row.Step.Got()
		}
	}
	var list []Other
	for i := range now.result.Rows {
		row := &now.result.Rows[i]
		if before, ok := was[row.Number]; ok && row.Kind == scenario.RowStep && row.Step != nil && row.Step.Got() != before {
			list = append(list, Other{Number: row.Number, Was: before, Is: row.Step.Got()})
		}
	}
	return list
}

// compose adds an edit of an edited text to those that made it, so that all have their places in the original. One
// inside what an earlier edit wrote becomes part of it; one across its border is refused.
func compose(edits []Edit, e Edit) (list []Edit, ok bool) {
	list = append([]Edit(nil), edits...)
	shift := 0
	for i := range list {
		from := list[i].At.From + shift
		to := from + len(list[i].New)
		switch {
		case e.At.To <= from && e.At.From < from:
			return insert(list, i, moved(e, shift)), true
		case e.At.From >= to:
			shift += len(list[i].New) - (list[i].At.To - list[i].At.From)
		case e.At.From >= from && e.At.To <= to:
			list[i].New = list[i].New[:e.At.From-from] + e.New + list[i].New[e.At.To-from:]
			list[i].Words += ", and " + e.Words
			list[i].access, list[i].risk = list[i].access+e.access, worse(list[i].risk, e.risk)
			return list, true
		default:
			return nil, false
		}
	}
	return append(list, moved(e, shift)), true
}

func moved(e Edit, shift int) Edit {
	e.At.From -= shift
	e.At.To -= shift
	return e
}

func insert(list []Edit, at int, e Edit) []Edit {
	list = append(list, Edit{})
	copy(list[at+1:], list[at:])
	list[at] = e
	return list
}
