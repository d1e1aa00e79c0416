package sts

// authenticate checks the keys of a request: whether they belong to a principal, are complete and are in time. It
// returns false, with the result filled, if they are not.
func (e *Env) authenticate(s *Signer, res *Result) bool {
	switch {
	case s.WithoutToken && s.temporary():
		// Rule: Temporary keys do not work without their session token.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html
		// Proof: sessions/case-085-key-without-its-token.walk
		res.fail(CauseNoToken)
	case s.Session != nil && !e.exists(s.Session):
		// Rule: The sessions of a deleted user or role end with it, and a new one of the same name does not revive
		// them.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage_delete.html
		// Proof: recreated/role-created-anew.walk
		res.fail(CauseDeletedPrincipal)
	case s.Session != nil && s.Session.Expired(e.Now):
		// Rule: At the moment of its expiration a credential has expired.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html
		// Proof: sessions/case-084-expired-at-the-second.walk, errors/expired-before-refused.walk
		res.fail(CauseExpired)
	case s.External != "" && !s.MayExist && s.Session == nil && e.World.Account(res.Caller.Account) != nil:
		res.fail(CauseNoSuchPrincipal)
	default:
		return true
	}
	return false
}

// exists reports whether the user or the role behind a session is still the one that it was issued for.
func (e *Env) exists(s *Session) bool {
	switch {
	case s.Role != nil:
		r := e.World.RoleByARN(s.Role.ARN())
		return r != nil && r.ID == s.Role.ID
	case s.User != nil:
		u := e.World.UserByARN(s.User.ARN())
		return u != nil && u.ID == s.User.ID
	}
	return true
}
