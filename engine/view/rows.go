package view

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
	"rolewalk/engine/whatif"
)

func (b *builder) rows() []Row {
	list := make([]Row, 0, len(b.result.Rows))
	for i := range b.result.Rows {
		r := &b.result.Rows[i]
		row := Row{Kind: RowKind(r.Kind), Number: r.Number, At: b.span(r.At), Time: b.time(r.Time), Note: noteOf(r.Item)}
		row.Line = b.line(r)
		row.Title = b.title(r, row.Line)
		if r.Step != nil {
			own, _ := r.Item.(*syntax.Step)
			row.Far = !b.detailed(i)
			row.Step = b.step(r.Step, own)
			if row.Step.Predict {
				row.Step.Question = b.question(r, own)
			}
			if !row.Far {
				b.detail(row.Step, r.Step)
				ask, fields := whatif.Of(b.result, i)
				row.Step.Ask, row.Step.Fields = (*Ask)(ask), askFields(fields)
			}
		}
		list = append(list, row)
	}
	return list
}

// line is what a row does, in the walk's own words.
func (b *builder) line(r *scenario.Row) string {
	switch r.Kind {
	case scenario.RowStep, scenario.RowRenewal:
		return b.walk.StepLine(r)
	case scenario.RowWait:
		return strings.Join(strings.Fields(b.walk.Text.Slice(r.At)), " ")
	case scenario.RowChange:
		return "change"
	}
	return string(r.Kind)
}

func (b *builder) title(r *scenario.Row, line string) string {
	switch x := r.Item.(type) {
	case *syntax.Step:
		if x.Title != nil && x.Title.Value != "" {
			return x.Title.Value
		}
	case *syntax.Wait:
		return explain.Duration(x.Duration.Value) + " pass"
	case *syntax.At:
		return "until " + explain.Clock(x.Time.Value)
	case *syntax.Change:
		if x.Title != nil && x.Title.Value != "" {
			return x.Title.Value
		}
		return "The world changes"
	case *syntax.Note:
		return "Note"
	}
	return line
}

func (b *builder) step(s *scenario.StepResult, own *syntax.Step) *Step {
	v := explain.Of(s)
	step := &Step{
		Outcome: Outcome(s.Outcome), Word: v.Word, By: v.By, Sentence: v.Sentence, Expected: ExpectedNone, Hints: []string{},
		Keys: []string{}, Documents: []string{}, Context: []ContextKey{}, Answer: []Field{}, Gates: []Gate{},
		Assumptions: []Assumption{}, Fields: []AskField{}, Edge: b.edge(s),
	}
	if s.Answer != nil {
		step.Code = string(s.Answer.Code)
	}
	if s.Expect != nil {
		step.Expectation, step.ExpectationAt = scenario.ExpectationText(s.Expect), b.span(s.Expect.Span())
		if b.walk.Exercise(b.result.Task) != nil {
			step.Wanted = explain.Wanted(s.Expect)
		}
		step.Expected = ExpectedHeld
		if !s.Held {
			step.Expected = ExpectedUnmet
			step.Unmet = "wanted " + step.Expectation + ", got " + s.Got()
		}
	}
	if own != nil { // a request that is made again has the clauses of the first, and hints of its own
		for _, h := range own.Hints {
			step.Hints = append(step.Hints, h.Value)
		}
		step.Predict = own.Predict != nil
	}
	if s.Outcome == scenario.Unknown {
		step.Keys = append(step.Keys, explain.UnknownKeys(s)...)
		step.Documents = append(step.Documents, explain.UnknownDocuments(s)...)
	}
	if s.Credential != nil {
		step.Session = b.lanes[s.Credential]
	}
	if s.SignedBy != nil {
		step.Signer = b.lanes[s.SignedBy]
	}
	return step
}

// detail fills in what is shown of the current step alone.
func (b *builder) detail(step *Step, s *scenario.StepResult) {
	step.AWS, step.Assumptions, step.Gates = explain.AWS(s), assumptions(s), b.gates(s)
	if d := deciding(s); d != nil {
		step.Context = contextKeys(d)
	}
	if s.Answer != nil && s.Answer.Session != nil {
		step.Answer = answer(s.Answer)
	}
}

// question is what a step asks, in plain words, with the time where some has passed.
func (b *builder) question(r *scenario.Row, own *syntax.Step) string {
	text := explain.Question(r.Step)
	if own.Act.Kind() == syntax.Refresh {
		text = "The same request is made again. " + text
	}
	if r.Time.After(b.result.Start) {
		text = "It is " + explain.Clock(r.Time) + ". " + text
	}
	return text
}

func deciding(s *scenario.StepResult) *sts.ActionDecision {
	if s.Answer == nil {
		return nil
	}
	return s.Answer.Deciding()
}

func contextKeys(d *sts.ActionDecision) []ContextKey {
	list := []ContextKey{}
	for _, e := range d.Request.Context.Entries() {
		values := e.List
		if values == nil {
			values = []string{}
		}
		list = append(list, ContextKey{Key: e.Key, Values: values, Given: e.Given, Unknown: e.Unknown})
	}
	return list
}

// answer is what STS gives back.
func answer(a *sts.Result) []Field {
	list, s := []Field{}, a.Session
	if s.Provisional {
		list = append(list, Field{"Standing", explain.Provisional, false})
	}
	if s.Kind == sts.RoleSession {
		list = append(list, Field{"AssumedRoleUser.Arn", s.ARN, true}, Field{"AssumedRoleUser.AssumedRoleId", s.ID, true})
	}
	list = append(list,
		Field{"Credentials.AccessKeyId", s.AccessKeyID, true},
		Field{"Credentials.SecretAccessKey", s.SecretAccessKey, true},
		Field{"Credentials.SessionToken", s.SessionToken, true},
		Field{"Credentials.Expiration", s.Expires.UTC().Format("2006-01-02T15:04:05Z"), true},
	)
	if s.Kind != sts.UserToken {
		size := "not computed here"
		if a.Plain > 0 {
			size += fmt.Sprintf("; %d of %d characters of session policies", a.Plain, aws.MaxSessionPolicies)
		}
		list = append(list, Field{"PackedPolicySize", size, false})
	}
	return list
}
