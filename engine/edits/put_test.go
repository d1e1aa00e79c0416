package edits_test

import (
	"strings"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// TestPlaces: each place that is offered gives a walk that parses and holds the document.
func TestPlaces(t *testing.T) {
	const walk = `account 111122223333 dev {
  user ana { policy p {"Version": "2012-10-17", "Statement": []} }
  role Shut { trust {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
    "Action": "sts:AssumeRole"}]} }
  role Dark {
    trust unknown
  }
  role Asked {
    trust unknown
  }
}
step { dev/ana assumes dev/Shut as s1 }
step { dev/Shut assumes dev/Asked as s2 }
`
	const brought = `{"Version": "2012-10-17", "Statement": [
		{"Sid": "Brought", "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}`
	w := scenario.Parse("walk", walk, scenario.PageLimit)
	if len(w.Errors) > 0 {
		t.Fatal(w.Errors)
	}
	for kind, want := range map[policy.Kind]string{
		policy.Identity: "add it to the policies of dev/Shut; replace ana · p; add it to the policies of dev/ana; " +
			"add it to the policies of dev/Dark; add it to the policies of dev/Asked; replace Shut · trust",
		policy.Trust: "make it the trust policy of dev/Asked; replace Shut · trust; " +
			"make it the trust policy of dev/Dark; replace ana · p",
		policy.SCP: "replace ana · p; replace Shut · trust",
	} {
		var words []string
		for _, place := range edits.Places(w, brought, kind) {
			words = append(words, place.Words)
			body, ok := source.Apply(walk, []source.Edit{place.Edit})
			next := scenario.Parse("walk", body, scenario.PageLimit)
			if !ok || len(next.Errors) > 0 || !strings.Contains(body, `"Sid": "Brought"`) {
				t.Errorf("%s: %v\n%s", place.Words, next.Errors, body)
			}
		}
		if got := strings.Join(words, "; "); got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
	for _, text := range []string{"", "[]", "{"} {
		if places := edits.Places(w, text, policy.Trust); places != nil {
			t.Errorf("%q has places: %v", text, places)
		}
	}
}
