package view

import (
	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/whatif"
)

// Ask is one request as a reader changes it. Each field is as the walk's language has it, without quotation marks; an
// empty one is not sent. It has the fields of whatif.Ask.
type Ask struct {
	Caller     string `json:"caller"`
	Role       string `json:"role"`
	ExternalID string `json:"externalId"`
	SourceIP   string `json:"sourceIp"`
	Duration   string `json:"duration"`
	Time       string `json:"time"`
	Claims     string `json:"claims"`
	MFA        bool   `json:"mfa"`
	// As is the name of the session that a plain request for a role asks for; empty for the row's request with changes.
	As string `json:"as"`
}

// asked is the ask as the engine takes it.
func (a *Ask) asked() whatif.Ask {
	return whatif.Ask{
		Caller: a.Caller, Role: a.Role, ExternalID: a.ExternalID, SourceIP: a.SourceIP, Duration: a.Duration, Time: a.Time,
		Claims: a.Claims, MFA: a.MFA, As: a.As,
	}
}

// AskField is a field of the what-if, by its name on the page; empty for the whole.
type AskField string

// The fields of the what-if.
const (
	AskWhole      AskField = ""
	AskCaller     AskField = "caller"
	AskRole       AskField = "role"
	AskExternalID AskField = "external-id"
	AskMFA        AskField = "mfa"
	AskSourceIP   AskField = "source-ip"
	AskDuration   AskField = "duration"
	AskTime       AskField = "time"
	AskClaims     AskField = "claims"
)

// AskFault is what is wrong with a field, in a sentence.
type AskFault struct {
	Field   AskField `json:"field"`
	Message string   `json:"message"`
}

// WhatIf is how a request ends that the walk does not make.
type WhatIf struct {
	// Needs are the AWS-managed policies that the walk attaches and that must be handed over first.
	Needs []string `json:"needs"`
	// Fields are those that such a request has.
	Fields []AskField `json:"fields"`
	// Faults say what keeps it from being decided; Outcome is then undecided.
	Faults  []AskFault `json:"faults"`
	Outcome Outcome    `json:"outcome"`
	Badge   Badge      `json:"badge"`
	// Word, By, Sentence and AWS are as those of Step.
	Word     string `json:"word"`
	By       string `json:"by"`
	Sentence string `json:"sentence"`
	AWS      string `json:"aws"`
	// Callers and Roles are who could be named.
	Callers []string `json:"callers"`
	Roles   []string `json:"roles"`
}

// BuildWhatIf decides an ask that the request of a row has become.
func BuildWhatIf(a *whatif.Asker, walk *scenario.Walk, row int, ask Ask) *WhatIf {
	w := &WhatIf{Needs: append([]string{}, walk.Needs...), Outcome: OutcomeUndecided}
	answer := a.Decide(row, ask.asked())
	w.Fields, w.Faults = askFields(answer.Fields), askFaults(answer.Faults)
	w.Callers, w.Roles = a.Names()
	if s := answer.Step; s != nil {
		v := explain.Of(s)
		w.Outcome, w.Word, w.By, w.Sentence, w.AWS = Outcome(s.Outcome), v.Word, v.By, v.Sentence, explain.AWS(s)
	}
	w.Badge.ofOutcome(w.Outcome)
	return w
}

func askFields(fields []whatif.Field) []AskField {
	list := make([]AskField, len(fields))
	for i, f := range fields {
		list[i] = AskField(f)
	}
	return list
}

func askFaults(faults []whatif.Fault) []AskFault {
	list := make([]AskFault, len(faults))
	for i, f := range faults {
		list[i] = AskFault{AskField(f.Field), f.Message}
	}
	return list
}

// KeptStep is an ask as edits that write it into the walk.
type KeptStep struct {
	Needs []string `json:"needs"`
	// Edits are applied together. There are none where Fault says why not.
	Edits []Edit `json:"edits"`
	// Step is the number of the step that they write.
	Step  int    `json:"step"`
	Fault string `json:"fault"`
}

// BuildKept writes an ask into the walk.
func BuildKept(a *whatif.Asker, walk *scenario.Walk, row int, ask Ask) *KeptStep {
	k := a.Keep(row, ask.asked())
	out := &KeptStep{Needs: append([]string{}, walk.Needs...), Edits: []Edit{}, Step: k.Number}
	if len(k.Faults) > 0 {
		out.Fault = k.Faults[0].Message
	}
	b := &builder{walk: walk, sources: walk.Texts, units: []*units{newUnits(walk.Text.Body)}}
	for _, f := range b.fixes([]source.Fix{{Edits: k.Edits}}) {
		out.Edits = f.Edits
	}
	return out
}

// AskedAgain is every step of a walk, asked once more at another moment.
type AskedAgain struct {
	Needs []string `json:"needs"`
	// Clock is the moment as the walk's clock shows it.
	Clock string      `json:"clock"`
	Asks  []StepAgain `json:"asks"`
}

// StepAgain is a step that is asked at another moment.
type StepAgain struct {
	// Row is an index into Page.Rows, Number the number of the step.
	Row     int     `json:"row"`
	Number  int     `json:"number"`
	Outcome Outcome `json:"outcome"`
	Badge   Badge   `json:"badge"`
	// Says is what a reader is told, in one sentence.
	Says string `json:"says"`
	// Changed says that the step ended otherwise when it was made.
	Changed bool `json:"changed"`
}

// BuildAgain asks every step of a walk at a time, which is as the what-if has it.
func BuildAgain(a *whatif.Asker, r *scenario.Result, row int, time string) *AskedAgain {
	out := &AskedAgain{Needs: append([]string{}, r.Walk.Needs...), Asks: []StepAgain{}}
	at, steps := a.Again(row, time)
	out.Clock = newScale(&Page{From: rfc3339(r.Start), Until: rfc3339(r.End)}).clock(rfc3339(at))
	for i, s := range steps {
		if s == nil {
			continue
		}
		v := explain.Of(s)
		again := StepAgain{
			Row: i, Number: r.Rows[i].Number, Outcome: Outcome(s.Outcome), Says: v.Word + ". " + v.Sentence,
			Changed: r.Rows[i].Step == nil || r.Rows[i].Step.Outcome != s.Outcome,
		}
		again.Badge.ofOutcome(again.Outcome)
		out.Asks = append(out.Asks, again)
	}
	return out
}
