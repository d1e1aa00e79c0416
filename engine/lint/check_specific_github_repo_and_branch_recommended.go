package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// A subject with an environment is as specific as one with a branch: the environment's own rules say who may use it.
var specificGitHubRepo = &Check{
	Code: "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "GitHub trusted for any repository or any branch",
		Text: "`repo:acme/*` matches every repository of the owner, including one created tomorrow. `repo:acme/shop:*` " +
			"matches every branch, tag and pull request: anyone who can push a branch can assume the role.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"},
			    "StringLike": {"token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:*"}
			  }
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
		See: checkPage + "general-warning-specific-github-repo-and-branch-recommended",
	},
	run: func(p *pass) {
		p.webIdentity(func(s *policy.Statement, _ *policy.Principal, host string) {
			for i := range s.Condition {
				c := &s.Condition[i]
				if !aws.IsGitHub(host) || c.Lower != host+":sub" || c.Operator.Negated || !takesWildcards(c.Operator.Name) ||
					constrainsAny(s, host+":ref", host+":environment", host+":job_workflow_ref") {
					continue
				}
				for _, v := range c.Values {
					if why, _ := typoIn(v.Value); why != "" {
						continue // it matches nothing
					}
					if what := leavesOpen(v.Value); what != "" {
						p.report(
							v.Span,
							fmt.Sprintf("%q is %s", v.Value, what),
							"write the repository and the branch, "+exampleRepository+aws.GitHubBranch+"BRANCH, or the environment, "+
								exampleRepository+"environment:NAME",
						)
					}
				}
			}
		})
	},
}

// leavesOpen says what a subject like repo:OWNER/NAME:REST leaves open if its owner is fixed; empty for nothing.
func leavesOpen(subject string) string {
	rest, ok := strings.CutPrefix(subject, aws.GitHubRepository)
	owner, rest, slash := strings.Cut(rest, "/")
	if !ok || !slash || hasWildcard(owner) {
		return ""
	}
	name, rest, colon := strings.Cut(rest, ":")
	switch {
	case hasWildcard(name):
		return "any repository of " + owner
	case colon && strings.HasPrefix(rest, "*"),
		colon && rest == "ref:*",
		colon && rest == "ref:refs/*",
		colon && rest == aws.GitHubBranch+"*":
		return "any branch of " + owner + "/" + name
	}
	return ""
}
