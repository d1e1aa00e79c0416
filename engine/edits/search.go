package edits

import (
	"slices"
	"sort"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// search is one search under way.
type search struct {
	original *scenario.Result
	// goal is the row to be turned; row the one whose decision is looked at first, which is an earlier one where that
	// should have issued what the goal signs with.
	goal, row int
	wanted
	tried int
	runs  int
	seen  map[string]bool // texts that were reached before
	found []Set
	// anew are sets that write a document anew; they are offered where nothing else is found.
	anew []Set
	// spare are sets that let the caller in beside all that is there; they are offered where nothing else is safe.
	spare []Set
	// onward are states in which the earlier row is turned and the goal is not yet.
	onward []*state
	checks Checks
	// checked is what the checks find in documents, by their text.
	checked map[string][]source.Finding
}

// state is the walk with some edits made.
type state struct {
	result *scenario.Result
	row    int
	// looked is the row of the original that it looks at, the search's row or its goal.
	looked int
	step   *scenario.StepResult
	edits  []Edit // in the places of the original text
	// distance is how far the decision is from what is wanted; 0 is there.
	distance int
	// adds is how many steps the edits put before the row.
	adds int
	cost
}

func newSearch(r *scenario.Result, row int) *search {
	return &search{
		original: r, goal: row, row: refusedBefore(r, row), seen: map[string]bool{r.Walk.Text.Body: true},
		wanted: wantedOf(r.Rows[row].Step), checked: map[string][]source.Finding{},
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
	goal := s.locate(now.result, s.goal, now.adds)
	return goal >= 0 && s.wanted.reached(now.result.Rows[goal].Step)
}

// locate is the index in a result of a row of the original, with so many steps put before it; -1 where it has no
// decision any more. Renewals are rows too, so that those behind them have other indexes.
func (s *search) locate(r *scenario.Result, row, adds int) int {
	was := &s.original.Rows[row]
	if was.Kind != scenario.RowStep {
		if row < len(r.Rows) && r.Rows[row].Step != nil {
			return row
		}
		return -1
	}
	return slices.IndexFunc(r.Rows, func(now scenario.Row) bool {
		return now.Kind == scenario.RowStep && now.Number == was.Number+adds && now.Step != nil
	})
}

// run goes from one edit to MostEdits, and ends with the first number that turns the decision without risk. Where what
// is found before is all dangerous, it stays, and what is not comes behind it.
func (s *search) run() {
	first := s.reached(s.original.Walk, nil, 0, s.row)
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
		states = append(s.onward, s.build(nearer)...)
		s.onward = nil
	}
	if !s.safe() {
		s.found = append(s.found, s.spare...)
	}
	if len(s.found) == 0 {
		s.found = s.anew
	}
	sort.SliceStable(s.found, func(i, j int) bool {
		a, b := &s.found[i], &s.found[j]
		if a.Beyond != b.Beyond {
			return b.Beyond
		}
		if (a.Risk == "") != (b.Risk == "") {
			return a.Risk == ""
		}
		if len(a.Edits) != len(b.Edits) {
			return len(a.Edits) < len(b.Edits)
		}
		return !a.refuses() && b.refuses()
	})
}

// safe reports whether a set without risk was found that does what was asked for, and not less.
func (s *search) safe() bool {
	return slices.ContainsFunc(s.found, func(f Set) bool { return f.Risk == "" && !f.Beyond && !f.less })
}

// offer verifies what seems to turn the decision, in order, until there is enough.
func (s *search) offer(trials []*trial) {
	rank(trials)
	further, most := len(s.found) > 0, mostOffered
	if further { // there are smaller sets, all dangerous
		most = len(s.found) + mostSafer
	}
	closed, acted, beyond, risky := map[policy.Ref]bool{}, false, further, 0
	for _, t := range trials {
		if t.total.beyond && beyond || len(s.found) >= most && !t.total.beyond {
			continue
		}
		dangerous := !t.total.safe() && !t.total.beyond
		if further && dangerous || t.actor && acted || dangerous && risky == mostRisky {
			continue
		}
		// What an allowed request rests on is told once for each document, for there are many ways to spoil one; what
		// would open another door is no way to close this one.
		if !s.opens && (t.access > 0 || !t.total.safe() || t.Document != (policy.Ref{}) && closed[t.Document]) {
			continue
		}
		closed[t.Document] = true
		switch next := s.reach(t); {
		case next == nil:
		case s.turned(next):
			acted, beyond = acted || t.actor, beyond || t.total.beyond
			if dangerous {
				risky++
			}
			s.keep(s.reduced(next), &t.total)
		case next.looked != s.goal && len(s.onward) < beam:
			if next = s.reached(next.result.Walk, next.edits, next.adds, s.goal); next != nil {
				next.cost = t.total
				s.onward = append(s.onward, next)
			}
		}
	}
}

// keep takes down a state that turns the goal, with what it costs.
func (s *search) keep(now *state, c *cost) {
	set := s.set(now)
	set.Beyond, set.less = c.beyond, c.less
	switch {
	case s.has(now.edits):
	case c.anew:
		s.anew = append(s.anew, set)
	case c.spare:
		s.spare = append(s.spare, set)
	default:
		s.found = append(s.found, set)
	}
}

// set is what a state comes to.
func (s *search) set(now *state) Set {
	set := Set{Edits: now.edits, Others: s.others(now)}
	opens := ""
	for _, e := range now.edits {
		set.Access += e.access
		set.Risk = worse(set.Risk, e.risk)
		opens = alsoOpens(opens, e.opens)
	}
	if opens != "" {
		set.Opens = strings.Split(opens, "\n")
	}
	added, standing := s.newWarning(now.result)
	if added == "" && set.Risk != "" {
		added = standing
	}
	if added != "" {
		set.Risk = withWarning(set.Risk, added)
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
		if next := s.made(fewer, now.adds); next != nil && s.turned(next) {
			return s.reduced(next)
		}
	}
	return now
}

// made is the state that edits of the original text make; nil where the walk does not bind then.
func (s *search) made(list []Edit, adds int) *state {
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
	return s.reached(walk, list, adds, s.row)
}

// has reports whether the edits were found before.
func (s *search) has(list []Edit) bool {
	same := func(f Set) bool { return slices.Equal(f.Edits, list) }
	return slices.ContainsFunc(s.found, same) || slices.ContainsFunc(s.anew, same) || slices.ContainsFunc(s.spare, same)
}

// trial is a candidate, tried on a state.
type trial struct {
	from *state
	candidate
	distance int
	// total is the cost of the state it was tried on and its own together.
	total cost
}

// trials tries every candidate on a state.
func (s *search) trials(from *state) []*trial {
	var list []*trial
	for _, c := range s.candidates(from) {
		if s.writesPlaceholder(from, &c) {
			continue
		}
		if c.actor && c.tier == tierRound && len(from.edits) > 0 {
			continue // another caller needs no other edit
		}
		if s.tried == MostTried {
			return list
		}
		s.tried++
		distance, ok := s.try(from, &c)
		if !ok {
			continue
		}
		c.principal = c.principal || from.cost.names
		own := cost{
			names: c.principal, bytes: c.bytes(from), tier: c.tier, anew: c.rewrites, beyond: c.tier == tierNot,
			less: c.less, spare: c.spare,
		}
		if !s.opens {
			own.tier = tierMend
		}
		before := from.cost
		if distance < from.distance {
			own.access, own.risk = c.opened(from)
			if c.loosens && distance > 0 {
				own.risk = worse(own.risk, unmet) // what else it lets through shows with the other edits alone
			}
			c.Edit.access, c.Edit.risk = own.access, own.risk
			before = before.warnedBy(c.Document.String(), s.addsWarning(from, &c))
		}
		list = append(list, &trial{from: from, candidate: c, distance: distance, total: before.and(own)})
	}
	return list
}

// writesPlaceholder reports whether a candidate writes a text that stands for what is not known where none stood: what
// a reader has written is never to be moved toward a stand-in, and no stand-in is to ask in the caller's place. What a
// request carries may be one, because the reader's own policy asks for it.
func (s *search) writesPlaceholder(from *state, c *candidate) bool {
	in := func(text string) int { return len(from.step.PlaceholdersIn(text)) }
	body := from.result.Walk.Text.Body
	if c.At.From < 0 || c.At.To > len(body) || c.At.From > c.At.To {
		return false
	}
	return (c.document != nil || c.actor) && in(c.New) > in(body[c.At.From:c.At.To])
}

// try says how far from what is wanted a candidate leads; ok is false where the text would not do. What changes a
// document is tried on the recorded requests; everything else needs the walk to run.
func (s *search) try(from *state, c *candidate) (distance int, ok bool) {
	if c.document != nil {
		return c.screen(from, s.wanted)
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
	body, _, ok := t.made(t.from)
	if !ok || s.seen[body] {
		return nil
	}
	s.seen[body] = true
	return s.rerun(t.from, &t.candidate)
}

// rerun is the state that a candidate leads to; nil where the walk does not bind then, or the edit touches an earlier
// one.
func (s *search) rerun(from *state, c *candidate) *state {
	body, edits, ok := c.made(from)
	if !ok {
		return nil
	}
	walk := from.result.Walk.Again(body)
	if len(walk.Errors) > 0 {
		return nil
	}
	return s.reached(walk, edits, from.adds+c.adds, from.looked)
}

// reached runs a walk and looks at the row; nil where it has no decision any more.
func (s *search) reached(walk *scenario.Walk, edits []Edit, adds, looked int) *state {
	result := walk.Run(scenario.Options{TraceRow: looked + adds + 1})
	row := s.locate(result, looked, adds)
	if row < 0 {
		return nil
	}
	if row != looked+adds {
		result = walk.Run(scenario.Options{TraceRow: row + 1})
	}
	step := result.Rows[row].Step
	return &state{
		result: result, row: row, looked: looked, step: step, edits: edits, adds: adds,
		distance: s.wanted.distanceOf(step),
	}
}

// others are the other steps that come out differently in a state.
func (s *search) others(now *state) []Other {
	was := map[int]string{}
	for i := range s.original.Rows {
		if row := &s.original.Rows[i]; row.Kind == scenario.RowStep && row.Step != nil && i != s.goal {
			number := row.Number
			if number >= s.original.Rows[s.row].Number {
				number += now.adds
			}
			was[number] = row.Step.Got()
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
