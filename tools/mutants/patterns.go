package main

const (
	arnFile      = "engine/match/arn.go"
	templateFile = "engine/match/template.go"
	globFile     = "engine/match/glob.go"
)

// patterns are mistakes in Action and Resource, and in wildcards and policy variables anywhere.
var patterns = []mutant{
	{
		name: "actions have case", says: "sts:assumerole is not sts:AssumeRole", differ: true,
		file: "engine/match/action.go", edits: []string{"compileGlob(strings.ToLower(pattern))", "compileGlob(pattern)"},
	},
	{
		name: "no actions", says: "the Action element is skipped", differ: true,
		file: statementFile, edits: []string{"held = held.And(r.action(s.Action, st))", "r.action(s.Action, st)"},
	},
	{
		name: "no resources", says: "the Resource element is skipped", differ: true,
		file: statementFile, edits: []string{"held = held.And(r.resource(s.Resource, st))", "r.resource(s.Resource, st)"},
	},
	{
		name: "no principals", says: "the Principal element is skipped", differ: true,
		file: statementFile, edits: []string{
			"held, exempt = r.principal(s, in, st)",
			"_, exempt = r.principal(s, in, st)",
		},
	},
	{
		name: "NotAction is Action", says: "NotAction says which actions are meant", differ: true,
		file: statementFile, edits: []string{
			"leaveElement(st, named, a.Not, ReasonOtherAction)",
			"leaveElement(st, named, false, ReasonOtherAction)",
		},
	},
	{
		name: "NotResource is Resource", says: "NotResource says which resources are meant", differ: true,
		file: statementFile, edits: []string{
			"leaveElement(st, named, rs.Not, why)",
			"leaveElement(st, named, false, why)",
		},
	},
	{
		name: "only the first action counts", says: "the actions of a list are not alternatives", differ: true,
		file: statementFile, edits: []string{
			"\t\tif !a.Values[i].Pattern.Matches(r.Lower) {",
			"\t\tif i > 0 || !a.Values[i].Pattern.Matches(r.Lower) {",
		},
	},
	{
		name: "only the first resource counts", says: "the resources of a list are not alternatives", differ: true,
		file: statementFile, edits: []string{
			"\tfor i := range rs.Values {\n\t\tv := &rs.Values[i]\n\t\ttruth",
			"\tfor i := range rs.Values {\n\t\tif i > 0 {\n\t\t\tbreak\n\t\t}\n\t\tv := &rs.Values[i]\n\t\ttruth",
		},
	},
	{
		name: "? is plain", says: "? stands for itself", differ: true,
		file: globFile, edits: []string{
			"\tcase '?':\n\t\t\tto = append(to, anyChar)",
			"\tcase '\\x00':\n\t\t\tto = append(to, anyChar)",
		},
	},
	{
		name: "? is any run", says: "? stands for any number of characters",
		file: globFile, edits: []string{
			"\tcase '?':\n\t\t\tto = append(to, anyChar)",
			"\tcase '?':\n\t\t\tto = append(to, anyRun)",
		},
	},
	{
		name: "* is plain", says: "* stands for itself", differ: true,
		file: globFile, edits: []string{
			"\tcase '*':\n\t\t\tto = append(to, anyRun)",
			"\tcase '\\x00':\n\t\t\tto = append(to, anyRun)",
		},
	},
	{
		name: "* is not empty", says: "* stands for at least one character",
		file: globFile, edits: []string{
			"\tcase '*':\n\t\t\tto = append(to, anyRun)",
			"\tcase '*':\n\t\t\tto = append(to, anyChar, anyRun)",
		},
	},
	{
		name: "* stops at a slash", says: "a star of a resource ends before /", differ: true,
		file: arnFile, edits: []string{
			"if result = result.And(p.parts[i].matches(segment, vars)); result == No {",
			"if result = result.And(p.parts[i].matches(segment, vars)); i == 5 {\n" +
				"\t\t\tif text, _ := p.parts[i].expanded(vars); strings.Contains(text, \"*\") && text != \"*\" {\n" +
				"\t\t\t\tresult = result.And(Of(strings.Count(text, \"/\") == strings.Count(segment, \"/\")))\n\t\t\t}\n" +
				"\t\t}\n\t\tif result == No {",
		},
	},
	{
		name: "ARNs are one text", says: "a star reaches over the parts of an ARN",
		file: arnFile, edits: []string{
			"\tresult := Yes\n\tfor i := range p.parts {\n\t\tsegment,",
			"\tif text, ok := p.Expanded(vars); ok {\n\t\treturn Of(compileGlob(text).matches(value))\n\t}\n" +
				"\tresult := Yes\n\tfor i := range p.parts {\n\t\tsegment,",
		},
	},
	{
		name: "resources have no case", says: "role/deploy is role/Deploy", differ: true,
		file: arnFile, edits: []string{"return Of(p.text == value)", "return Of(strings.EqualFold(p.text, value))"},
	},
	{
		name: "resources without paths", says: "a resource is compared by its last part", differ: true,
		file: arnFile, edits: []string{
			"return Of(p.text == value)",
			"return Of(withoutPath(p.text) == withoutPath(value))",
			"// Unresolved reports whether a policy variable",
			"func withoutPath(s string) string {\n" +
				"\treturn s[:strings.LastIndexByte(s, ':')+1] + s[strings.LastIndexByte(s, '/')+1:]\n}\n\n" +
				"// Unresolved reports whether a policy variable",
		},
	},
	{
		name: "any account's resource", says: "the account of a Resource does not count", differ: true,
		file: arnFile, edits: []string{
			"import (\n\t\"strings\"\n)",
			"import (\n\t\"strings\"\n\n\t\"rolewalk/engine/aws\"\n)",
			"return Of(p.text == value)",
			"return Of(p.text == value || sameButAccount(p.text, value))",
			"// Unresolved reports whether a policy variable",
			"func sameButAccount(a, b string) bool {\n\tone, _ := aws.ParseARN(a)\n\tother, _ := aws.ParseARN(b)\n" +
				"\tone.Account, other.Account = \"\", \"\"\n\treturn one == other\n}\n\n" +
				"// Unresolved reports whether a policy variable",
		},
	},
	{
		name: "a bare star is no resource", says: "Resource * matches nothing", differ: true,
		file: arnFile, edits: []string{"return Of(p.kind == arnAll)", "return No"},
	},
	{
		name: "variables before 2012", says: "policy variables count in every version",
		file: "engine/policy/elements.go", edits: []string{
			"\tif r.doc.Version == Version2012 {", "\tif r.doc.Version != \"\" {",
		},
	},
	{
		name: "no variable has a default", says: "the text after the comma is not used", differ: true,
		file: templateFile, edits: []string{"if found == No && p.hasDefault && value != Several {", "if false {"},
	},
	{
		name: "a default stands over the value", says: "the default is used although the key is present", differ: true,
		file: templateFile, edits: []string{"if found == No && p.hasDefault && value != Several {", "if p.hasDefault {"},
	},
	{
		name: "no value is the empty text", says: "a variable without a value is replaced by nothing", differ: true,
		file: templateFile, edits: []string{
			"\t\t\tresult, value = No, \"\"\n",
			"\t\t\tvalue = \"\"\n",
		},
	},
	{
		name: "values have wildcards", says: "a star in the value of a variable is a wildcard",
		file: templateFile, edits: []string{
			"to = append(to, value...)\n\t}\n\treturn to, result",
			"to = appendPattern(to, value)\n\t}\n\treturn to, result",
		},
	},
	{
		name: "escapes are wildcards", says: "${*} stands for any text",
		file: templateFile, edits: []string{
			"b.text = append(b.text, body...)",
			"b.text = appendPattern(b.text, body)",
		},
	},
	{
		name: "variables have case", says: "${aws:UserName} has no value",
		file: templateFile, edits: []string{
			"p := part{key: strings.ToLower(written), written: written}",
			"p := part{key: written, written: written}",
		},
	},
	{
		name: "variables everywhere in a Resource", says: "a policy variable counts before the fifth colon",
		file: arnFile, edits: []string{"if onlyLast && i < 5 &&", "if false &&"},
	},
	{
		name: "several values are a variable", says: "a variable takes the first of several values",
		file: contextFile, edits: []string{
			"\tcase v.Multi:\n\t\treturn match.Several, match.No\n",
			"",
			"len(v.List) != 1",
			"len(v.List) == 0",
		},
	},
	{
		name: "negated fails without a value", says: "a negated operator is false if its variable has no value",
		file: "engine/match/string.go", edits: []string{
			"\t\treturn t.template.matches(got, vars)\n\t}\n\tif t",
			"\t\tif _, ok := t.template.expanded(vars); !ok {\n\t\t\treturn Unknown\n\t\t}\n" +
				"\t\treturn t.template.matches(got, vars)\n\t}\n\tif t",
		},
	},
	{
		name: "variables in numbers", says: "a numeric operator fills in variables",
		file: "engine/policy/conditioncheck.go", edits: []string{
			"\t\toperand, err := op.Compile(v.Value, r.variables())",
			"\t\tif strings.HasPrefix(string(op.Name), \"Numeric\") && strings.Contains(v.Value, \"${\") {\n" +
				"\t\t\top, _ = match.ParseOperator(\"StringEquals\")\n\t\t\tc.Operator = op\n\t\t}\n" +
				"\t\toperand, err := op.Compile(v.Value, r.variables())",
		},
	},
}
