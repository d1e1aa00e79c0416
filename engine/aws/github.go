package aws

import "strings"

// IsGitHub reports whether host is one that GitHub's workflows get tokens from. Enterprises have their own.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
func IsGitHub(host string) bool {
	return host == GitHub || strings.HasPrefix(host, GitHub+"/") ||
		strings.HasPrefix(host, "token.actions.") && strings.HasSuffix(host, ".ghe.com")
}

// A subject in GitHub's tokens begins with GitHubRepository. That of a run for a branch has GitHubBranch behind the
// repository's name.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html#idp_oidc_Create_GitHub
const (
	GitHubRepository = "repo:"
	GitHubBranch     = "ref:refs/heads/"
)
