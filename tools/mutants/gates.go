package main

import "slices"

// gates are mistakes in how the gates are put together.
var gates = slices.Concat(
	denyIgnored, allowNotNeeded,
	[]mutant{
		{
			name: "across accounts a named caller needs no identity policy",
			says: "a direct grant counts across accounts", differ: true,
			file: evaluateFile, edits: []string{
				"same := r.sameAccount()", "same := match.Yes",
			},
		},
		{
			name: "across accounts a named session is under no ceilings",
			says: "boundary and session policy do not count across accounts", differ: true,
			file: evaluateFile, edits: []string{
				"return r.sameAccount().And(exempt).Not()", "return exempt.Not()",
			},
		},
		{
			name: "ceilings never yield", says: "boundary and session policy limit every caller, named or not", differ: true,
			file: evaluateFile, edits: []string{"return r.sameAccount().And(exempt).Not()", "return match.Yes"},
		},
		{
			name: "a resource policy exempts from nothing",
			says: "in one account the identity side is needed as well as a bucket's policy", differ: true,
			file: evaluateFile, edits: []string{"exempt = resource.exempt", "exempt = exemption{}"},
		},
		{
			name: "root needs an identity policy", says: "the root user is held to identity policies, and it cannot have any",
			file: evaluateFile, edits: []string{"r.Caller.Kind == CallerRoot || r.Caller.ByRoot {", "r.Caller.ByRoot {"},
		},
		{
			name: "federated users of root need an identity policy",
			says: "the permissions of root, which needs no policy, are not behind its federated users",
			file: evaluateFile, edits: []string{"|| r.Caller.ByRoot {", "{"},
		},
		{
			name: "services need an identity policy",
			says: "a caller without an account is held to identity policies", differ: true,
			file: evaluateFile, edits: []string{
				"if !r.Caller.Signs() || r.Caller.Kind == CallerRoot",
				"if r.Caller.Kind == CallerRoot",
			},
		},
		{
			name: "across accounts the bucket's policy is not needed",
			says: "the identity side is enough across accounts", differ: true,
			file: evaluateFile, edits: []string{"return r.sameAccount().Not()", "return match.Of(!r.Caller.Signs())"},
		},
		{
			name: "a key's policy need not allow", says: "KMS keys are like buckets",
			file: evaluateFile, edits: []string{"\tif r.PolicyDecides {", "\tif false {"},
		},
		{
			name: "services need no resource policy", says: "a service is let in without the resource's policy",
			file: evaluateFile, edits: []string{
				"return r.sameAccount().Not()", "return match.Of(r.Caller.Signs()).And(r.sameAccount().Not())",
			},
		},
		{
			name: "one level is enough", says: "an SCP that allows at one level allows", differ: true,
			file: gateFile, edits: []string{
				"g.allow = g.allow.And(allow)",
				"g.allow = allow.Or(match.Of(i > 0 && g.allow == match.Yes))",
			},
		},
		{
			name: "RCPs have to allow", says: "RCPFullAWSAccess is not attached to every level", differ: true,
			file: gateFile, edits: []string{"\t\tif name == GateRCP {", "\t\tif false {"},
		},
		{
			name: "only the lowest level denies", says: "a Deny above the account does not count", differ: true,
			file: gateFile, edits: []string{
				"\tfor i := range levels {\n",
				"\tfor i := range levels {\n\t\tg.deny = match.No\n",
			},
		},
		{
			name: "only the last policy counts", says: "policies of one kind do not add up", differ: true,
			file: gateFile, edits: []string{
				"g.deny, g.allow = g.deny.Or(deny), g.allow.Or(allow)\n\t}\n}",
				"g.deny, g.allow = deny, allow\n\t}\n}",
			},
		},
		{
			name: "only the first statement counts", says: "the statements of a document do not add up", differ: true,
			file: gateFile, edits: []string{
				"\t\tapplies, exempts := r.applies(s, p, st)",
				"\t\tif i > 0 {\n\t\t\tbreak\n\t\t}\n\t\tapplies, exempts := r.applies(s, p, st)",
			},
		},
		{
			name: "the first statement that applies decides", says: "the order of statements matters", differ: true,
			file: gateFile, edits: []string{
				"\tdefault:\n\t\t\tallow = allow.Or(applies)",
				"\tdefault:\n\t\t\tif applies == match.Yes {\n\t\t\t\treturn deny, match.Yes, exempts\n\t\t\t}\n" +
					"\t\t\tallow = allow.Or(applies)",
			},
		},
		{
			name: "unsaved documents count", says: "a document that AWS would not save grants and denies",
			file: gateFile, edits: []string{"if !p.Doc.Saved() {", "if p.Doc.Broken {"},
		},
		{
			name: "unsaved documents let everything through", says: "an unsaved document allows",
			file: gateFile, edits: []string{
				"return match.No, match.No, exemption{}",
				"return match.No, match.Yes, exemptFromAll",
			},
		},
		{
			name: "an unknown gate passes", says: "a gate that depends on an unknown value passes",
			file: evaluateFile, edits: []string{"\t\tv.d.Open |= g.gate.bit()\n", ""},
		},
		{
			name: "an unknown gate refuses", says: "a gate that depends on an unknown value refuses",
			file: evaluateFile, edits: []string{"\t\tv.d.Open |= g.gate.bit()\n", "\t\tv.d.Refused |= g.gate.bit()\n"},
		},
		{
			name: "unavailable documents are empty", says: "a policy whose text was not supplied neither allows nor denies",
			file: gateFile, edits: []string{"if p.Doc.Unknown { //", "if false { //"},
		},
		{
			name: "what was not supplied settles everything",
			says: "a decision is unknown although what was supplied decides it",
			file: evaluateFile, edits: []string{
				"\tcase v.d.Explicit != 0:",
				"\tcase v.d.Open != 0:\n\t\tv.d.Outcome = Unknown\n\tcase v.d.Explicit != 0:",
			},
		},
	},
)

// refuses is where a gate is judged, and thisGate asks whether it is the gate of the mutant.
const (
	refuses  = "\trefuses := g.deny.Or("
	thisGate = "\tif string(g.gate) == os.Getenv(\"MUTANT\") {\n\t\t"
)

// denyIgnored: an explicit Deny of one gate does not count.
var denyIgnored = withDiffer(family("deny ignored:", "a Deny of this gate does not count", evaluateFile, []string{
	"import \"rolewalk/engine/match\"", "import (\n\t\"os\"\n\t\"rolewalk/engine/match\"\n)",
	refuses, thisGate + "g.deny = match.No\n\t}\n" + refuses,
}, "rcp", "scp", "trust", "resource", "identity", "boundary", "session-policy"))

// allowNotNeeded: one gate refuses by a Deny alone. RCPs are not among them, because RCPFullAWSAccess always allows.
var allowNotNeeded = withDiffer(family("allow not needed:", "this gate need not allow", evaluateFile, []string{
	"import \"rolewalk/engine/match\"", "import (\n\t\"os\"\n\t\"rolewalk/engine/match\"\n)",
	refuses, thisGate + "needed = match.No\n\t}\n" + refuses,
}, "scp", "trust", "resource", "identity", "boundary", "session-policy"))

func withDiffer(list []mutant) []mutant {
	for i := range list {
		list[i].differ = true
	}
	return list
}
