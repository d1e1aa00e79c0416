package sts

import (
	"time"

	"rolewalk/engine/eval"
)

// Outcome is how a request ends.
type Outcome string

// The outcomes of a request.
const (
	Granted Outcome = "granted"
	Denied  Outcome = "denied"  // a policy refuses, or nothing allows
	Expired Outcome = "expired" // the credentials that sign have expired
	Failed  Outcome = "failed"  // another error
	Unknown Outcome = "unknown" // it depends on something that was not supplied
)

// ActionDecision is the decision on one of the actions that a request needs.
type ActionDecision struct {
	Request *eval.Request
	eval.Decision
	// Trace is nil when nothing was recorded.
	Trace *eval.Step
}

// Result is the answer to one request.
type Result struct {
	Outcome Outcome
	// Code is empty when the request is granted or unknown.
	Code  Code
	Cause Cause
	// Message is AWS's own text when it depends on the request's parameters. It is empty when Cause says it all.
	Message string
	// Wrong are, by Cause: the parameters that are not well formed, by AWS's names (CauseInvalidRequest); the ARNs that no
	// session policy has (CauseSessionPolicyARN); the key that no tag has (CauseTransitiveNotPassed). It is nil otherwise.
	Wrong []string
	// Plain is how many characters the session policies have, without white space; zero when none are passed. Packed
	// estimates how much of AWS's private packed format they and the tags take, in percent.
	Plain, Packed int
	// Caller is who asked, as AWS prints it.
	Caller eval.Caller
	// Action and Resource are what was asked for.
	Action, Resource string
	// Actions are the decisions on each action that the request needs. It is empty when the request ended before
	// authorization.
	Actions []ActionDecision
	// Session is what was issued, nil when nothing was.
	Session *Session
	// Asked is the duration that was asked for, or the default; zero when none is issued.
	Asked time.Duration
	// Longest is the longest duration that the request could have had; zero when none is issued. LongestUnknown says that
	// it may be less, because the role's maximum session duration was not supplied.
	Longest        time.Duration
	LongestUnknown bool
	// OnSession says that the request depends on whether the credentials that sign exist, OnMaxSession that it depends on
	// the role's maximum session duration, OnToken that a placeholder leaves open whether AWS takes the token. The last
	// two stay if AWS granted the request, as the walk's author knows.
	OnSession, OnMaxSession, OnToken bool
	// Recorded says that AWS granted the request, as the walk's author knows, whatever is decided here.
	Recorded bool
	// SameParty says that caller and resource share an account or an organization. Within one AWS says more about why it
	// refuses.
	SameParty bool
}

// begin starts the result of a request by the signer.
func begin(s *Signer, action, resource string) *Result {
	return &Result{Caller: s.caller(), Action: action, Resource: resource}
}

// Deciding returns the decision that made the request's outcome: the first that is refused, else the first that is
// unknown, else the first. It is nil when the request ended before authorization.
func (r *Result) Deciding() *ActionDecision {
	var first *ActionDecision
	for i := range r.Actions {
		switch a := &r.Actions[i]; {
		case a.Refused != 0:
			return a
		case first == nil || first.Outcome == eval.Allowed && a.Outcome != eval.Allowed:
			first = a
		}
	}
	return first
}

// Refused returns all gates that refused, over all actions that the request needs.
func (r *Result) Refused() (refused, explicit eval.GateSet) {
	for i := range r.Actions {
		refused |= r.Actions[i].Refused
		explicit |= r.Actions[i].Explicit
	}
	return refused, explicit
}

// StoppedAt returns the phase at which AWS stopped, and whether it had checked the credentials before. The phase is ""
// for a request that was granted or is unknown.
func (r *Result) StoppedAt() (phase Phase, authenticated bool) {
	row := r.Cause.Row()
	if r.Outcome == Granted || r.Outcome == Unknown {
		return "", true
	}
	return row.Phase, row.Phase == PhasePolicies || row.Phase == PhaseRequest && len(r.Actions) > 0
}

// fail ends a request.
func (r *Result) fail(cause Cause) *Result {
	row := cause.Row()
	r.Outcome, r.Code, r.Cause = Failed, row.code(r.Action), cause
	if row.ExpiredToken {
		r.Outcome = Expired
	}
	return r
}

// NoSuchSession is the answer to a request that was to be signed with a session that does not exist. The code is ours:
// AWS never sees such a request.
func NoSuchSession(action, session string) *Result {
	r := &Result{Action: action, Caller: eval.Caller{ARN: session}}
	return r.fail(CauseNoSuchSession)
}
