package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var gitHubSubjectWithoutIDs = &Check{
	Code: "GITHUB_SUBJECT_WITHOUT_IDS",
	Type: source.Suggestion,
	For:  trusts,
	Doc: Doc{
		Title: "A subject of GitHub with names alone",
		Text: "A repository that was created, renamed or transferred after 15 July 2026 has numbers in the subject of its " +
			"tokens. They are the IDs of the owner and the repository: `repo:acme@123456/shop@456789:ref:refs/heads/main`. A " +
			"pattern of names alone does not match it. Older repositories keep the names until they opt in. List both " +
			"forms, or the one with numbers alone. `gh api repos/acme/shop` prints them as `.owner.id` and `.id`.",
		Before: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {"token.actions.githubusercontent.com:sub": "repo:acme/shop:ref:refs/heads/main"}
			  }
			}`,
		After: `{
			  "Effect": "Allow",
			  "Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
			  "Action": "sts:AssumeRoleWithWebIdentity",
			  "Condition": {
			    "StringEquals": {
			      "token.actions.githubusercontent.com:sub": [
			        "repo:acme/shop:ref:refs/heads/main",
			        "repo:acme@123456/shop@456789:ref:refs/heads/main"
			      ]
			    }
			  }
			}`,
		See: "https://docs.github.com/en/actions/reference/security/oidc",
	},
	run: func(p *pass) {
		p.webIdentity(func(s *policy.Statement, _ *policy.Principal, host string) {
			for i := range s.Condition {
				c := &s.Condition[i]
				if !aws.IsGitHub(host) || c.Lower != host+":sub" || !isString(c.Operator.Name) || c.Operator.Negated {
					continue
				}
				for _, v := range c.Values {
					p.namesAlone(c, v)
				}
			}
		})
	},
}

// namesAlone reports a subject that names an owner and a repository without their numbers, if no other value of the row
// is that subject with them.
func (p *pass) namesAlone(c *policy.Condition, v policy.String) {
	owner, name, rest, ok := cutSubject(v.Value)
	if why, _ := typoIn(v.Value); !ok || why != "" || hasWildcard(owner) || strings.ContainsAny(owner+name, "@<{$") {
		return
	}
	with := aws.GitHubRepository + owner + "@OWNER_ID/" + name
	sample := aws.GitHubRepository + owner + "@1/" + name
	if !strings.HasPrefix(name, "*") {
		with, sample = with+"@REPOSITORY_ID", sample+"@1"
	}
	with, sample = with+rest, sample+rest
	for _, other := range c.Values {
		if o, n, _, ok := cutSubject(other.Value); ok && withoutID(o) == owner && (withoutID(n) == name || name == "*") &&
			o != owner || takesWildcards(c.Operator.Name) && covers(other.Value, sample) {
			return
		}
	}
	p.report(
		v.Span,
		fmt.Sprintf("GitHub writes the numbers of the owner and the repository into the subjects of newer repositories, "+
			"which %q does not match", v.Value),
		fmt.Sprintf("list both forms: [%q, %q]; `gh api repos/%s/%s` prints the numbers", v.Value, with, owner, name),
	)
}

// cutSubject cuts a subject repo:OWNER/NAME:REST into its parts. The rest begins with its colon.
func cutSubject(subject string) (owner, name, rest string, ok bool) {
	text, repo := strings.CutPrefix(subject, aws.GitHubRepository)
	owner, text, slash := strings.Cut(text, "/")
	if i := strings.IndexByte(text, ':'); i >= 0 {
		text, rest = text[:i], text[i:]
	}
	return owner, text, rest, repo && slash && owner != "" && text != ""
}

func withoutID(name string) string {
	name, _, _ = strings.Cut(name, "@")
	return name
}
