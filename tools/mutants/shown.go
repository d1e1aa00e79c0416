package main

import "slices"

// The Go tests that prove what the page shows of a decision.
var (
	refusedRows = goTest{"scenarios", "TestRefusedRows"}
	phasesOf    = goTest{"engine/sts", "TestPhases"}
	notElements = goTest{"engine/view", "TestNotElements"}
	lanes       = goTest{"engine/view", "TestLanes"}
	provisional = goTest{"engine/view", "TestProvisionalCredential"}
	assumptions = goTest{"engine/explain", "TestAssumptions"}
)

// shown are mistakes in what the page shows of a decision, and in facts that once had two copies.
var shown = slices.Concat(
	withTest(refusedRows, family("no refused row:", "no row is refused when AWS stops for this cause", gatesFile, []string{
		"import (\n", "import (\n\t\"os\"\n",
		"case stopped == phase:", "case stopped == phase && string(s.Answer.Cause) != os.Getenv(\"MUTANT\"):",
	}, causes...)),
	withTest(phasesOf, family("another phase:", "AWS stops for this cause at another phase", causeFile, []string{
		"import \"rolewalk/engine/aws\"", "import (\n\t\"os\"\n\n\t\"rolewalk/engine/aws\"\n)",
		"\t\t\treturn Causes[i]\n", "\t\t\trow := Causes[i]\n" +
			"\t\t\tif other := PhaseRequest; string(c) == os.Getenv(\"MUTANT\") {\n" +
			"\t\t\t\tif row.Phase == PhaseRequest {\n\t\t\t\t\tother = PhaseCredentials\n\t\t\t\t}\n" +
			"\t\t\t\trow.Phase = other\n\t\t\t}\n\t\t\treturn row\n",
	}, slices.Concat([]string{"policies", "no-such-role", "unsigned"}, causes)...)),
	family("one value in SAML:", "an attribute of eduPerson counts as one value", "engine/aws/keytable.go", []string{
		"package aws\n", "package aws\n\nimport \"os\"\n",
		"Name: \"saml:\" + name, Type: TypeString, Multivalued: true",
		"Name: \"saml:\" + name, Type: TypeString, Multivalued: name != os.Getenv(\"MUTANT\")",
	}, "eduPersonAffiliation", "eduPersonAssurance", "eduPersonEntitlement", "eduPersonNickname", "eduPersonOrgUnitDN",
		"eduPersonScopedAffiliation"),
	[]mutant{
		{
			name: "no European services", says: "a service of amazonaws.eu cannot act and cannot be trusted",
			file: "engine/aws/service.go", edits: []string{", \".amazonaws.eu\"}", "}"},
		},
		{
			name: "services have no name", says: "aws:PrincipalServiceName is absent when a service asks",
			file: callerFile, edits: []string{"\t\tc.Set(\"aws:PrincipalServiceName\", caller.ARN)\n", ""},
		},
		{
			name: "services are in no list", says: "aws:PrincipalServiceNamesList is absent when a service asks",
			file: callerFile, edits: []string{"\t\tc.Set(\"aws:PrincipalServiceNamesList\", caller.ARN)\n", ""},
		},
		{
			name: "decide derives no keys",
			says: "the keys of the caller are absent from a line that decide reads", test: decideLines,
			file: "engine/decide/build.go", edits: []string{"\tc.Inherit(&r.caller.context)\n", ""},
		},
		{
			name: "Not elements lose their Not",
			says: "NotAction and NotResource are labelled Action and Resource", test: notElements,
			file: "engine/view/trace.go", edits: []string{"\tif s.Not {\n", "\tif false {\n"},
		},
		{
			name: "unknown elements lose their Not",
			says: "a Not element of unknown value is labelled without its Not", test: notElements,
			file: statementFile, edits: []string{
				"\tif st != nil {\n\t\tst.Not = not\n\t}\n\tswitch",
				"\tif st != nil {\n\t\tst.Not = not && named != match.Unknown\n\t}\n\tswitch",
			},
		},
		{
			name: "every star in a finding is a bare star",
			says: "s:* in a trust policy is told as the disagreement about a bare star", test: assumptions,
			file: "engine/explain/assumptions.go", edits: []string{
				"!doc.OpenAction.Empty() && doc.Refusal.At == doc.OpenAction",
				"strings.Contains(doc.Refusal.Message, \"*\")",
			},
		},
		{
			name: "no bare star is told",
			says: "a bare star in a trust policy is not told as a disagreement", test: assumptions,
			file: "engine/explain/assumptions.go", edits: []string{
				"!doc.OpenAction.Empty() && doc.Refusal.At == doc.OpenAction",
				"false && doc.Refusal.At == doc.OpenAction",
			},
		},
		{
			name: "a provisional credential has no word",
			says: "a credential that may not exist is called like one that does", test: lanes,
			file: "engine/view/axis.go", edits: []string{
				"\"provisional session\", \"provisional until \"+until", "string(LaneSession), \"until \"+until",
			},
		},
		{
			name: "a provisional credential is a session",
			says: "a credential that may not exist is drawn like one that does", test: provisional,
			file: "engine/view/timeline.go", edits: []string{"\t\t\t\tlane.Kind = LaneProvisional\n", ""},
		},
	},
)

const (
	callerFile = "engine/sts/caller.go"
	gatesFile  = "engine/view/gates.go"
)

// causes are the causes for which AWS stops at the credentials or at the request, as far as a walk can show them.
var causes = []string{
	"expired", "no-such-session", "no-token", "no-such-principal", "deleted-principal", "root-assumes",
	"session-for-token", "session-for-federation", "token-calls-sts", "token-calls-iam",
	"federated-calls-sts", "federated-calls-iam", "mfa-failed", "no-provider", "audience", "invalid-request",
	"chaining", "max-session", "tag-collides", "tag-twice", "transitive-not-passed",
	"source-identity-changed", "session-policy-malformed", "session-policy-arn", "session-policies-too-large",
	"many-audiences", "authorized-party", "claim-missing", "claim-empty", "token-expired", "token-too-early", "token-time",
	"role-not-in-claim", "no-role-in-claim", "roles-claim-format", "protected-role", "protected-alias", "protected-key",
	"outlives-session", "mfa-code-missing", "mfa-code-wrong", "mfa-code-used",
}

// withTest says that a Go test has to notice the mutants.
func withTest(t goTest, list []mutant) []mutant {
	for i := range list {
		list[i].test = t
	}
	return list
}
