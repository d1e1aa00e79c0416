package view

import (
	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
)

// Answer is what a person is told who brought what they had: the decision of the last step of the walk that was made of
// it.
type Answer struct {
	// Request is who asks for what, by ARN. It and all that follows is empty where the walk has no step.
	Request string `json:"request"`
	// Headline is the answer in a few words, Sentence the reason.
	Headline string `json:"headline"`
	Sentence string `json:"sentence"`
	// AWS is what AWS prints; empty where it prints nothing that is known.
	AWS string `json:"aws"`
	// ByNoPolicy says that AWS names a cause that no policy is, so that no edit of one would help.
	ByNoPolicy bool `json:"byNoPolicy"`
	// Outcome is allow, deny, error or unknown.
	Outcome string `json:"outcome"`
	// Row is the step's row, an index into Page.Rows.
	Row int `json:"row"`
	// Turns says of each thing that was asked about whether it could turn the decision.
	Turns []bool `json:"turns"`
	// Needs are the AWS-managed policies that the walk attaches and that must be handed over first.
	Needs []string `json:"needs"`
	// Fault says what keeps the walk from being decided; empty where nothing does.
	Fault string `json:"fault"`
}

// AnswerTo decides the last step of a walk. About are things that could be asked or fetched: each is documents as
// policy.Ref names them, condition keys and placeholders.
func AnswerTo(walk *scenario.Walk, about [][]string) *Answer {
	a := &Answer{Needs: walk.Needs}
	if len(walk.Errors) > 0 {
		a.Fault = walk.Text.Report(walk.Errors[0])
		return a
	}
	result := walk.Run(scenario.Options{Trace: true})
	row := LastStep(result)
	if row < 0 {
		return a
	}
	step := result.Rows[row].Step
	b := explain.BroughtBy(step)
	a.Request, a.Headline, a.Sentence = step.Named(explain.Request(step)), b.Headline, b.Sentence
	a.Outcome, a.Row, a.ByNoPolicy = string(step.Outcome), row, b.ByNoPolicy
	if !b.ByNoPolicy {
		a.AWS = explain.AWS(step)
	}
	for _, things := range about {
		a.Turns = append(a.Turns, b.Turns(things))
	}
	return a
}

// LastStep is the row of the last step of a walk that has run; -1 where it has none.
func LastStep(result *scenario.Result) int {
	for i := len(result.Rows) - 1; i >= 0; i-- {
		if result.Rows[i].Kind == scenario.RowStep {
			return i
		}
	}
	return -1
}
