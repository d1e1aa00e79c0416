package scenarios_test

import (
	"strings"
	"testing"

	"rolewalk/engine/eval"
	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
	"rolewalk/engine/view"
)

// notInWalks are the causes that no walk can show, each with where it is proved.
var notInWalks = map[sts.Cause]string{
	sts.CauseUnsigned: "a walk has no unsigned AssumeRole: engine/decide's TestLines asks for it",
}

// inCorpus returns the walks of the corpus by their path.
func inCorpus(t *testing.T) map[string]string {
	list := map[string]string{}
	for path, text := range walks(t) {
		if strings.HasPrefix(path, "corpus/") {
			list[path] = text
		}
	}
	return list
}

// TestEveryCauseAndReason: each cause and each reason is shown by a step of the corpus, with a text and a row of its
// own.
func TestEveryCauseAndReason(t *testing.T) {
	causes, reasons := map[sts.Cause]string{}, map[eval.Reason]string{}
	var reasonsOf func(path string, s *eval.Step)
	reasonsOf = func(path string, s *eval.Step) {
		reasons[s.Reason] = path
		for _, sub := range s.Sub {
			reasonsOf(path, sub)
		}
	}
	for path, text := range inCorpus(t) {
		for _, row := range parse(path, text).Run(scenario.Options{Trace: true}).Rows {
			if row.Step == nil {
				continue
			}
			cause := row.Step.Answer.Cause
			causes[cause] = path
			if cause.Row().Cause != cause {
				t.Errorf("%s: the cause %q has no row", path, cause)
			}
			if told := explain.Of(row.Step).Sentence; told == "" || cause.Row().Reason != "" && strings.ContainsAny(told, "{}") {
				t.Errorf("%s: step %d: %q", path, row.Number, told)
			}
			for i := range row.Step.Answer.Actions {
				reasonsOf(path, row.Step.Answer.Actions[i].Trace)
			}
		}
	}
	for _, row := range sts.Causes {
		if causes[row.Cause] == "" && notInWalks[row.Cause] == "" {
			t.Errorf("no walk of the corpus shows the cause %s", row.Cause)
		}
		if causes[row.Cause] != "" && notInWalks[row.Cause] != "" {
			t.Errorf("%s shows the cause %s, which is listed as shown by none", causes[row.Cause], row.Cause)
		}
	}
	for _, reason := range eval.Reasons {
		if reasons[reason] == "" {
			t.Errorf("no walk of the corpus shows the reason %s", reason)
		}
	}
}

// TestRefusedRows: a step that failed has its refused row in exactly the phase at which AWS stops, and rows after it
// that AWS did not look at are not shown as passed.
func TestRefusedRows(t *testing.T) {
	steps := 0
	for path, text := range inCorpus(t) {
		run := parse(path, text).Run(scenario.Options{Trace: true})
		page := view.Build(run)
		for i := range page.Rows {
			if page.Rows[i].Step == nil {
				continue
			}
			steps++
			want, _ := run.Rows[i].Step.Answer.StoppedAt()
			got := map[sts.Phase]int{}
			for _, row := range page.Rows[i].Step.Gates {
				if row.Outcome == view.GateRefused {
					got[phaseOf(row.Gate)]++
				}
				if want == sts.PhaseCredentials && phaseOf(row.Gate) == sts.PhasePolicies && row.Outcome != view.GateUnreached {
					t.Errorf("%s: row %d: AWS stops at the credentials, and the row of %s is %s", path, i, row.Gate, row.Outcome)
				}
			}
			for _, phase := range []sts.Phase{sts.PhaseCredentials, sts.PhaseRequest, sts.PhasePolicies} {
				if (got[phase] > 0) != (phase == want) {
					t.Errorf("%s: row %d (%s) has %d refused rows in the phase of the %s, and AWS stops at %q",
						path, i, run.Rows[i].Step.Answer.Cause, got[phase], phase, want)
				}
			}
		}
	}
	if steps < 1500 {
		t.Errorf("%d steps were looked at, want at least 1500", steps)
	}
}

func phaseOf(gate view.GateWord) sts.Phase {
	switch gate {
	case view.GateCredentials:
		return sts.PhaseCredentials
	case view.GateRequest:
		return sts.PhaseRequest
	}
	return sts.PhasePolicies
}
