package importer

import (
	"slices"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
)

// likelyCaller is who asks, as far as the sources tell: the caller of the request, else who the person's credentials
// are, else the one principal that the trust policy names, else the only user, else a user that no source names.
func (w *world) likelyCaller() *fact.Entity {
	if e := w.caller(); e != nil {
		return e
	}
	if e := w.ofARN(w.onlyCaller()); e != nil {
		return e
	}
	named := w.trustedPrincipals()
	if len(named) == 1 {
		if e := w.ofARN(named[0]); e != nil {
			return e
		}
	}
	if e := w.onlyUser(); e != nil && len(named) == 0 {
		return e
	}
	return w.unnamedCaller()
}

// onlyRole is the one role whose trust policy was brought, nil if there is none or several. Those that services alone
// assume count where there is no other.
func (w *world) onlyRole() *fact.Entity {
	var only, ofService *fact.Entity
	several, severalOfService := false, false
	for _, e := range w.entities {
		switch {
		case !e.Trust.Known():
		case trustsServicesAlone(e.Trust):
			severalOfService = severalOfService || ofService != nil && !sameEntity(ofService, e)
			ofService = e
		default:
			several = several || only != nil && !sameEntity(only, e)
			only = e
		}
	}
	switch {
	case several || only == nil && severalOfService:
		return nil
	case only != nil:
		return only
	}
	return ofService
}

// onlyUser is the one user that was brought, nil if there is none or several.
func (w *world) onlyUser() *fact.Entity {
	var only *fact.Entity
	for _, e := range w.entities {
		if e.Kind != fact.User {
			continue
		}
		if only != nil && (only.Name != e.Name || only.Account != e.Account) {
			return nil
		}
		only = e
	}
	return only
}

// trustedPrincipals are the ARNs of the users, roles and sessions that the trust policy of the asked-for role names,
// each once. Where no source says which role that is, it is the one trust policy that was brought.
func (w *world) trustedPrincipals() []string {
	role := w.target()
	if role == nil {
		role = w.onlyRole()
	}
	if role == nil || !role.Trust.Known() {
		return nil
	}
	var list []string
	seen := map[string]bool{}
	for p := range principalsOf(role.Trust) {
		switch p.Form {
		case policy.FormUser, policy.FormRole, policy.FormSession:
			if !seen[p.Value] {
				seen[p.Value] = true
				list = append(list, p.Value)
			}
		}
	}
	return list
}

// unnamedCaller is the user that stands for a caller that no source names.
func (w *world) unnamedCaller() *fact.Entity {
	name := w.fills.take(unnamedUser)
	if e := w.find(fact.User, "", name); e != nil {
		return e
	}
	number := w.trustedAccount()
	if number == "" {
		number = w.standFor(callerAccount)
	}
	return w.entity(fact.User, number, name, "")
}

// trustedAccount is the account that the trust policies let in, "" if they name none or several.
func (w *world) trustedAccount() string {
	number := ""
	for _, e := range w.entities {
		if !e.Trust.Known() {
			continue
		}
		for p := range principalsOf(e.Trust) {
			switch {
			case p.Account == "" || p.Account == number:
			case number != "":
				return ""
			default:
				number = p.Account
			}
		}
	}
	return number
}

// nameMachine names the role of a machine, which a profile does not name: the one role that the trust policy of the
// asked-for role names.
func (w *world) nameMachine(r *fact.Request, caller aws.ARN) {
	role, session := caller.Session()
	named := w.trustedPrincipals()
	if r != w.asked || !w.isPlaceholder(role) || len(named) != 1 {
		return
	}
	arn, _ := aws.ParseARN(named[0])
	if !arn.IsRole() || w.isPlaceholder(arn.Name()) {
		return
	}
	machine, standIn := w.ofARN(named[0]), w.find(fact.Role, caller.Account, role)
	if standIn != nil && machine != nil {
		absorb(machine, standIn)
	}
	w.entities = slices.DeleteFunc(w.entities, func(e *fact.Entity) bool { return e == standIn })
	r.Caller = aws.SessionARN(arn.Partition, arn.Account, arn.Name(), session)
	w.remarks = append(w.remarks, "No source names the role of the machine. It is taken for "+arn.Name()+
		", which alone the trust policy lets in.")
}
