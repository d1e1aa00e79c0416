package scenario

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// undecided lists what is in force for a request that the engine reads and does not decide. Such a step is neither
// allowed nor denied: it says what it hangs on.
func (r *runner) undecided(a *act, s *syntax.Step, signer *sts.Signer, by *Issue, target string) []string {
	if r.whole {
		return nil
	}
	var causes []string
	add := func(is bool, cause string) {
		if is {
			causes = append(causes, cause)
		}
	}
	add(by != nil && by.Undecided, "the session "+a.actor.name+" comes from a step that is not decided")
	add(a.kind == syntax.OIDC || a.kind == syntax.SAML || a.kind == syntax.GetsFederationToken, "federation")
	add(s.MFA != nil, "a multi-factor code with the request")
	add(s.SourceIdentity != nil, "a source identity")
	add(s.Tags != nil || s.Transitive != nil, "session tags")
	add(s.SessionPolicy != nil || s.SessionPolicyARNs != nil, "a session policy")
	if needsNoPermission(a) {
		return causes
	}
	add(boundaryOf(signer) != nil, "the caller's permissions boundary")
	add(r.bound(signer.Account(), r.scps), "a service control policy of the caller's account")
	add(r.bound(r.owner(target, signer), r.rcps), "a resource control policy of the account that is asked")
	add(r.recreated(a, signer, target), "somebody who was deleted or created on the way")
	return causes
}

// needsNoPermission reports whether an act is one that no policy decides.
func needsNoPermission(a *act) bool {
	return a.kind == syntax.GetsSessionToken || a.kind == syntax.Calls && strings.EqualFold(a.action, "sts:GetCallerIdentity")
}

func boundaryOf(s *sts.Signer) *eval.Policy {
	switch {
	case s.User != nil:
		return s.User.Boundary
	case s.Role != nil:
		return s.Role.Boundary
	case s.Session != nil && s.Session.Role != nil:
		return s.Session.Role.Boundary
	case s.Session != nil && s.Session.User != nil:
		return s.Session.User.Boundary
	}
	return nil
}

// owner is the account that a target belongs to, nil where the file does not declare it.
func (r *runner) owner(target string, signer *sts.Signer) *eval.Account {
	if o := r.world.Owner(target); o != nil {
		return o.Account
	}
	if arn, _ := match.ParseARN(target); arn.Account != "" {
		return r.world.Account(arn.Account)
	}
	return signer.Account()
}

func (r *runner) scps(node string) bool {
	o := r.world.Organization
	return len(o.SCPs[node]) > 0 || o.Detached[node]
}

func (r *runner) rcps(node string) bool { return len(r.world.Organization.RCPs[node]) > 0 }

// bound reports whether more than the defaults hangs on a node above the account.
func (r *runner) bound(a *eval.Account, hangs func(node string) bool) bool {
	if a == nil || r.world.Organization == nil || a.ID == r.world.Organization.Management {
		return false
	}
	for _, node := range a.Nodes() {
		if hangs(node) {
			return true
		}
	}
	return false
}

// recreated reports whether the caller, the target, or somebody whom the target's policy names is not who he was when
// the walk began: AWS keeps unique IDs in place of names.
func (r *runner) recreated(a *act, signer *sts.Signer, target string) bool {
	if len(r.touched) == 0 {
		return false
	}
	if a.actor.kind == actorEntity && r.touched[r.lastARN(a.actor.key)] || r.touched[a.actor.name] || r.touched[target] {
		return true
	}
	if s := signer.Session; s != nil && (s.Role != nil && r.touched[s.Role.ARN()] || s.User != nil && r.touched[s.User.ARN()]) {
		return true
	}
	if role := r.world.RoleByARN(target); role != nil && role.Trust != nil && r.namesTouched(role.Trust.Doc) {
		return true
	}
	o := r.world.Owner(target)
	return o != nil && o.Policy != nil && r.namesTouched(o.Policy.Doc)
}

func (r *runner) namesTouched(doc *policy.Document) bool {
	for i := range doc.Statements {
		if ps := doc.Statements[i].Principal; ps != nil {
			for j := range ps.Values {
				if r.touched[ps.Values[j].Value] {
					return true
				}
			}
		}
	}
	return false
}
