package scenario

import (
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/scenario/syntax"
)

// renewal is a credential that renews itself, as those of SDKs and instance profiles do: first five minutes before it
// expires, then every minute until it is granted or the credential has expired.
type renewal struct {
	act     *act
	clauses *syntax.Step
	issued  *Credential
	next    time.Time
	// refused says that the last try was refused and has a row.
	refused bool
}

// shownRenewals is how many renewals of one wait have a row each. Further ones are still made one by one, without a
// row, unless nothing that decides them can change before the wait is over: then whole turns are skipped.
const shownRenewals = 200

func (r *runner) startRenewing(a *act, clauses *syntax.Step, issued *Credential) {
	r.renewing = append(r.renewing,
		&renewal{act: a, clauses: clauses, issued: issued, next: issued.Until.Add(-aws.RenewBefore)})
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

// due returns the next renewal, nil when none falls due up to then.
func (r *runner) due(then time.Time) *renewal {
	var first *renewal
	for _, n := range r.renewing {
		if !n.next.After(then) && (first == nil || n.next.Before(first.next)) {
			first = n
		}
	}
	return first
}

// renew asks once more. If it is granted, the credential is replaced; a credential that has expired renews itself no
// more.
func (r *runner) renew(n *renewal, then time.Time) {
	if n.issued.Session.Expired(r.now) {
		r.stopRenewing(n.act.session)
		return
	}
	r.renewals++
	index, credentials := len(r.result.Rows), len(r.result.Credentials)
	clauses := again(n.clauses)
	clauses.MFA, clauses.Expect = nil, nil // a code works once
	r.row(Row{Kind: RowRenewal, At: n.clauses.Span()})
	result := r.perform(n.act, clauses, index)
	r.result.Rows[index].Step = result
	granted := result.Credential != nil && result.Credential.Session != nil
	if !granted && n.refused || granted && r.renewals > shownRenewals { // consecutive refusals share a row
		r.unshow(n.act.session, index, credentials)
	}
	if !granted {
		n.refused = true
		n.next = r.now.Add(aws.RenewEvery)
		return
	}
	r.issued[n.act.session] = result.Credential
	n.issued, n.refused = result.Credential, false
	n.next = result.Credential.Until.Add(-aws.RenewBefore)
	if r.renewals > shownRenewals && steady(result) {
		n.passTurns(then)
	}
}

// unshow removes the row of a renewal, and the credential that it would show.
func (r *runner) unshow(name string, row, credentials int) {
	r.names[name] -= len(r.result.Credentials) - credentials
	r.result.Rows, r.result.Credentials = r.result.Rows[:row], r.result.Credentials[:credentials]
}

// steady reports whether the same request gets the same answer until the world changes: no credentials run out, and no
// policy depends on the clock.
func steady(s *StepResult) bool {
	if s.SignedBy != nil || s.Answer == nil {
		return false
	}
	for i := range s.Answer.Actions {
		if s.Answer.Actions[i].Request.DependsOnClock() {
			return false
		}
	}
	return true
}

// passTurns moves a credential on by whole turns, as far as the wait goes.
func (n *renewal) passTurns(then time.Time) {
	s := *n.issued.Session
	length := s.Expires.Sub(s.Issued)
	turns := then.Sub(n.next) / (length - aws.RenewBefore)
	if turns < 1 {
		return
	}
	s.Issued = s.Issued.Add(turns * (length - aws.RenewBefore))
	s.Expires = s.Issued.Add(length)
	n.issued.Session, n.issued.Until = &s, s.Expires
	n.next = s.Expires.Add(-aws.RenewBefore)
}
