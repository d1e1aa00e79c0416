package scenario

import (
	"slices"
	"sort"
	"strconv"
	"time"

	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// Run runs the walk from its beginning. A walk with file errors runs nothing, and its result has no rows.
func (w *Walk) Run(o Options) *Result {
	r := w.begin(o)
	if len(w.Errors) > 0 {
		return r.result
	}
	r.result.Before = r.buildWorld()
	if o.Trace && len(w.bound.changes) > 0 {
		r.recorder = newRecorder(r.world)
	}
	for _, item := range w.file.Items {
		r.item(item)
	}
	r.result.End = r.now
	r.result.Texts = r.texts.all
	r.result.Documents = r.versions()
	return r.result
}

// begin returns a run that has done nothing yet. It has no world when the walk has file errors.
func (w *Walk) begin(o Options) *runner {
	r := &runner{
		walk: w, options: o, texts: w.texts.clone(), now: w.bound.start,
		issued: map[string]*Credential{}, requests: map[string]*request{}, names: map[string]int{},
		created: map[entityKey]int{},
	}
	r.result = &Result{Walk: w, Texts: w.Texts, Start: r.now, End: r.now, Task: o.Task}
	if len(w.Errors) > 0 {
		return r
	}
	if o.Solution > 0 {
		r.solution = w.bound.exercise(o.Task).solutions[o.Solution-1].documents
	}
	r.world = r.buildWorld()
	return r
}

// runner is a walk under way. It reads the walk and changes nothing in it.
type runner struct {
	walk    *Walk
	options Options
	result  *Result
	world   *iam.World
	now     time.Time
	// texts are the walk's, and those of the documents that AWS writes in this run.
	texts texts
	// env is where requests are made. It keeps what it has written of the time.
	env sts.Env
	// solution are the documents that replace declared ones; nil when no solution runs.
	solution map[policy.Ref]*Document

	step, change int
	// issued are the current credentials by the name that the walk gives them.
	issued map[string]*Credential
	// requests are the latest requests under each name, granted or refused.
	requests map[string]*request
	names    map[string]int // how many credentials of a name were asked for
	renewing []*renewal
	renewals int
	created  map[entityKey]int
	// recorder notes what changes do; nil where it is not asked for.
	recorder *recorder
	// set are the documents that changes set and removed, with the row of the change.
	set []setting
}

// setting is a document that a change sets, or, when doc is nil, removes.
type setting struct {
	ref policy.Ref
	doc *Document
	row int
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
		for _, op := range r.walk.bound.changes[x] {
			op.apply(r)
		}
		if r.recorder != nil {
			r.result.Changed = append(r.result.Changed, r.recorder.after(r.world, len(r.result.Rows)-1)...)
		}
	}
}

// row adds a row at the present moment and returns it.
func (r *runner) row(row Row) *Row {
	row.Time = r.now
	r.result.Rows = append(r.result.Rows, row)
	return &r.result.Rows[len(r.result.Rows)-1]
}

// at is where and when the request of a row is made. It is good until the next.
func (r *runner) at(row int) *sts.Env {
	r.env.World, r.env.Now, r.env.Placeholders = r.world, r.now, r.walk.bound.placeholders
	r.env.Record = r.options.Trace || r.options.TraceRow == row+1
	return &r.env
}

// takeStep makes the step's request and records the answer.
func (r *runner) takeStep(s *syntax.Step) {
	a := r.walk.bound.acts[s]
	r.row(Row{Kind: RowStep, Number: r.step, At: s.Span(), Item: s})
	if a == nil {
		return
	}
	index := len(r.result.Rows) - 1
	made, result := r.decide(&request{a, s}, index)
	r.judge(result, s)
	r.result.Rows[index].Step = result
	if issues(made.act.kind) {
		r.keep(made.act, made.step, result)
	}
}

// judge says whether the step that is under way gave what was expected of it, or what the open task wants of it.
func (r *runner) judge(result *StepResult, s *syntax.Step) {
	result.judge(s.Expect)
	if o := r.options.Task; o > 0 && o <= len(r.walk.Tasks) {
		result.judgeGoals(r.walk.Tasks[o-1].Goals, r.step)
	}
}

// decide makes a request, and returns the one that was made: for a refresh the latest under its name, if there is one.
func (r *runner) decide(q *request, row int) (made *request, result *StepResult) {
	if q.act.kind == syntax.Refresh {
		latest := r.requests[q.act.session]
		if latest == nil {
			return q, r.noSession(q.act, q.step)
		}
		q = &request{latest.act, again(latest.step)}
	}
	return q, r.perform(q.act, q.step, row)
}

// again returns the clauses of a request that is made once more: what AWS answered the first time is not known of it,
// and a multi-factor code that was used before is another one now.
func again(s *syntax.Step) *syntax.Step {
	c := *s
	c.Granted, c.Refused = nil, nil
	if codeOf(s) == sts.CodeUsed {
		mfa := *s.MFA
		mfa.Code = ""
		c.MFA = &mfa
	}
	return &c
}

// issues reports whether an act asks for a credential.
func issues(kind syntax.ActKind) bool {
	return kind != syntax.Calls && kind != syntax.Refresh
}

// keep stores the request under its session's name, and the credential if there is one. A refused request leaves the
// credential of that name as it was. A granted one replaces it, and ends its renewals.
func (r *runner) keep(a *act, clauses *syntax.Step, result *StepResult) {
	r.requests[a.session] = &request{a, clauses}
	if result.Credential == nil || result.Credential.Session == nil {
		return
	}
	r.issued[a.session] = result.Credential
	r.stopRenewing(a.session)
	if clauses.AutoRenew != nil {
		r.startRenewing(a, clauses, result.Credential)
	}
}

// newCredential records a credential that was asked for.
func (r *runner) newCredential(name string, answer *sts.Result, row int, parent *Credential) *Credential {
	r.names[name]++
	c := &Credential{
		ID: name, Name: name, Asked: r.now, Until: r.now.Add(answer.Asked), Row: row, Parent: parent, Session: answer.Session,
	}
	if n := r.names[name]; n > 1 {
		c.ID += "-" + strconv.Itoa(n)
	}
	if c.Session != nil {
		c.Until = c.Session.Expires
	}
	r.result.Credentials = append(r.result.Credentials, c)
	return c
}

// ordinal returns how many credentials of the name were issued at this moment.
func (r *runner) ordinal(name string) int {
	n := 0
	for _, c := range slices.Backward(r.result.Credentials) {
		if c.Asked.Before(r.now) {
			break
		}
		if c.Name == name && c.Session != nil {
			n++
		}
	}
	return n
}

// versions returns all documents with the rows during which each is in force.
func (r *runner) versions() []Version {
	var list []Version
	open := map[policy.Ref]int{}
	for _, d := range r.walk.bound.declared {
		if s := r.solution[d.Ref]; s != nil {
			d = s
		}
		open[d.Ref] = len(list)
		list = append(list, Version{Document: d, Until: maxRow})
	}
	for _, s := range r.set {
		if i, there := open[s.ref]; there {
			list[i].Until = min(list[i].Until, s.row)
			delete(open, s.ref)
		}
		if s.doc != nil {
			open[s.ref] = len(list)
			list = append(list, Version{Document: s.doc, From: s.row, Until: maxRow})
		}
	}
	for _, d := range r.texts.written {
		if !slices.ContainsFunc(list, func(v Version) bool { return v.Document == d }) {
			list = append(list, Version{Document: d, Until: maxRow})
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].From < list[j].From })
	return list
}

// maxRow is later than every row.
const maxRow = int(^uint32(0) >> 1)
