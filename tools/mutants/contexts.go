package main

import "slices"

// contextOS lets a mutant of the context ask which of its family it is.
var contextOS = []string{"import (\n", "import (\n\t\"os\"\n", "	e.lower = lower\n"}

// contexts are mistakes in the request context.
var contexts = slices.Concat(
	family("no key:", "the request never has this key", contextFile, slices.Concat(contextOS, []string{
		"	if m := os.Getenv(\"MUTANT\"); !e.Given && (lower == m || strings.HasSuffix(m, \"/\") && strings.HasPrefix(lower, m)) {\n\t\treturn\n\t}\n\te.lower = lower\n",
	}), contextKeys...),
	family("wrong value:", "the request has another value under this key", contextFile, slices.Concat(contextOS, []string{
		"	if m := os.Getenv(\"MUTANT\"); !e.Given && (lower == m || strings.HasSuffix(m, \"/\") && strings.HasPrefix(lower, m)) {\n\t\te.List, e.Unknown = []string{\"wrong\"}, false\n\t}\n\te.lower = lower\n",
	}), contextKeys...),
	family("one value:", "a key of several values is taken for one", contextFile, []string{
		"import (\n", "import (\n\t\"os\"\n", "Multi: multivalued[lower]}})\n}\n\n// SetList", "Multi: multivalued[lower] && lower != os.Getenv(\"MUTANT\")}})\n}\n\n// SetList",
	}, "aws:principalorgpaths", "aws:tagkeys", "sts:transitivetagkeys"),
	[]mutant{
		{
			name: "aws:PrincipalArn is the session", says: "aws:PrincipalArn of a role session is the session's ARN",
			file: "engine/eval/caller.go", edits: []string{"		return c.RoleARN\n", "		return c.ARN\n"},
		},
		{
			name: "role sessions have a user name", says: "aws:username is there for role sessions",
			file: stsContextFile, edits: []string{"		c.Set(\"aws:userid\", caller.ID+\":\"+s.sessionName())\n", "		c.Set(\"aws:userid\", caller.ID+\":\"+s.sessionName())\n\t\tc.Set(\"aws:username\", s.sessionName())\n"},
		},
		{
			name: "long-term keys have no code", says: "aws:MultiFactorAuthPresent is false with long-term keys",
			file: stsContextFile, edits: []string{"	if !s.temporary() {\n\t\treturn", "	if !s.temporary() {\n\t\tc.Set(\"aws:MultiFactorAuthPresent\", \"false\")\n\t\treturn"},
		},
		{
			name: "long-term keys have an issue time", says: "aws:TokenIssueTime is there with long-term keys",
			file: stsContextFile, edits: []string{"	if !s.temporary() {\n\t\treturn", "	if !s.temporary() {\n\t\tc.Set(\"aws:TokenIssueTime\", \"2026-01-01T00:00:00Z\")\n\t\treturn"},
		},
		{
			name: "the issue time is now", says: "aws:TokenIssueTime moves with the clock",
			file: stsContextFile, edits: []string{"		issued = session.Issued\n", "		_ = session.Issued\n"},
		},
		{
			name: "inherited tags are request tags", says: "aws:RequestTag holds inherited tags",
			file: assumeFile, edits: []string{"	p.Passed.setContext(c)\n", "	p.Passed.setContext(c)\n\tsetTags(c, \"aws:RequestTag/\", s.inherited())\n"},
		},
		{
			name: "DurationSeconds is a key", says: "sts:DurationSeconds is there for AssumeRole",
			file: assumeFile, edits: []string{"	p.Passed.setContext(c)\n", "	p.Passed.setContext(c)\n\tc.Set(\"sts:DurationSeconds\", \"3600\")\n"},
		},
		{
			name: "everyone has a source address", says: "aws:SourceIp that nobody gave is absent",
			file: stsContextFile, edits: []string{"		case \"aws:sourceip\":\n\t\t\treturn !endpoint", "		case \"aws:sourceip\":\n\t\t\treturn false"},
		},
		{
			name: "endpoints have a source address", says: "a request through a VPC endpoint may have aws:SourceIp",
			file: stsContextFile, edits: []string{"		case \"aws:sourceip\":\n\t\t\treturn !endpoint", "		case \"aws:sourceip\":\n\t\t\treturn true"},
		},
		{
			name: "a client is known", says: "aws:UserAgent and aws:RequestedRegion are absent",
			file: stsContextFile, edits: []string{"		case \"aws:useragent\", \"aws:requestedregion\":\n\t\t\treturn true", "		case \"aws:useragent\", \"aws:requestedregion\":\n\t\t\treturn false"},
		},
		{
			name: "services' keys are absent", says: "a key of the service that is asked is absent",
			file: stsContextFile, edits: []string{"return service != \"sts\" && prefix", "return service != \"sts\" && false && prefix"},
		},
		{
			name: "every key is unknown", says: "a key that nobody gave is unknown",
			file: stsContextFile, edits: []string{"return service != \"sts\" && prefix", "return true || prefix", "	service, _, _ := strings.Cut(strings.ToLower(action), \":\")\n", ""},
		},
		{
			name: "what is given does not count", says: "what is derived stands over what is given",
			file: contextFile, edits: []string{"if !old.Given || e.Given {", "if !old.Given || !e.Given {"},
		},
		{
			name: "undeclared accounts are in no organization", says: "what nobody knows of an account is absent",
			file: stsContextFile, edits: []string{"		c.SetUnknown(id)\n\t\tc.SetUnknown(paths)\n", ""},
		},
	},
)

const stsContextFile = "engine/sts/context.go"

// contextKeys are the keys that the engine derives, in lower case; those that end in / stand for every key that begins so.
var contextKeys = []string{
	"aws:principalarn", "aws:principalaccount", "aws:principaltype", "aws:userid", "aws:username", "aws:principaltag/",
	"aws:principalorgid", "aws:principalorgpaths", "aws:principalisawsservice", "aws:principalservicename",
	"aws:resourceaccount", "aws:resourceorgid", "aws:resourceorgpaths", "aws:resourcetag/", "iam:resourcetag/",
	"aws:requesttag/", "aws:tagkeys", "sts:transitivetagkeys", "sts:rolesessionname", "sts:externalid", "sts:sourceidentity",
	"aws:sourceidentity", "aws:multifactorauthpresent", "aws:multifactorauthage", "aws:tokenissuetime", "aws:federatedprovider",
	"aws:currenttime", "aws:epochtime", "aws:securetransport", "aws:viaawsservice", "aws:sourceip",
	"token.actions.githubusercontent.com:sub", "token.actions.githubusercontent.com:aud",
	"cognito-identity.amazonaws.com:amr", "accounts.google.com:oaud", "saml:aud", "saml:sub",
}
