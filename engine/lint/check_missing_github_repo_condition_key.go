package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// The claims that say which repository a GitHub token is for. The ids are permanent; a name can be reused by others.
var repositoryClaims = []string{"sub", "repository", "repository_id", "job_workflow_ref"}

var missingGitHubRepo = &Check{
	Code: "MISSING_GITHUB_REPO_CONDITION_KEY",
	Type: source.SecurityWarning,
	For:  trusts,
	Doc: Doc{
		Title: "GitHub trusted without a repository",
		Text: "Every workflow of every repository on GitHub gets its token from the same provider. Only the claim `sub` " +
			"(or a claim with the repository) says which repository it is. Without it, anyone on GitHub can assume the role. " +
			"Write the owner's name in full: `repo:acme*` also matches `repo:acme-evil/x`.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}
			}`,
		After: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
			      "token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:ref:refs/heads/main"
			    }
			  }
			}`,
		See: checkPage + "security-warning-missing-github-repo-condition-key",
	},
	run: func(p *pass) {
		p.webIdentity(func(s *policy.Statement, pr *policy.Principal, host string) {
			if !aws.IsGitHub(host) || admitsNone(s, host) {
				return
			}
			named := false
			for i := range s.Condition {
				c := &s.Condition[i]
				provider, name, ok := aws.Claim(c.Lower)
				if !ok || provider != host ||
					!has(repositoryClaims, name) && name != "repository_owner_id" && name != "enterprise_id" {
					continue
				}
				named = named || constrains(c) || c.Operator.Set != 0 || c.Operator.IfExists // other checks report loose values
				if name == "sub" && constrains(c) {
					p.looseOwner(c)
				}
			}
			if !named {
				p.report(
					pr.Span,
					"every repository on GitHub can get a token that this trusts",
					fmt.Sprintf(`add "StringEquals": {"%s:sub": "%s"}`, host, exampleSubject),
				)
			}
		})
	},
}

// looseOwner reports subjects that do not fix the repository's owner.
func (p *pass) looseOwner(c *policy.Condition) {
	if !takesWildcards(c.Operator.Name) {
		return
	}
	for _, v := range c.Values {
		rest, repo := strings.CutPrefix(v.Value, aws.GitHubRepository)
		owner, _, slash := strings.Cut(rest, "/")
		if repo && slash && !hasWildcard(owner) || customOwner(v.Value) {
			continue
		}
		if hasWildcard(owner) {
			p.report(
				v.Span,
				fmt.Sprintf("%q also matches repositories of other owners", v.Value),
				"write the owner in full, with the slash after it: "+aws.GitHubRepository+"OWNER/…",
			)
		}
	}
}

// customOwner reports whether a subject begins with a claim that an organization has chosen and that says whose the
// repository is, in full.
//
// See https://docs.github.com/en/actions/reference/security/oidc
func customOwner(subject string) bool {
	claim, rest, _ := strings.Cut(subject, ":")
	end := map[string]string{
		"repository_owner": ":", "repository_owner_id": ":", "repository_id": ":", "repository": "/", "job_workflow_ref": "/",
	}[claim]
	owner, _, ended := strings.Cut(rest, end)
	return end != "" && ended && owner != "" && !hasWildcard(owner)
}
