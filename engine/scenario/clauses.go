package scenario

import (
	"strings"
	"time"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/sts"
)

// givenOf gathers what a step's clauses say of the request beside who asks for what.
func givenOf(s *syntax.Step) *sts.Given {
	g := &sts.Given{}
	if s.From != nil {
		g.SourceIP = s.From.Value.String()
	}
	if s.Context == nil {
		return g
	}
	g.Context = givenKeys(s.Context)
	return g
}

// givenKeys are the members of a `context` or `claims` clause.
func givenKeys(v *syntax.Values) []sts.GivenKey {
	if v == nil {
		return nil
	}
	var keys []sts.GivenKey
	for _, m := range v.Members {
		k := sts.GivenKey{Key: m.Key, List: m.Value.Kind == syntax.ArrayValue}
		if k.List {
			for _, item := range m.Value.Items {
				k.Values = append(k.Values, item.Text)
			}
		} else {
			k.Values = []string{m.Value.Text}
		}
		keys = append(keys, k)
	}
	return keys
}

// passed is what a step's clauses ask its session to carry; role is the ARN of the role, in whose account managed session
// policies are looked up.
func (r *runner) passed(s *syntax.Step, role string) sts.Passed {
	p := sts.Passed{Tags: tagsOf(s.Tags)}
	if s.SourceIdentity != nil {
		p.SourceIdentity = s.SourceIdentity.Value
	}
	if s.Transitive != nil {
		for _, key := range s.Transitive.Items {
			p.Transitive = append(p.Transitive, key.Text)
		}
	}
	if s.SessionPolicy != nil {
		if d := r.docs[s.SessionPolicy.Span().From]; d != nil {
			p.Policies = append(p.Policies, d.Policy)
		}
	}
	if s.SessionPolicyARNs == nil {
		return p
	}
	arn, _ := aws.ParseARN(role)
	for _, item := range s.SessionPolicyARNs.Items {
		p.ARNs = append(p.ARNs, item.Text)
		d, _ := r.managed(arn.Account, item.Text)
		_, aws := awsManaged(item.Text)
		switch {
		case d != nil:
			p.Policies = append(p.Policies, d.Policy)
		case aws || r.world.Account(arn.Account) == nil:
			p.UnknownPolicies = true
		default:
			p.Missing = append(p.Missing, item.Text)
		}
	}
	return p
}

// federated are the parameters of a request that an identity provider vouches for.
func (r *runner) federated(a *act, s *syntax.Step, role string) sts.FederatedParams {
	p := sts.FederatedParams{
		RoleARN: role, SessionName: a.session, Duration: duration(s), Claims: givenKeys(s.Claims), Passed: r.passed(s, role), Ordinal: r.ordinal(a.session),
	}
	if a.kind == syntax.OIDC {
		p.Host = a.provider
		return p
	}
	alias, name, _ := strings.Cut(a.provider, "/")
	if account := r.Walk.names.accounts[alias]; account != nil {
		p.Provider = "arn:" + partitionOf(account) + ":iam::" + account.Number.Value + ":saml-provider/" + name
	}
	return p
}

// accountARN is an ARN in the account, of which the account alone counts.
func accountARN(a *eval.Account) string {
	if a == nil {
		return ""
	}
	return a.Root()
}

// duration is what `for` asks for; zero where there is none.
func duration(s *syntax.Step) time.Duration {
	if s.For == nil {
		return 0
	}
	return s.For.Value
}

func externalID(s *syntax.Step) *string {
	if s.ExternalID == nil {
		return nil
	}
	return &s.ExternalID.Value
}
