package aws

import "strings"

// Refusal is how AWS names a kind of policy in the sentence of a refusal.
type Refusal struct {
	// Gate is the engine's name for the kind of policy; "endpoint" for VPC endpoint policies, which it does not decide.
	Gate string
	// Explicit stands behind “with an explicit deny in”, Implicit between “because no” and “allows”.
	Explicit, Implicit string
	// Older is how older sentences have Explicit; empty if they have it in the same way.
	Older string
}

// Refusals are the kinds of policies that AWS names in refusals.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
var Refusals = []Refusal{
	{Gate: "rcp", Explicit: "a resource control policy", Implicit: "resource control policy"},
	{Gate: "scp", Explicit: "a service control policy", Implicit: "service control policy"},
	{Gate: "trust", Explicit: "the role trust policy", Implicit: "role trust policy"},
	{Gate: "resource", Explicit: "a resource-based policy", Implicit: "resource-based policy"},
	{Gate: "identity", Explicit: "an identity-based policy", Implicit: "identity-based policy"},
	{Gate: "boundary", Explicit: "a permissions boundary", Implicit: "permissions boundary"},
	{Gate: "session-policy", Explicit: "a session policy", Implicit: "session policy", Older: "a sessions policy"},
	{Gate: "endpoint", Explicit: "a VPC endpoint policy", Implicit: "VPC endpoint policy"},
}

// RefusalOf returns AWS's words for a gate; the zero Refusal for one that AWS's sentences do not name.
func RefusalOf(gate string) Refusal {
	for _, r := range Refusals {
		if r.Gate == gate {
			return r
		}
	}
	return Refusal{}
}

// RefusalIn returns the kind of policy that a sentence of AWS names, and whether one with an explicit deny; the zero
// Refusal if it names none.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func RefusalIn(sentence string) (r Refusal, explicit bool) {
	for _, r := range Refusals {
		for _, words := range []string{r.Explicit, r.Older} {
			if words != "" && strings.Contains(sentence, "explicit deny in "+words) {
				return r, true
			}
		}
		if strings.Contains(sentence, "because no "+r.Implicit+" allows") {
			return r, false
		}
	}
	return Refusal{}, false
}
