package eval

import "rolewalk/engine/policy"

// Otherwise turns readings of AWS's documents round that this engine has chosen, so that one can see whether a choice
// decided. The zero Otherwise is the engine as it decides. Package assumption says what the choices are.
type Otherwise uint8

// What may be read otherwise.
const (
	UserFreeOfBoundary  Otherwise = 1 << iota // a trust policy that names a user frees him of his boundary
	SessionUnderSession                       // a grant to a session leaves it under its session policies
	EveryoneNeedsOwn                          // a trust policy that names everybody leaves everybody to his own policies
	NamedNeedsOwn                             // a trust policy that names the caller leaves him to his own policies
	EveryoneIsFederated                       // a trust policy that names everybody lets in who comes with a provider's token
)

// signsNothing reports whether an Allow for p passes the caller by, for he signs nothing: a trust policy's everybody are all who sign,
// and a request with a provider's token or assertion is unsigned. A Deny for everybody means him too.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
func (r *Request) signsNothing(p *policy.Principal, in *Policy, effect policy.Effect) bool {
	unsigned := r.Caller.Kind == CallerProvider || r.Caller.Kind == CallerAnonymous
	return unsigned && p.Form == policy.FormEveryone && in.Doc.Kind == policy.Trust && effect == policy.Allow &&
		r.Otherwise&EveryoneIsFederated == 0
}

// freedomOf is what being named by p frees the caller of, as the request reads AWS's documents.
func (r *Request) freedomOf(p *policy.Principal, kind policy.Kind) freedom {
	f := r.Caller.freedom(p, kind)
	if r.Otherwise == 0 {
		return f
	}
	user := p.Form == policy.FormUser || p.Form == policy.FormUniqueID
	switch trust := kind == policy.Trust; {
	case r.Otherwise&UserFreeOfBoundary != 0 && trust && user && r.Caller.Kind == CallerUser:
		return freeOfBoundary
	case r.Otherwise&SessionUnderSession != 0 && p.Form == policy.FormSession:
		return freeOfBoundary
	case r.Otherwise&EveryoneNeedsOwn != 0 && trust && p.Form == policy.FormEveryone:
		return freeOfNothing
	case r.Otherwise&NamedNeedsOwn != 0 && trust && p.Form != policy.FormEveryone:
		return freeOfNothing
	}
	return f
}
