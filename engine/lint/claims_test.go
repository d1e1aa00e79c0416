package lint

import (
	"strings"
	"testing"

	"rolewalk/engine/aws"
	"rolewalk/engine/lint/actions/embedded"
)

// TestClaimsOfTheData: the claims that AWS's list of actions has as condition keys of STS are those of engine/aws.
func TestClaimsOfTheData(t *testing.T) {
	d, err := embedded.Load()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, k := range d.Service("sts").Keys {
		name := strings.ReplaceAll(k.Name, "*", "x")
		host, claim, ok := aws.Claim(name)
		switch {
		case ok && !aws.ClaimIsKey(host, claim), strings.HasPrefix(name, "saml:") && !aws.IsSAMLKey(name):
			t.Errorf("AWS has the key %s, and engine/aws does not", k.Name)
		case ok:
			seen++
		}
	}
	if seen < 50 {
		t.Errorf("%d claims", seen)
	}
}
