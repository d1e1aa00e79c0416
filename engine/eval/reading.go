package eval

import "rolewalk/engine/policy"

// Reading selects alternative readings of AWS's documents where this engine has had to choose. A caller decides the
// same request under another reading to see whether the choice mattered. The zero Reading is the engine as it decides.
// Package assumption says what the choices are.
type Reading uint8

// The alternative readings.
const (
	UserExemptFromBoundary Reading = 1 << iota // a trust policy that names a user exempts the user from the boundary
	SessionUnderSession                        // a grant to a session leaves it under its session policies
	EveryoneNeedsOwn                           // a trust policy that names everyone still requires identity policies
	NamedNeedsOwn                              // a trust policy that names the caller still requires identity policies
)

// missesUnsigned reports whether an Allow for p does not reach the caller because the caller signs nothing. Everyone
// in a trust policy means every principal that signs, and a request with a provider's token or assertion is unsigned.
// A Deny for everyone reaches such a caller too.
func (r *Request) missesUnsigned(p *policy.Principal, in *Policy, effect policy.Effect) bool {
	unsigned := r.Caller.Kind == CallerProvider || r.Caller.Kind == CallerAnonymous
	return unsigned && p.Form == policy.FormEveryone && in.Doc.Kind == policy.Trust && effect == policy.Allow
}

// exemptionOf returns what being named by p exempts the caller from, as the request reads AWS's documents.
func (r *Request) exemptionOf(p *policy.Principal, kind policy.Kind) exemption {
	e := r.Caller.exemption(p, kind)
	if r.Reading == 0 {
		return e
	}
	user := p.Form == policy.FormUser || p.Form == policy.FormUniqueID
	switch trust := kind == policy.Trust; {
	case r.Reading&UserExemptFromBoundary != 0 && trust && user && r.Caller.Kind == CallerUser:
		return exemptFromBoundary
	case r.Reading&SessionUnderSession != 0 && p.Form == policy.FormSession:
		return exemptFromBoundary
	case r.Reading&EveryoneNeedsOwn != 0 && trust && p.Form == policy.FormEveryone:
		return exemptFromNothing
	case r.Reading&NamedNeedsOwn != 0 && trust && p.Form != policy.FormEveryone:
		return exemptFromNothing
	}
	return e
}
