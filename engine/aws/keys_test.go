package aws

import (
	"strings"
	"testing"
)

// TestKeys: every row of the table is complete, is found by its name in lower case, and stands once.
func TestKeys(t *testing.T) {
	types := map[KeyType]bool{
		TypeString: true, TypeARN: true, TypeBool: true, TypeNumeric: true, TypeDate: true, TypeIP: true,
	}
	suppliers := map[Supplier]bool{}
	for _, s := range Suppliers {
		suppliers[s] = true
	}
	seen := map[string]bool{}
	for i := range Keys {
		k := &Keys[i]
		lower := strings.ToLower(k.Name)
		asked := lower
		if strings.HasSuffix(lower, "/") {
			asked += "team"
			if KeyOf(lower) == k && k.Is(lower) {
				t.Errorf("%s is itself a key of its family", k.Name)
			}
		}
		switch {
		case KeyOf(asked) != k || !k.Is(asked):
			t.Errorf("%s is not found by %s", k.Name, asked)
		case seen[lower]:
			t.Errorf("%s stands twice", k.Name)
		case !types[k.Type] || !suppliers[k.From] || k.When == "":
			t.Errorf("%s has type %q, supplier %q, %q", k.Name, k.Type, k.From, k.When)
		case !strings.HasPrefix(k.See(), "https://docs.aws.amazon.com/"):
			t.Errorf("%s: page %s", k.Name, k.See())
		}
		seen[lower] = true
	}
	if len(Keys) < 60 {
		t.Errorf("%d keys", len(Keys))
	}
}

func TestKeyFacts(t *testing.T) {
	for _, c := range []struct {
		key           string
		multi, single bool
	}{
		{"aws:tagkeys", true, false},
		{"aws:principalorgpaths", true, false},
		{"saml:edupersonaffiliation", true, false},
		{"aws:principalarn", false, true},
		{"aws:principaltag/team", false, true},
		{"token.actions.githubusercontent.com:sub", false, true},
		{"accounts.google.com:aud", false, true},
		{"oidc.example:amr", false, false},
		{"sqs:example", false, false},
		{"nonsense", false, false},
	} {
		if multi, single := IsMultivalued(c.key), IsSingleValued(c.key); multi != c.multi || single != c.single {
			t.Errorf("%s: several %v, one %v; want %v, %v", c.key, multi, single, c.multi, c.single)
		}
	}
	for key, want := range map[string]bool{
		"aws:sourcearn": true, "aws:sourceaccount": true, "aws:sourceip": false, "aws:principalarn": false,
	} {
		if NamesSource(key) != want {
			t.Errorf("%s names what a service acts for: %v", key, !want)
		}
	}
	for key, want := range map[string]bool{
		"sts:externalid": false, "aws:sourceip": true, "aws:requestedregion": true, "aws:principaltag/team": false,
	} {
		if KeyHas(key, Ungiven) != want {
			t.Errorf("%s is unknown if it is not given: %v", key, !want)
		}
	}
}

// TestProviders: which providers a role can trust by name, and which claim a trust policy must ask for.
func TestProviders(t *testing.T) {
	for host, want := range map[string]struct {
		builtIn bool
		claim   string
	}{
		"accounts.google.com":                                {true, "aud"},
		"graph.facebook.com":                                 {true, "app_id"},
		"token.actions.githubusercontent.com":                {false, "sub"},
		"oidc.vercel.com":                                    {false, "aud"},
		"oidc.vercel.com/acme":                               {false, ""},
		"oidc-configuration.audit-log.githubusercontent.com": {false, "sub"},
		"oidc.example":                                       {false, ""},
	} {
		claim := ""
		if p := ProviderOf(host); p != nil {
			claim = p.Claim
		}
		if IsBuiltIn(host) != want.builtIn || claim != want.claim {
			t.Errorf("%s: by name %v, claim %q; want %v, %q", host, IsBuiltIn(host), claim, want.builtIn, want.claim)
		}
	}
	for key, want := range map[string][2]string{
		"token.actions.githubusercontent.com:sub": {"token.actions.githubusercontent.com", "sub"},
		"oidc.example/a:b:aud":                    {"oidc.example/a:b", "aud"},
		"aws:userid":                              {},
		"saml:aud":                                {},
		"oidc.example:":                           {},
		"sub":                                     {},
	} {
		provider, name, ok := Claim(key)
		if ok != (want[0] != "") || ok && [2]string{provider, name} != want {
			t.Errorf("%s: provider %q, claim %q, %v", key, provider, name, ok)
		}
	}
	for key, want := range map[string]bool{
		"saml:sub": true, "saml:sub_type": true, "saml:aud": false, "oidc.example:aud": true, "oidc.example:email": false,
		"www.amazon.com:user_id": true, "gitlab.com:user_id": false, "graph.facebook.com:app_id": true,
	} {
		if Lasts(key) != want {
			t.Errorf("%s stays with the session: %v", key, !want)
		}
	}
}

func TestServices(t *testing.T) {
	if ServiceOf("STS:AssumeRole") != "sts" || ServiceOf("*") != "*" {
		t.Errorf("%q, %q", ServiceOf("STS:AssumeRole"), ServiceOf("*"))
	}
	for service, want := range map[string][2]bool{ // bound by RCPs, answers in JSON
		"s3": {true, false}, "sts": {true, false}, "kms": {true, true}, "ec2": {false, false}, "lambda": {false, true},
	} {
		if got := [2]bool{RCPBinds(service), AnswersInJSON(service)}; got != want {
			t.Errorf("%s: %v, want %v", service, got, want)
		}
	}
	for name, want := range map[string][2]bool{ // a partition, one that anyone can use
		"aws": {true, true}, "aws-cn": {true, true}, "aws-iso-b": {true, false}, "aws-mars": {false, false},
	} {
		public := false
		for _, p := range PublicPartitions() {
			public = public || p == name
		}
		if got := [2]bool{IsPartition(name), public}; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	if !IsGitHub("token.actions.acme.ghe.com") || !IsGitHub(GitHub+"/acme") || IsGitHub("github.com") {
		t.Error("GitHub's hosts are not told from others")
	}
	if !InTags('é') || !InTags(' ') || InTags('#') {
		t.Error("the characters of tags are not what AWS takes")
	}
}

// TestClaims: what AWS does with a claim are four questions, and no answer follows from another.
func TestClaims(t *testing.T) {
	const every, one, single, lasts = 1, 2, 4, 8 // with the claims that only some providers have, none lasts
	for name, want := range map[string]int{
		"aud": every | one | single | lasts, "sub": every | one | single | lasts, "azp": every | one | single,
		"oaud": every | one | single, "id": one, "app_id": one, "user_id": 0, "amr": every | lasts,
		"email": every, "iss": single, "doc": single,
		"sub_type": single, "namequalifier": single, "repository": 0,
	} {
		got, key := 0, "oidc.example:"+name
		for flag, holds := range map[int]bool{
			every: ClaimIsKey("oidc.example", name), one: IsSingleValued(key), single: IsSingleClaim(key), lasts: Lasts(key),
		} {
			if holds {
				got |= flag
			}
		}
		if got != want {
			t.Errorf("%s: %04b, want %04b", name, got, want)
		}
	}
}

// TestClaimsOfProviders: beside those of every token, each provider has the claims that AWS's list of keys names.
func TestClaimsOfProviders(t *testing.T) {
	for key, want := range map[string]bool{
		"token.actions.githubusercontent.com:repository": true, "token.actions.githubusercontent.com:job_workflow_ref": true,
		"token.actions.githubusercontent.com:repository_visibility": false,
		"token.actions.githubusercontent.com/acme:actor":            true, "token.actions.acme.ghe.com:ref": true,
		"token.actions..ghe.com:ref": false, "gitlab.com:project_id": true, "gitlab.com:namespace_path": false,
		"gitlab.acme.example:project_id": false, "agent.buildkite.com:cluster_id": true,
		"oidc.circleci.com/org/1:oidc.circleci.com/project-id": true, "oidc.example:department": false,
		"accounts.google.com:google/organization_number": true, "accounts.google.com:sub": true,
		"www.amazon.com:id": false, "graph.facebook.com:id": true, "oidc.example:email": true, "oidc.example:SUB": true,
	} {
		if issuer, name, ok := Claim(key); !ok || ClaimIsKey(issuer, name) != want {
			t.Errorf("%s is a condition key: %v", key, !want)
		}
	}
	if got := ProviderOf("gitlab.com").RequiredKey(); got != "gitlab.com:sub" {
		t.Errorf("GitLab: %q", got)
	}
	azure := ProviderOf("sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d")
	if azure == nil || azure.RequiredKey() != "sts:RoleSessionName" {
		t.Errorf("Azure Sentinel: %+v", azure)
	}
	if got := ProviderOf("token.actions.acme.ghe.com").RequiredKey(); got != "" {
		t.Errorf("GitHub of an enterprise: %q", got)
	}
}

// TestSAMLKeys: the attributes of an assertion that AWS lists are keys behind saml:, in any case.
func TestSAMLKeys(t *testing.T) {
	for key, want := range map[string]bool{"SAML:aud": true, "saml:mail": true, "saml:role": false, "aud": false} {
		if IsSAMLKey(key) != want {
			t.Errorf("%s is a key: %v", key, !want)
		}
	}
}
