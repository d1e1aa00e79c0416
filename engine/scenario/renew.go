package scenario

import (
	"time"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// renewal is a credential that renews itself, as SDKs and instance profiles let theirs do: first five minutes before it
// expires, then each minute until it is granted or the credential has expired.
type renewal struct {
	act     *act
	clauses *syntax.Step
	issue   *Issue
	next    time.Time
	// refused says that the last try was refused, and a row tells of it.
	refused bool
}

// shownRenewals is how many renewals of one wait have a row each. Beyond it they are still made one by one, unshown, unless
// nothing that decides them can change before the wait is over: then whole turns are passed over.
const shownRenewals = 200

func (r *runner) startRenewing(a *act, clauses *syntax.Step, issue *Issue) {
	r.renewing = append(r.renewing, &renewal{act: a, clauses: clauses, issue: issue, next: issue.Until.Add(-sts.RenewBefore)})
}

func (r *runner) stopRenewing(name string) {
	kept := r.renewing[:0]
	for _, n := range r.renewing {
		if n.act.session != name {
			kept = append(kept, n)
		}
	}
	r.renewing = kept
}

// passTo lets time pass. Renewals that fall due run in the order of their time, before anything else at their moment.
func (r *runner) passTo(then time.Time) {
	r.renewals = 0
	for {
		due := r.due(then)
		if due == nil {
			break
		}
		if due.next.After(r.now) {
			r.now = due.next
		}
		r.renew(due, then)
	}
	r.now = then
}

// due is the renewal that is next, nil where none falls due up to then.
func (r *runner) due(then time.Time) *renewal {
	var first *renewal
	for _, n := range r.renewing {
		if !n.next.After(then) && (first == nil || n.next.Before(first.next)) {
			first = n
		}
	}
	return first
}

// renew asks once more. The credential is replaced where it is granted; it is let go where it has expired meanwhile.
func (r *runner) renew(n *renewal, then time.Time) {
	if n.issue.Session.Expired(r.now) {
		r.stopRenewing(n.act.session)
		return
	}
	r.renewals++
	index, issues := len(r.result.Rows), len(r.result.Issues)
	clauses := *n.clauses
	clauses.MFA, clauses.Expect = nil, nil // a code works once, and nobody is there to type another
	r.row(Row{Kind: RowRenewal, At: n.clauses.Span()})
	result := r.perform(n.act, &clauses, index)
	r.result.Rows[index].Step = result
	granted := result.Issue != nil && result.Issue.Session != nil
	if !granted && n.refused || granted && r.renewals > shownRenewals { // one row tells of all refusals in a row
		r.unshow(n.act.session, index, issues)
	}
	if !granted {
		n.refused = true
		n.next = r.now.Add(sts.RenewEvery)
		return
	}
	r.issued[n.act.session] = result.Issue
	n.issue, n.refused = result.Issue, false
	n.next = result.Issue.Until.Add(-sts.RenewBefore)
	if r.renewals > shownRenewals && steady(result) {
		n.passTurns(then)
	}
}

// unshow takes back the row of a renewal, and the credential that it would draw.
func (r *runner) unshow(name string, row, issues int) {
	r.names[name] -= len(r.result.Issues) - issues
	r.result.Rows, r.result.Issues = r.result.Rows[:row], r.result.Issues[:issues]
}

// steady reports whether the same request is answered alike until the world changes: nobody's credentials run out, and no
// policy looks at the clock.
func steady(s *StepResult) bool {
	if s.SignedBy != nil || s.Answer == nil {
		return false
	}
	for i := range s.Answer.Actions {
		if s.Answer.Actions[i].Request.LooksAtClock() {
			return false
		}
	}
	return true
}

// passTurns moves a credential on by whole turns, as far as the wait goes.
func (n *renewal) passTurns(then time.Time) {
	s := *n.issue.Session
	length := s.Expires.Sub(s.Issued)
	turns := then.Sub(n.next) / (length - sts.RenewBefore)
	if turns < 1 {
		return
	}
	s.Issued = s.Issued.Add(turns * (length - sts.RenewBefore))
	s.Expires = s.Issued.Add(length)
	n.issue.Session, n.issue.Until = &s, s.Expires
	n.next = s.Expires.Add(-sts.RenewBefore)
}
