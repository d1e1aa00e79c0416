package lint

import (
	"fmt"
	"regexp"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// slips are the forms in which subjects are written wrong, each with what mends it.
var slips = []struct {
	form *regexp.Regexp
	mend string // what form is replaced with; empty where that is not certain
	why  string
}{
	{regexp.MustCompile(`^(repo:[^:*?]+/[^:*?]+):refs/`), "$1:ref:refs/", "before a branch stands ref: too"},
	{regexp.MustCompile(`^(repo:[^:*?]+/[^:*?]+):(?:branch|heads|ref:heads)[:/](.+)$`), "$1:ref:refs/heads/$2", "a branch is written ref:refs/heads/NAME"},
	{regexp.MustCompile(`^(repo:[^:*?]+/[^:*?]+):ref:([A-Za-z0-9_.-]+)$`), "$1:ref:refs/heads/$2", "a branch is written ref:refs/heads/NAME"},
	{regexp.MustCompile(`^(repo:[^:*?]+/[^:*?]+):env:`), "$1:environment:", "an environment is written environment:NAME"},
	{regexp.MustCompile(`^(repo:[^:*?]+/[^:*?]+):(?:pull-request|pull_requests|pr)$`), "$1:pull_request", "a pull request is written pull_request"},
	{regexp.MustCompile(`^(?:https://)?github\.com/([^:*?]+/[^:*?]+)`), "repo:$1", "a subject begins with repo:"},
	{regexp.MustCompile(`^([A-Za-z0-9-]+/[A-Za-z0-9_.-]+:(?:ref|environment|pull_request))`), "repo:$1", "a subject begins with repo:"},
	{regexp.MustCompile(`^repo:[^:*?/]+/[^:*?/]+$`), "", "after the repository stands a branch, an environment or pull_request"},
	{regexp.MustCompile(`^repo:[^/*?]+$`), "", "the owner stands before the repository, with a slash"},
}

var gitHubSubjectNeverMatches = &Check{
	Code: "GITHUB_SUBJECT_NEVER_MATCHES",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title:  "A subject that GitHub does not send",
		Text:   "A token's `sub` is `repo:OWNER/NAME:ref:refs/heads/BRANCH`, `repo:OWNER/NAME:environment:NAME` where the job uses an environment, or `repo:OWNER/NAME:pull_request`. Another form equals none, unless the organization has changed what its tokens say.",
		Before: `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/shop:refs/heads/main"}}}`,
		After:  `{"Effect": "Allow", "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"}, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:acme/shop:ref:refs/heads/main"}}}`,
		See:    "https://docs.github.com/en/actions/reference/security/oidc",
	},
	Run: func(p *Pass) {
		p.webIdentity(func(s *policy.Statement, _ *policy.Principal, host string) {
			for i := range s.Condition {
				c := &s.Condition[i]
				if !isGitHub(host) || c.Lower != host+":sub" || !isString(c.Operator.Name) {
					continue
				}
				for _, v := range c.Values {
					p.slip(v.String)
				}
			}
		})
	},
}

func (p *Pass) slip(v policy.String) {
	if strings.Contains(v.Value, "${") {
		return
	}
	for _, slip := range slips {
		if !slip.form.MatchString(v.Value) {
			continue
		}
		remedy, fixes := "write it like repo:OWNER/NAME:ref:refs/heads/main", []source.Fix(nil)
		if slip.mend != "" {
			mended := slip.form.ReplaceAllString(v.Value, slip.mend)
			remedy, fixes = "write "+mended, replaceValue(v, mended)
		}
		p.Report(v.Span, fmt.Sprintf("GitHub sends no subject %q: %s", v.Value, slip.why), remedy, fixes...)
		return
	}
}
