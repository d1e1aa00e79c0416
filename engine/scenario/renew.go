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

// maxRenewals bounds how many renewals a walk makes one by one. A credential whose turns go on beyond it keeps being
// renewed in whole turns, unasked, so that a wait of years ends.
const maxRenewals = 5000

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
	for {
		due := r.due(then)
		if due == nil {
			break
		}
		if due.next.After(r.now) {
			r.now = due.next
		}
		r.renew(due)
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
func (r *runner) renew(n *renewal) {
	if n.issue.Session.Expired(r.now) {
		r.stopRenewing(n.act.session)
		return
	}
	if r.renewals++; r.renewals > maxRenewals {
		r.renewUnasked(n)
		return
	}
	index := len(r.result.Rows)
	issues := len(r.result.Issues)
	clauses := *n.clauses
	clauses.MFA, clauses.Expect = nil, nil // a code works once, and nobody is there to type another
	r.row(Row{Kind: RowRenewal, At: n.clauses.Span()})
	result := r.perform(n.act, &clauses, index)
	r.result.Rows[index].Step = result
	if result.Issue != nil && result.Issue.Session != nil {
		r.issued[n.act.session] = result.Issue
		n.issue, n.refused = result.Issue, false
		n.next = result.Issue.Until.Add(-sts.RenewBefore)
		return
	}
	if n.refused { // one row tells of all refusals in a row
		r.result.Rows = r.result.Rows[:index]
		r.names[n.act.session] -= len(r.result.Issues) - issues
		r.result.Issues = r.result.Issues[:issues]
	}
	n.refused = true
	n.next = r.now.Add(sts.RenewEvery)
}

// renewUnasked moves a credential on by one turn without a row of its own.
func (r *runner) renewUnasked(n *renewal) {
	s := *n.issue.Session
	length := s.Expires.Sub(s.Issued)
	s.Issued, s.Expires = r.now, r.now.Add(length)
	n.issue.Session, n.issue.Until = &s, s.Expires
	n.next = s.Expires.Add(-sts.RenewBefore)
}
