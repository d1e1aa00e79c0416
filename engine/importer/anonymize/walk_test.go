package anonymize

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

const given = `account 111122223333 shop {
  user jane.doe {
    policy p {"Statement": {"Effect": "Allow", "Action": "sts:Ass*", "Resource": [
      "arn:aws:iam::444455556666:role/eng/dep*", "arn:aws:iam::444455556666:role/Billing-*",
      "arn:aws:s3:::acme-logs/${aws:username}home/*"
    ]}}
    attach ReadOnlyAccess
    attach arn:aws:iam::aws:policy/job-function/SupportUser
    attach Guard
    tags {"owner": "jane@acme.example"}
  }
  managed-policy Guard {"Statement": []}
}
account 444455556666 target {
  oidc-provider keycloak.acme.io/realms/main { audience "x" }
  oidc-provider token.actions.githubusercontent.com { audience "x" }
  role Deployer {
    trust {"Statement": {"Condition": {"StringEquals": {"keycloak.acme.io/realms/main:sub": "BILLING-web01"}}}}
  }
  role Billing-web01 { trust unknown }
  role AWSReservedSSO_Admins_0123456789abcdef { trust unknown }
  role AWSServiceRoleForSupport { path /aws-service-role/support.amazonaws.com/ }
}
step "Jane" { shop/jane.doe assumes target/Deployer as janehome-1 external-id "acme/7" }
`

// TestWalk: names go, and what decides stays.
func TestWalk(t *testing.T) {
	got, kept := Walk(given)
	if len(got) != len(given) {
		t.Fatalf("%d bytes, want %d", len(got), len(given))
	}
	own := strings.NewReplacer("job-function/SupportUser", "", "BILLING", "Billing")
	for _, gone := range []string{
		"111122223333", "444455556666", "acme", "doe", "Guard", "Admins", "keycloak", "web01", "shop", "0123456789abcdef",
		"Billing",
	} {
		if strings.Contains(own.Replace(got), gone) {
			t.Errorf("%s is there", gone)
		}
	}
	for _, stays := range []string{
		"sts:Ass*", "dep*", "Deployer", "job-function/SupportUser", "ReadOnlyAccess", "AWSReservedSSO_",
		"AWSServiceRoleForSupport", "aws-service-role/support.amazonaws.com", "token.actions.githubusercontent.com",
		"${aws:username}home", "janehome", ".io/", "user jane.", "000000000001", "000000000002",
	} {
		if !strings.Contains(got, stays) {
			t.Errorf("%s is gone", stays)
		}
	}
	if text := fmt.Sprint(kept); !strings.Contains(text, "{deployer a pattern of a policy meets it inside}") {
		t.Error(text)
	}
	if again, _ := Walk(given); again != got {
		t.Error("the names are others the second time")
	}
}

// TestRelations: equal stays equal but for case, and a word that begins with another still does.
func TestRelations(t *testing.T) {
	got, _ := Walk("account 111122223333 x { role Warehouse { } role WAREHOUSE2 { } user warehouseman { } user " +
		"other { } }\n" +
		"account 111122223334 y { }")
	names := strings.FieldsFunc(got, func(c rune) bool { return strings.ContainsRune(" {}\n", c) })
	at := map[string]string{}
	for i := 0; i+1 < len(names); i++ {
		at[names[i]+fmt.Sprint(i)] = names[i+1]
	}
	house, upper, man, other := names[4], names[6], names[8], names[10]
	if !strings.EqualFold(house+"2", upper) || upper != strings.ToUpper(upper) || house == "Warehouse" {
		t.Error(house, upper)
	}
	if !strings.HasPrefix(man, strings.ToLower(house)) || strings.HasPrefix(other, man) || other == "other" {
		t.Error(house, man, other)
	}
}

// TestDistinct: no two words of a walk become one.
func TestDistinct(t *testing.T) {
	for path, text := range corpus(t) {
		n := namesOf(text)
		of := map[string]string{}
		for old, new := range n.becomes {
			if first := of[new]; first != "" || len(old) != len(new) {
				t.Errorf("%s: %s and %s become %s", path, first, old, new)
			}
			of[new] = old
		}
		for word := range words(text) {
			if of[strings.ToLower(word)] != "" {
				t.Errorf("%s: %s was there before", path, word)
			}
		}
	}
}

func FuzzWalk(f *testing.F) {
	f.Add(given)
	f.Add("account 1 \\u0061 {\"\"\" as b")
	f.Fuzz(func(t *testing.T, text string) {
		got, _ := Walk(text)
		if len(got) != len(text) || utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Error("the text has other places")
		}
	})
}
