package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The claims that say which repository a token of GitHub is for. Its numbers stay, its names can be taken by others.
var repositoryClaims = []string{"sub", "repository", "repository_id", "job_workflow_ref"}

var missingGitHubRepo = &Check{
	Code: "MISSING_GITHUB_REPO_CONDITION_KEY",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title:  "Trust of GitHub that names no repository",
		Text:   "Every workflow of every repository on GitHub gets its token from the same provider. Only the claim `sub` (or one of the claims with the repository) says whose it is; without it anybody on GitHub may assume the role. The owner's name must stand there whole: `repo:acme*` also fits `repo:acme-evil/x`.",
		Before: `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/shop:ref:refs/heads/main"}}}`,
		See:    checkPage + "security-warning-missing-github-repo-condition-key",
	},
	run: func(p *pass) {
		p.webIdentity(func(s *policy.Statement, pr *policy.Principal, host string) {
			if !isGitHub(host) {
				return
			}
			named := false
			for i := range s.Condition {
				c := &s.Condition[i]
				provider, name, ok := claim(c.Lower)
				if !ok || provider != host || !has(repositoryClaims, name) && name != "repository_owner_id" && name != "enterprise_id" {
					continue
				}
				named = named || constrains(c) || c.Operator.Set != 0 || c.Operator.IfExists // how loose is for other checks
				if name == "sub" && constrains(c) {
					p.looseOwner(c)
				}
			}
			if !named {
				p.report(pr.Span, "any repository on GitHub gets a token that this trusts", fmt.Sprintf(`add "StringEquals": {"%s:sub": "repo:OWNER/NAME:ref:refs/heads/main"}`, host))
			}
		})
	},
}

// looseOwner reports subjects that leave the repository's owner open.
func (p *pass) looseOwner(c *policy.Condition) {
	if !takesWildcards(c.Operator.Name) {
		return
	}
	for _, v := range c.Values {
		owner, _, slash := strings.Cut(strings.TrimPrefix(v.Value, "repo:"), "/")
		if strings.HasPrefix(v.Value, "repo:") && slash && !hasWildcard(owner) {
			continue
		}
		if hasWildcard(owner) {
			p.report(v.Span, fmt.Sprintf("%q also fits repositories of other owners", v.Value), "write the owner whole, with the slash after it: repo:OWNER/…")
		}
	}
}
