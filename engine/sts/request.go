package sts

import (
	"strings"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
)

// Env is where and when requests are made, and whether they are watched.
type Env struct {
	World *eval.World
	Now   time.Time
	// Watch records a trace of every decision.
	Watch bool
}

// newRequest puts together what package eval needs to decide one action: the caller with every policy that hangs on
// him, and the resource with its account.
func (e *Env) newRequest(s *Signer, caller eval.Caller, action, resource string) *eval.Request {
	req := &eval.Request{Caller: caller, Resource: resource}
	req.SetAction(action)
	req.ResourceAccount = e.resourceAccount(resource, &caller)
	req.Identity = s.policies()
	if b := s.boundary(); b != nil {
		req.Boundaries = []*eval.Policy{b}
	}
	if s.Stranger != "" || s.hasUnknown() {
		req.Hidden = req.Hidden.With(eval.GateIdentity)
	}
	req.Session = s.sessionPolicies()
	if s.Session != nil && s.Session.UnknownPolicies {
		req.Hidden = req.Hidden.With(eval.GateSession)
	}
	e.bind(req)
	return req
}

// resourceAccount is the account that owns the resource: the declaration that covers it says so, else its ARN, else it
// is the caller's. A service has no account, so what names none belongs to nobody then.
func (e *Env) resourceAccount(resource string, caller *eval.Caller) string {
	if owner := e.World.Owner(resource); owner != nil {
		return owner.Account.ID
	}
	if arn, ok := match.ParseARN(resource); ok && arn.Account != "" {
		return arn.Account
	}
	return caller.Account
}

// boundary is the permissions boundary of the signer, nil where there is none.
func (s *Signer) boundary() *eval.Policy {
	switch {
	case s.role() != nil:
		return s.role().Boundary
	case s.user() != nil:
		return s.user().Boundary
	}
	return nil
}

// hasUnknown reports whether a policy hangs on the signer whose text is not at hand.
func (s *Signer) hasUnknown() bool {
	switch {
	case s.role() != nil:
		return len(s.role().UnknownAttached) > 0
	case s.user() != nil:
		for _, g := range s.user().Groups {
			if len(g.UnknownAttached) > 0 {
				return true
			}
		}
		return len(s.user().UnknownAttached) > 0
	}
	return false
}

// decide evaluates the request and files the decision in the result.
func (e *Env) decide(req *eval.Request, res *Result) {
	var trace *eval.Step
	if e.Watch {
		trace = &eval.Step{Kind: eval.StepAction, Name: req.Action}
	}
	d := eval.Evaluate(req, trace)
	if trace != nil {
		trace.Held, trace.Reason = heldOf(d.Outcome)
	}
	res.Actions = append(res.Actions, ActionDecision{Request: req, Decision: d, Trace: trace})
	switch {
	case res.Outcome == Denied:
	case d.Outcome == eval.ExplicitDeny || d.Outcome == eval.ImplicitDeny:
		res.Outcome, res.Code = Denied, CodeAccessDenied
	case d.Outcome == eval.Unknown:
		res.Outcome = Unknown
	case res.Outcome == "":
		res.Outcome = Granted
	}
	if res.Cause == "" {
		res.Cause = CausePolicies
	}
}

func heldOf(o eval.Outcome) (match.Truth, eval.Reason) {
	switch o {
	case eval.Allowed:
		return match.Yes, eval.ReasonAllows
	case eval.ExplicitDeny:
		return match.No, eval.ReasonDenies
	case eval.Unknown:
		return match.Unknown, eval.ReasonHangsOnUnknown
	}
	return match.No, eval.ReasonNothingAllows
}

// sameParty reports whether two accounts are one, or belong to one organization: within it AWS says more of why it
// refuses.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func (e *Env) sameParty(a, b string) bool {
	if a == b {
		return a != ""
	}
	one, other := e.World.Account(a), e.World.Account(b)
	return one != nil && other != nil && one.Organization != "" && one.Organization == other.Organization
}

// begin starts a result for a request of the signer.
func begin(s *Signer, action, resource string) *Result {
	return &Result{Caller: s.caller(), Action: action, Resource: resource}
}

func serviceOf(action string) string {
	service, _, _ := strings.Cut(strings.ToLower(action), ":")
	return service
}
