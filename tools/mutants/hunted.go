package main

// The Go tests that prove what a walk may name, and what is said of values that are not known.
var (
	fileErrors = goTest{"engine/scenario", "TestFileErrors"}
	noValue    = goTest{"engine/explain", "TestNoValue"}

	decidePlaceholders = goTest{"engine/decide", "TestPlaceholders"}
)

// hunted are mistakes in what a walk may name, in what is said of it, and in which documents bind a request.
var hunted = []mutant{
	{
		name: "an account that is not there",
		says: "a change of a managed policy may name an account that the file does not declare", test: fileErrors,
		file: "engine/scenario/bindworld.go", edits: []string{"if a == nil && !alias.Missing() {", "if false {"},
	},
	{
		name: "a step that is not there",
		says: "an expected finding may be about a step that the file does not have", test: fileErrors,
		file: "engine/scenario/binddocuments.go", edits: []string{
			"\t\t\tb.fail(UnknownName, x.Step.Span(), fmt.Sprintf(\"the file has no step %d\", x.Step.Value),\n" +
				"\t\t\t\t\"count the steps from 1, in the order of the file\")\n", "",
		},
	},
	{
		name: "several placeholders without names",
		says: "a sentence does not name the placeholders that the verdict depends on", test: sentences,
		file: "engine/explain/unknown.go", edits: []string{"} else if len(names) > 1 {", "} else if false {"},
	},
	{
		name: "a value that is given is not known",
		says: "a value that is compared with a placeholder is itself said to be unknown", test: noValue,
		file: "engine/explain/comparisons.go", edits: []string{"\tif len(s.Got) > 0 {", "\tif false {"},
	},
	{
		name: "RCPs without a resource",
		says: "an RCP binds actions that are about no resource",
		file: organizationFile, edits: []string{"case resource == aws.NoResource:", "case false:"},
		walk: "organizations/rcp-and-actions-without-a-resource.walk",
	},
	{
		name: "a key in another account",
		says: "a KMS key without a policy is said to be in another account", test: sentences,
		file: "engine/explain/sentences.go", edits: []string{
			"\tcase r.SameAccount(): // of the resources", "\tcase false: // of the resources",
		},
	},
	{
		name: "a service in another account",
		says: "a resource without a policy is said to be in another account than a service", test: sentences,
		file: "engine/explain/sentences.go", edits: []string{"\tcase r.Caller.Account == \"\":\n", "\tcase false:\n"},
	},
	{
		name: "pods for an hour",
		says: "the sessions of EKS Pod Identity last an hour",
		file: "engine/aws/callers.go", edits: []string{"PodSession = 6 * time.Hour", "PodSession = time.Hour"},
		walk: "services/pod-identity-lasts-six-hours.walk",
	},
	{
		name: "no resource behind a placeholder",
		says: "a resource whose ARN has a placeholder is never the one that is asked for",
		file: "engine/sts/request.go", edits: []string{"case owner == nil && e.mayBeDeclared(q.Resource):", "case false:"},
		walk: "unknown/placeholder-in-the-name-of-a-resource.walk",
	},
	{
		name: "no role behind a placeholder",
		says: "a role whose name has a placeholder is never the one that is asked for",
		file: "engine/sts/standins.go", edits: []string{
			"e.Placeholders.Equal(r.ARN(), arn) == match.Unknown {", "e.Placeholders.Equal(r.ARN(), arn) == match.Yes {",
		},
		walk: "unknown/placeholder-in-the-name-of-a-resource.walk",
	},
	{
		name: "an account is enough",
		says: "naming the account is said to be enough where the caller’s policies are not known", test: sentences,
		file: "engine/explain/sentences.go", edits: []string{
			"resource.form() == policy.FormAccount && d.Open.Has(eval.GateIdentity):", "false:",
		},
	},
	{
		name: "every policy allows what was granted",
		says: "every policy is said to allow what AWS granted, though none is known", test: sentences,
		file: "engine/explain/sentences.go", edits: []string{"own == nil && d.Open != 0:", "own == nil && false:"},
	},
	{
		name: "an empty resource",
		says: "a line of decide may be about a resource whose ARN is empty", test: decideLines,
		file: "engine/decide/request.go", edits: []string{"err == nil && r.resource == \"\" {", "false {"},
	},
	{
		name: "a placeholder with an empty name",
		says: "a line of decide may leave a placeholder without a name", test: decidePlaceholders,
		file: "engine/decide/request.go", edits: []string{
			"strings.TrimSpace(string(name)) == \"\" {", "strings.TrimSpace(string(name)) == \"-\" {",
		},
	},
	{
		name: "what is left out is what is allowed",
		says: "a statement is said to allow what its NotAction, NotResource or NotPrincipal leaves out", test: sentences,
		file: "engine/explain/sentences.go", edits: []string{"\tif e.Not {\n\t\tret", "\tif false {\n\t\tret"},
	},
}
