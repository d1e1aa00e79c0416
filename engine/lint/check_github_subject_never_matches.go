package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var gitHubSubjectNeverMatches = &Check{
	Code: "GITHUB_SUBJECT_NEVER_MATCHES",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A subject that GitHub does not send",
		Text: "The `sub` of a token is `repo:OWNER/NAME:ref:refs/heads/BRANCH`, `repo:OWNER/NAME:environment:NAME` if " +
			"the job uses an environment, or `repo:OWNER/NAME:pull_request`. A value of another form matches no token, " +
			"unless the organization has customized its subject claims.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
			      "token.actions.githubusercontent.com:sub": "repo:acme@1234/shop@5678:refs/heads/main"
			    }
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
		See: "https://docs.github.com/en/actions/reference/security/oidc",
	},
	run: func(p *pass) {
		p.webIdentity(func(s *policy.Statement, _ *policy.Principal, host string) {
			for i := range s.Condition {
				c := &s.Condition[i]
				if !aws.IsGitHub(host) || c.Lower != host+":sub" || !isString(c.Operator.Name) {
					continue
				}
				for _, v := range c.Values {
					p.reportTypo(v)
				}
			}
		})
	},
}

// The subjects that remedies show, with capitals for what the author fills in.
const (
	exampleRepository = aws.GitHubRepository + "OWNER/NAME:"
	exampleSubject    = exampleRepository + aws.GitHubBranch + "main"
)

func (p *pass) reportTypo(v policy.String) {
	if strings.Contains(v.Value, "${") {
		return
	}
	why, fixed := typoIn(v.Value)
	if why == "" {
		return
	}
	remedy, fixes := "write it like "+exampleSubject, []source.Fix(nil)
	if fixed != "" {
		remedy, fixes = "write "+fixed, replaceValue(v, fixed)
	}
	p.report(v.Span, fmt.Sprintf("GitHub sends no subject %q: %s", v.Value, why), remedy, fixes...)
}

// typoIn says what is wrong with a subject and what it was meant to be. Why is empty if nothing is certainly wrong, and
// fixed is empty if the intended subject is not certain.
func typoIn(subject string) (why, fixed string) {
	if trimmed := strings.TrimSpace(subject); trimmed != subject {
		return "it has no white space at its ends", trimmed
	}
	rest, repo := strings.CutPrefix(subject, aws.GitHubRepository)
	if !repo {
		return typoBefore(subject)
	}
	for _, address := range []string{"https://github.com/", "http://github.com/", "github.com/"} {
		if plain, ok := strings.CutPrefix(rest, address); ok {
			return "it has the names of the owner and the repository, not GitHub's address", aws.GitHubRepository + plain
		}
	}
	name, rest, colon := strings.Cut(rest, ":")
	switch owner, repository, slash := strings.Cut(name, "/"); {
	case hasWildcard(name):
		return "", ""
	case !slash:
		return "the owner must come before the repository, followed by a slash", ""
	case owner == "" || repository == "" || strings.Contains(repository, "/") || !colon || rest == "":
		return "the repository must be followed by a branch, an environment or pull_request", ""
	}
	why, rest = typoAfter(rest)
	if rest != "" {
		fixed = aws.GitHubRepository + name + ":" + rest
	}
	return why, fixed
}

// typoBefore checks a subject that does not start with repo:. An organization may have customized its subject claims,
// so only a text that clearly names a repository is a typo.
func typoBefore(subject string) (why, fixed string) {
	const begin = "a subject starts with " + aws.GitHubRepository
	if rest, ok := strings.CutPrefix(strings.TrimPrefix(subject, "https://"), "github.com/"); ok {
		if !strings.Contains(rest, ":") {
			return begin, "" // what follows the repository is not known
		}
		return begin, aws.GitHubRepository + rest
	}
	name, rest, _ := strings.Cut(subject, ":")
	switch {
	case strings.Count(name, "/") != 1 || hasWildcard(name):
		return "", ""
	case rest == "":
		return begin, ""
	}
	return begin, aws.GitHubRepository + subject
}

// typoAfter checks what follows the repository.
func typoAfter(rest string) (why, fixed string) {
	const branch = "a branch is written " + aws.GitHubBranch + "NAME"
	if strings.HasPrefix(rest, "refs/") {
		return "a branch also needs ref: before it", "ref:" + rest
	}
	for _, start := range []string{"branch:", "branch/", "heads/", "ref:heads/"} {
		if name, ok := strings.CutPrefix(rest, start); ok {
			return branch, aws.GitHubBranch + name
		}
	}
	if name, ok := strings.CutPrefix(rest, "ref:"); ok && madeOf(name, aws.Letters+aws.Digits+"_.-") {
		return branch, aws.GitHubBranch + name
	}
	if name, ok := strings.CutPrefix(rest, "env:"); ok {
		return "an environment is written environment:NAME", "environment:" + name
	}
	if has([]string{"pull-request", "pull_requests", "pr"}, rest) {
		return "a pull request is written pull_request", "pull_request"
	}
	return "", ""
}
