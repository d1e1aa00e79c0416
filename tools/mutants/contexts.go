package main

import "slices"

// contextOS lets a mutant of the context ask which of its family it is.
var contextOS = []string{"import (\n", "import (\n\t\"os\"\n", "	e.lower = lower\n"}

// thisKey asks whether a key that the engine derives is the key of the mutant, or belongs to its family.
const thisKey = "\tif m := os.Getenv(\"MUTANT\"); !e.Given && (lower == m ||\n" +
	"\t\tstrings.HasSuffix(m, \"/\") && strings.HasPrefix(lower, m)) {\n\t\t"

// contexts are mistakes in the request context.
var contexts = slices.Concat(
	family("no key:", "the request never has this key", contextFile, slices.Concat(contextOS, []string{
		thisKey + "return\n\t}\n\te.lower = lower\n",
	}), contextKeys...),
	family("wrong value:", "the request has another value under this key", contextFile, slices.Concat(contextOS, []string{
		thisKey + "e.List, e.Unknown = []string{\"wrong\"}, false\n" + // no Bool takes it for true
			"\t\tif lower == \"aws:viaawsservice\" {\n\t\t\te.List[0] = \"true\"\n\t\t}\n\t}\n\te.lower = lower\n",
	}), contextKeys...),
	family("one value:", "a key of several values counts as one", contextFile, []string{
		"import (\n", "import (\n\t\"os\"\n",
		"Multi: multi}})\n}\n\n// SetList",
		"Multi: multi && lower != os.Getenv(\"MUTANT\")}})\n}\n\n// SetList",
	}, "aws:principalorgpaths", "aws:tagkeys", "sts:transitivetagkeys"),
	[]mutant{
		{
			name: "aws:PrincipalArn is the session", says: "aws:PrincipalArn of a role session is the session's ARN",
			file: "engine/eval/caller.go", edits: []string{"\t\treturn c.RoleARN\n", "\t\treturn c.ARN\n"},
		},
		{
			name: "role sessions have a user name", says: "aws:username is present for role sessions",
			file: stsContextFile, edits: []string{
				"\t\tc.Set(\"aws:userid\", caller.ID+\":\"+s.sessionName())\n",
				"\t\tc.Set(\"aws:userid\", caller.ID+\":\"+s.sessionName())\n\t\tc.Set(\"aws:username\", s.sessionName())\n",
			},
		},
		{
			name: "long-term keys have no code", says: "aws:MultiFactorAuthPresent is false with long-term keys",
			file: stsContextFile, edits: []string{
				"\tif !s.temporary() {\n\t\treturn",
				"\tif !s.temporary() {\n\t\tc.Set(\"aws:MultiFactorAuthPresent\", \"false\")\n\t\treturn",
			},
		},
		{
			name: "long-term keys have an issue time", says: "aws:TokenIssueTime is present with long-term keys",
			file: stsContextFile, edits: []string{
				"\tif !s.temporary() {\n\t\treturn",
				"\tif !s.temporary() {\n\t\tc.Set(\"aws:TokenIssueTime\", \"2026-01-01T00:00:00Z\")\n\t\treturn",
			},
		},
		{
			name: "the issue time is now", says: "aws:TokenIssueTime moves with the clock",
			file: stsContextFile, edits: []string{"\t\tissued = session.Issued\n", "\t\t_ = session.Issued\n"},
		},
		{
			name: "inherited tags are request tags", says: "aws:RequestTag holds inherited tags",
			file: assumeFile, edits: []string{
				"\tp.Passed.setContext(c, p.sourceIdentity(s))\n",
				"\tp.Passed.setContext(c, p.sourceIdentity(s))\n\tsetTags(c, \"aws:RequestTag/\", s.Inherited())\n",
			},
		},
		{
			name: "DurationSeconds is a key", says: "sts:DurationSeconds is present for AssumeRole",
			file: assumeFile, edits: []string{
				"\tp.Passed.setContext(c, p.sourceIdentity(s))\n",
				"\tp.Passed.setContext(c, p.sourceIdentity(s))\n\tc.Set(\"sts:DurationSeconds\", \"3600\")\n",
			},
		},
		{
			name: "no request has a source address unless it is given",
			says: "aws:SourceIp that the walk does not give is absent",
			file: stsContextFile, edits: []string{
				"if endpoint && lower == \"aws:sourceip\" {",
				"if lower == \"aws:sourceip\" {",
			},
		},
		{
			name: "endpoints have a source address", says: "a request through a VPC endpoint may have aws:SourceIp",
			file: stsContextFile, edits: []string{"if endpoint && lower == \"aws:sourceip\" {", "if false {"},
		},
		{
			name: "no client is unknown", says: "aws:UserAgent and aws:RequestedRegion are absent",
			file: stsContextFile, edits: []string{
				"if aws.KeyHas(lower, aws.Ungiven) {",
				"if aws.KeyHas(lower, aws.Ungiven) && lower == \"aws:sourceip\" {",
			},
		},
		{
			name: "services' keys are absent", says: "a key of the service that is asked is absent",
			file: stsContextFile, edits: []string{
				"return service != \"sts\" && !strings",
				"return service != \"sts\" && false && !strings",
			},
		},
		{
			name: "every key is unknown", says: "a key that the walk does not give is unknown",
			file: stsContextFile, edits: []string{
				"\t\tprefix, _, _ := strings.Cut(lower, \":\")\n",
				"\t\tif lower != \"\" {\n\t\t\treturn true\n\t\t}\n\t\tprefix, _, _ := strings.Cut(lower, \":\")\n",
			},
		},
		{
			name: "what is given does not count", says: "a derived value wins over a given one",
			file: contextFile, edits: []string{"if !old.Given || e.Given {", "if !old.Given || !e.Given {"},
		},
		{
			name: "undeclared accounts are in no organization", says: "the organization of an undeclared account is absent",
			file: stsContextFile, edits: []string{"\t\tc.SetUnknown(id)\n\t\tc.SetUnknown(paths)\n", ""},
		},
	},
)

const stsContextFile = "engine/sts/context.go"

// contextKeys are the keys that the engine derives, in lower case. A key that ends in / stands for every key that
// begins with it.
var contextKeys = []string{
	"aws:principalarn", "aws:principalaccount", "aws:principaltype", "aws:userid", "aws:username", "aws:principaltag/",
	"aws:principalorgid", "aws:principalorgpaths", "aws:principalisawsservice", "aws:principalservicename",
	"aws:principalservicenameslist",
	"aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths", "aws:resourcetag/", "iam:resourcetag/",
	"aws:requesttag/", "aws:tagkeys", "sts:transitivetagkeys", "sts:rolesessionname", "sts:externalid",
	"sts:sourceidentity",
	"aws:sourceidentity", "aws:multifactorauthpresent", "aws:multifactorauthage", "aws:tokenissuetime",
	"aws:federatedprovider",
	"aws:currenttime", "aws:epochtime", "aws:securetransport", "aws:viaawsservice", "aws:sourceip",
	"token.actions.githubusercontent.com:sub", "token.actions.githubusercontent.com:aud",
	"cognito-identity.amazonaws.com:amr", "accounts.google.com:oaud", "saml:aud", "saml:sub",
}
