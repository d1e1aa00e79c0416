package aws

import (
	"strings"
	"testing"
)

func TestLowerNames(t *testing.T) {
	for name, lower := range map[string]string{
		AssumeRole: LowerAssumeRole, AssumeRoleWithWebIdentity: LowerAssumeRoleWithWebIdentity,
		AssumeRoleWithSAML: LowerAssumeRoleWithSAML, GetSessionToken: LowerGetSessionToken,
		GetFederationToken: LowerGetFederationToken, TagSession: LowerTagSession,
		SetSourceIdentity: LowerSetSourceIdentity,
	} {
		if lower != strings.ToLower(name) {
			t.Errorf("%s in lower case is not %s", name, lower)
		}
	}
}
