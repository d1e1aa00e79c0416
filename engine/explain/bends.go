package explain

import (
	"strings"

	"rolewalk/engine/assumption"
	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
)

// bends are the choices that show in the request: each changes it to what the other reading makes of it.
var bends = map[assumption.Name]func(*scenario.StepResult, *eval.Request){
	assumption.RoleSessionsHaveNoMFA: func(s *scenario.StepResult, r *eval.Request) {
		v := r.Context.Values("aws:multifactorauthpresent")
		if r.Caller.Kind != eval.CallerRole || len(v.List) != 1 || v.List[0] != "false" {
			return
		}
		r.Context = r.Context.Copy()
		if s.Signer.Session != nil && s.Signer.Session.AskedWithMFA {
			r.Context.Give("aws:MultiFactorAuthPresent", false, "true")
			r.Context.Give("aws:MultiFactorAuthAge", false, "0")
			return
		}
		r.Context.Give("aws:MultiFactorAuthPresent", false)
	},
	assumption.FederationTokenMFA: func(_ *scenario.StepResult, r *eval.Request) {
		if r.Caller.Kind == eval.CallerFederatedUser {
			giveIfAbsent(r, "aws:MultiFactorAuthPresent", "false")
		}
	},
	assumption.ProviderIsNoService: func(_ *scenario.StepResult, r *eval.Request) {
		if r.Caller.Kind == eval.CallerProvider {
			giveIfAbsent(r, "aws:PrincipalIsAWSService", "false")
		}
	},
	assumption.SAMLFederatedProvider: func(s *scenario.StepResult, r *eval.Request) {
		provider := r.Caller.ARN
		if r.Caller.Kind != eval.CallerProvider && s.Signer.Session != nil {
			provider = s.Signer.Session.Provider
		}
		if arn, _ := aws.ParseARN(provider); arn.Kind() == aws.KindSAMLProvider {
			giveIfAbsent(r, "aws:FederatedProvider", provider)
		}
	},
	assumption.UnlistedClaims: unlistedClaims,
	assumption.InheritedTagOverResourceTag: func(s *scenario.StepResult, r *eval.Request) {
		if !r.Assumes {
			return
		}
		r.Context = r.Context.Copy()
		for _, t := range s.Signer.Inherited() {
			r.Context.Give("aws:ResourceTag/"+t.Key, false, t.Value)
			r.Context.Give("iam:ResourceTag/"+t.Key, false, t.Value)
		}
	},
	assumption.ManagedSessionPolicyLive: func(s *scenario.StepResult, r *eval.Request) {
		if session := s.Signer.Session; session != nil && session.Policies != nil {
			r.Session = session.Policies
		}
	},
	assumption.RequestTagsArePassed: func(s *scenario.StepResult, r *eval.Request) {
		tags := s.Signer.Inherited()
		if len(tags) == 0 || !r.Assumes {
			return
		}
		r.Context = r.Context.Copy()
		keys := r.Context.Values("aws:tagkeys").List
		for _, t := range tags {
			r.Context.Give("aws:RequestTag/"+t.Key, false, t.Value)
			keys = append(keys, t.Key)
		}
		r.Context.Give("aws:TagKeys", true, keys...)
	},
}

// giveIfAbsent gives a request a key that it does not have.
func giveIfAbsent(r *eval.Request, key, value string) {
	if r.Context.Values(strings.ToLower(key)).Absent() {
		r.Context = r.Context.Copy()
		r.Context.Give(key, false, value)
	}
}

// unlistedClaims gives a request every claim of its token as a condition key.
func unlistedClaims(s *scenario.StepResult, r *eval.Request) {
	host := hostOf(&r.Caller)
	if host == "" || s.Clauses == nil || s.Clauses.Claims == nil {
		return
	}
	r.Context = r.Context.Copy()
	for _, m := range s.Clauses.Claims.Members {
		if aws.ClaimIsKey(strings.ToLower(host), m.Key) {
			continue
		}
		values := []string{m.Value.Text}
		if m.Value.Items != nil {
			values = nil
		}
		for _, item := range m.Value.Items {
			values = append(values, item.Text)
		}
		r.Context.Give(host+":"+m.Key, m.Value.Items != nil, values...)
	}
}

// hostOf returns the host of the OpenID Connect provider whose token the caller has; "" for every other caller.
func hostOf(c *eval.Caller) string {
	if c.Kind != eval.CallerProvider {
		return ""
	}
	arn, isARN := aws.ParseARN(c.ARN)
	if !isARN {
		return c.ARN
	}
	host, _ := arn.Behind(aws.KindOIDCProvider)
	return host
}

// sharedWithoutClaim reports whether a token of a provider that many customers share is let in by a statement that does
// not test the claim which AWS requires of it.
func sharedWithoutClaim(a *sts.ActionDecision) bool {
	host := hostOf(&a.Request.Caller)
	shared := aws.ProviderOf(strings.ToLower(host))
	if a.Outcome != eval.Allowed || a.Trace == nil || shared == nil || shared.BuiltIn || shared.Claim == "" {
		return false
	}
	required := strings.ToLower(shared.Claim)
	if !strings.Contains(required, ":") {
		required = strings.ToLower(host) + ":" + required
	}
	for _, s := range a.Trace.GateStep(eval.GateTrust).Applying(policy.Allow) {
		tests := false
		for i := range s.Statement.Condition {
			tests = tests || s.Statement.Condition[i].Lower == required
		}
		if !tests {
			return true
		}
	}
	return false
}
