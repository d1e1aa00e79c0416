package scenario

import (
	"sort"
	"strconv"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// Run runs the walk from its beginning. A walk with file errors runs nothing, and its result has no rows.
func (w *Walk) Run(o Options) *Result {
	r := &runner{Walk: w, trace: o.Trace, traceRow: o.TraceRow, issued: map[string]*Issue{}, requests: map[string]*request{}, names: map[string]int{}, created: map[entityKey]int{}}
	r.result = &Result{Walk: w, Start: w.clock(), End: w.clock()}
	if len(w.Errors) > 0 {
		return r.result
	}
	if o.Solution > 0 {
		w = w.solved(o.Solution - 1)
		r.Walk, r.result.Walk = w, w
	}
	r.now = w.clock()
	r.world = w.world()
	r.result.Before = w.world()
	for _, item := range w.file.Items {
		r.item(item)
	}
	r.result.End = r.now
	r.result.Documents = w.versions(r.set)
	return r.result
}

// solved is the walk with a solution's texts in place of those declared.
func (w *Walk) solved(solution int) *Walk {
	c := *w
	c.solving = map[string]*Document{}
	for _, item := range w.Challenge.Solutions[solution].Items {
		var json *syntax.JSON
		switch x := item.(type) {
		case *syntax.SetDocument:
			json = &x.Document
		case *syntax.SetBoundary:
			json = x.Boundary.Document
		}
		if json != nil {
			if d := w.docs[json.Span().From]; d != nil {
				c.solving[d.Name] = d
			}
		}
	}
	return &c
}

// runner is a walk under way.
type runner struct {
	*Walk
	trace    bool
	traceRow int
	result   *Result
	world    *eval.World
	now      time.Time

	step, change int
	// issued are the living credentials by the name that the walk gives them.
	issued map[string]*Issue
	// requests are the latest requests under each name, granted or refused.
	requests map[string]*request
	names    map[string]int // how many credentials of a name were asked for
	renewing []*renewal
	renewals int
	created  map[entityKey]int
	// set are the documents that changes set and removed, with the row of the change.
	set []setting
}

// setting is a document that a change sets, or, where doc is nil, takes away.
type setting struct {
	name string
	doc  *Document
	row  int
}

// request is a request for a credential, kept so that it can be made again.
type request struct {
	act  *act
	step *syntax.Step
}

func (r *runner) item(item syntax.Item) {
	switch x := item.(type) {
	case *syntax.Step:
		r.step++
		r.takeStep(x)
	case *syntax.Wait:
		r.row(Row{Kind: RowWait, At: x.Span(), Item: x})
		r.passTo(r.now.Add(x.Duration.Value))
	case *syntax.At:
		r.row(Row{Kind: RowWait, At: x.Span(), Item: x})
		r.passTo(x.Time.Value)
	case *syntax.Note:
		r.row(Row{Kind: RowNote, At: x.Span(), Item: x})
	case *syntax.Change:
		r.change++
		r.row(Row{Kind: RowChange, Number: r.change, At: x.Span(), Item: x})
		r.makeChange(x)
	}
}

// row adds a row at the present moment and returns it.
func (r *runner) row(row Row) *Row {
	row.Time = r.now
	r.result.Rows = append(r.result.Rows, row)
	return &r.result.Rows[len(r.result.Rows)-1]
}

// env is where and when the request of a row is made.
func (r *runner) env(row int) *sts.Env {
	return &sts.Env{World: r.world, Now: r.now, Watch: r.trace || r.traceRow == row+1}
}

// takeStep makes the step's request and files the answer.
func (r *runner) takeStep(s *syntax.Step) {
	a := r.acts[s]
	row := r.row(Row{Kind: RowStep, Number: r.step, At: s.Span(), Item: s})
	if a == nil {
		return
	}
	clauses := s
	if a.kind == syntax.Refresh {
		q := r.requests[a.session]
		if q == nil {
			row.Step = r.noSession(a, s)
			row.Step.judge(s.Expect)
			return
		}
		a, clauses = q.act, q.step
	}
	index := len(r.result.Rows) - 1
	result := r.perform(a, clauses, index)
	result.judge(s.Expect)
	r.result.Rows[index].Step = result
	if issues(a.kind) {
		r.file(a, clauses, result)
	}
}

// issues reports whether an act asks for a credential.
func issues(kind syntax.ActKind) bool {
	return kind != syntax.Calls && kind != syntax.Refresh
}

// file keeps the request under its session's name, and the credential if there is one. A refused request leaves the
// name's credential as it was; a granted one takes the name over, and ends the renewing of whoever had it.
func (r *runner) file(a *act, clauses *syntax.Step, result *StepResult) {
	r.requests[a.session] = &request{a, clauses}
	if result.Issue == nil || result.Issue.Session == nil {
		return
	}
	r.issued[a.session] = result.Issue
	r.stopRenewing(a.session)
	if clauses.AutoRenew != nil {
		r.startRenewing(a, clauses, result.Issue)
	}
}

// issue enters a credential that was asked for.
func (r *runner) issue(name string, answer *sts.Result, row int, parent *Issue) *Issue {
	r.names[name]++
	i := &Issue{ID: name, Name: name, Asked: r.now, Until: r.now.Add(answer.Asked), Row: row, Parent: parent, Session: answer.Session}
	if n := r.names[name]; n > 1 {
		i.ID += "-" + strconv.Itoa(n)
	}
	if i.Session != nil {
		i.Until = i.Session.Expires
	}
	r.result.Issues = append(r.result.Issues, i)
	return i
}

// ordinal is how many credentials of the name were issued at this moment.
func (r *runner) ordinal(name string) int {
	n := 0
	for i := len(r.result.Issues) - 1; i >= 0; i-- {
		issue := r.result.Issues[i]
		if issue.Asked.Before(r.now) {
			break
		}
		if issue.Name == name && issue.Session != nil {
			n++
		}
	}
	return n
}

// versions are all documents with the rows during which each is in force.
func (w *Walk) versions(set []setting) []Version {
	var list []Version
	open := map[string]int{}
	for _, d := range w.declared {
		if s := w.solving[d.Name]; s != nil {
			d = s
		}
		open[d.Name] = len(list)
		list = append(list, Version{Document: d, Until: maxRow})
	}
	for _, s := range set {
		if i, there := open[s.name]; there {
			list[i].Until = min(list[i].Until, s.row)
			delete(open, s.name)
		}
		if s.doc != nil {
			open[s.name] = len(list)
			list = append(list, Version{Document: s.doc, From: s.row, Until: maxRow})
		}
	}
	for _, d := range w.written {
		if !inVersions(list, d) {
			list = append(list, Version{Document: d, Until: maxRow})
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].From < list[j].From })
	return list
}

// maxRow is later than every row.
const maxRow = int(^uint32(0) >> 1)

func inVersions(list []Version, d *Document) bool {
	for i := range list {
		if list[i].Document == d {
			return true
		}
	}
	return false
}
