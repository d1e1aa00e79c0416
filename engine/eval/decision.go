package eval

import "rolewalk/engine/match"

// Gate is one of the kinds of policy that a request must pass: AWS's policy types, in AWS's order.
type Gate string

// The gates.
const (
	GateRCP      Gate = "rcp"
	GateSCP      Gate = "scp"
	GateTrust    Gate = "trust"    // the role's trust policy
	GateResource Gate = "resource" // any other resource-based policy
	GateIdentity Gate = "identity"
	GateBoundary Gate = "boundary"
	GateSession  Gate = "session-policy"
)

// Gates lists the gates in the order in which AWS evaluates them.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
var Gates = []Gate{GateRCP, GateSCP, GateTrust, GateResource, GateIdentity, GateBoundary, GateSession}

// GateSet is a set of gates. The zero GateSet is empty.
type GateSet uint8

func (g Gate) bit() GateSet {
	switch g {
	case GateRCP:
		return 1 << 0
	case GateSCP:
		return 1 << 1
	case GateTrust:
		return 1 << 2
	case GateResource:
		return 1 << 3
	case GateIdentity:
		return 1 << 4
	case GateBoundary:
		return 1 << 5
	case GateSession:
		return 1 << 6
	}
	return 0
}

// With returns the set with g added.
func (s GateSet) With(g Gate) GateSet { return s | g.bit() }

// Has reports whether g is in the set.
func (s GateSet) Has(g Gate) bool { return s&g.bit() != 0 }

// List returns the gates of the set in AWS's order, nil when it is empty.
func (s GateSet) List() []Gate {
	var list []Gate
	for _, g := range Gates {
		if s.Has(g) {
			list = append(list, g)
		}
	}
	return list
}

// First returns the first gate of the set in AWS's order, "" when it is empty.
func (s GateSet) First() Gate {
	for _, g := range Gates {
		if s.Has(g) {
			return g
		}
	}
	return ""
}

// Outcome is how a decision ends.
type Outcome string

// The outcomes. Unknown is a decision that depends on something that was not supplied.
const (
	Allowed      Outcome = "allowed"
	ExplicitDeny Outcome = "explicitDeny"
	ImplicitDeny Outcome = "implicitDeny"
	Unknown      Outcome = "unknown"
)

// Held returns what the step of a decided action records: whether it is allowed, and why.
func (o Outcome) Held() (match.Truth, Reason) {
	switch o {
	case Allowed:
		return match.Yes, ReasonAllows
	case ExplicitDeny:
		return match.No, ReasonDenies
	case Unknown:
		return match.Unknown, ReasonDependsOnUnknown
	}
	return match.No, ReasonNothingAllows
}

// Decision is the answer to one request.
type Decision struct {
	Outcome Outcome
	// Refused are all gates that refused, Explicit those among them in which a Deny statement applies.
	Refused, Explicit GateSet
	// Open are the gates that may refuse or not, depending on what was not supplied.
	Open GateSet
}
