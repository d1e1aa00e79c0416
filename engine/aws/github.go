package aws

import "strings"

// IsGitHub reports whether host is one that GitHub's workflows get tokens from. Enterprises have their own.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
func IsGitHub(host string) bool {
	return host == GitHub || strings.HasPrefix(host, GitHub+"/") ||
		strings.HasPrefix(host, "token.actions.") && strings.HasSuffix(host, ".ghe.com")
}

// The forms of a subject in GitHub's tokens, without the repository: a branch, an environment, and a pull request.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
const (
	GitHubRepository  = "repo:"
	GitHubBranch      = "ref:refs/heads/"
	GitHubEnvironment = "environment:"
	GitHubPullRequest = "pull_request"
)
