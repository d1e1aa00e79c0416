package main

import "slices"

// operators are all condition operators except Null, which has no comparison.
var operators = []string{
	"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike",
	"StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
	"NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan",
	"DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress",
	"NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike",
}

var (
	withOS  = []string{"import \"strings\"", "import (\n\t\"os\"\n\t\"strings\"\n)"}
	compile = "op.Name, op.Negated, op.compile = r.name, r.negated, r.compile"
	isThis  = "\n\t\t\tif name == os.Getenv(\"MUTANT\") {\n\t\t\t\t"
)

// conditions are mistakes in the Condition element.
var conditions = slices.Concat(
	withDiffer(family("flipped:", "the operator holds when it must not", operatorFile,
		slices.Concat(withOS, []string{compile, compile + isThis + "op.Negated = !op.Negated\n\t\t\t}"}), operators...)),
	withDiffer(family("compares as text:", "the operator compares plain text", operatorFile,
		slices.Concat(withOS, []string{compile, compile + isThis + "op.compile = compileEquals\n\t\t\t}"}),
		"StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "NumericEquals",
		"NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
		"DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
		"IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike")),
	withDiffer(family("equal is the same:", "the operator is mistaken about equal values", operatorFile,
		slices.Concat(withOS, []string{compile, compile + isThis + neighbours}),
		"NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
		"DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals")),
	family("wildcards in:", "the operator takes * and ? for wildcards", operatorFile,
		slices.Concat(withOS, []string{compile, compile + isThis + "op.compile = compileLike\n\t\t\t}"}),
		"StringEquals", "StringNotEquals"),
	sets,
	[]mutant{
		{
			name: "negated lists are alternatives",
			says: "a negated operator holds if one of its values differs", differ: true,
			file: operatorFile, edits: []string{
				"\t\tif result = result.Or(held); result == Yes {",
				"\t\tif op.Negated {\n\t\t\theld = held.Not()\n\t\t}\n" +
					"\t\tif result = result.Or(held); result == Yes {",
				"\t\treturn result.Not()\n", "\t\treturn result\n",
			},
		},
		{
			name: "only the first value counts", says: "the values of a key are not alternatives", differ: true,
			file: operatorFile, edits: []string{
				"\tfor _, w := range wanted {\n\t\theld := No\n",
				"\tfor i, w := range wanted {\n\t\theld := No\n\t\tif i > 0 {\n\t\t\tbreak\n\t\t}\n",
			},
		},
		{
			name: "conditions are alternatives", says: "one row of a Condition is enough", differ: true,
			file: statementFile, edits: []string{
				"held = held.And(r.condition(&s.Condition[i], st))",
				"if one := r.condition(&s.Condition[i], st); one == match.Yes {\n\t\t\tbreak\n" +
					"\t\t} else if i+1 == len(s.Condition) {\n\t\t\theld = held.And(one)\n\t\t}",
			},
		},
		{
			name: "no conditions", says: "the Condition element is skipped", differ: true,
			file: statementFile, edits: []string{
				"held = held.And(r.condition(&s.Condition[i], st))",
				"r.condition(&s.Condition[i], st)",
			},
		},
		{
			name: "only the first row counts", says: "of several rows the rest is skipped", differ: true,
			file: statementFile, edits: []string{
				"if held == match.No && st == nil {\n\t\t\tbreak",
				"if i > 0 {\n\t\t\tbreak",
			},
		},
		{
			name: "keys have case", says: "a condition key is compared with its case", differ: true,
			file: "engine/policy/conditioncheck.go", edits: []string{
				"Lower: strings.ToLower(row.Name.Value)",
				"Lower: row.Name.Value",
			},
		},
		{
			name: "Null flipped", says: "Null true requires the key to be present", differ: true,
			file: "engine/match/null.go", edits: []string{
				"Of(n.absent == (got != present))",
				"Of(n.absent == (got == present))",
			},
		},
		{
			name: "IPv6 is not NotIpAddress", says: "NotIpAddress fails for an address of the other family",
			file: "engine/match/ip.go", edits: []string{
				"Of(ok && n.prefix.Contains(a.Unmap()))",
				"Of(ok && (n.prefix.Contains(a.Unmap()) || a.Unmap().Is4() != n.prefix.Addr().Is4()))",
			},
		},
		{
			name: "an address alone is a network", says: "an address without a prefix matches its neighbours",
			file: "engine/match/ip.go", edits: []string{
				"return netip.PrefixFrom(a, a.BitLen()), nil",
				"return netip.PrefixFrom(a, a.BitLen()-8).Masked(), nil",
			},
		},
		{
			name: "numbers are text", says: "3600 and 3600.0 differ", differ: true,
			file: "engine/match/numeric.go", edits: []string{"whole, strings.TrimRight(fraction, \"0\")", "whole, fraction"},
		},
		{
			name: "longer numbers are less", says: "numbers are compared digit by digit from the left", differ: true,
			file: "engine/match/numeric.go", edits: []string{"\tsign := len(d.whole) - len(e.whole)\n", "\tsign := 0\n"},
		},
		{
			name: "dates are text", says: "an offset from UTC does not count",
			file: "engine/isodate/isodate.go", edits: []string{"clock.second-clock.east)", "clock.second)"},
		},
		{
			name: "no seconds since 1970", says: "a date as a number is none",
			file: "engine/match/date.go", edits: []string{"len(s) > yearDigits) && ", "false) && "},
		},
		{
			name: "ArnLike spans colons", says: "a star in an ARN reaches over its parts",
			file: "engine/match/arnop.go", edits: []string{
				"a.pattern.Matches(got, vars) }",
				"a.like(got) }\n\nfunc (a *arnValue) like(got string) Truth {\n" +
					"\ttext, _ := a.pattern.Expanded(noVariables{})\n\treturn Of(compileGlob(text).matches(got))\n}\n\n" +
					"type noVariables struct{}\n\nfunc (noVariables) Variable(string) (string, Truth) { return \"\", No }\n\n" +
					"func (noVariables) Placeholders() *Placeholders { return nil }",
			},
		},
		{
			name: "values that fit nothing fit all", says: "a value that its operator cannot read holds",
			file: operatorFile, edits: []string{
				"\t\theld := No\n", "\t\theld := Yes\n",
			},
		},
	},
)

// neighbours gives an operator the comparison of the operator that differs from it for equal values.
const neighbours = `op.compile = map[OperatorName]func(string, bool) (comparison, error){
					NumericLessThan: compileNumeric(lessEqual), NumericLessThanEquals: compileNumeric(less),
					NumericGreaterThan: compileNumeric(greaterEqual), NumericGreaterThanEquals: compileNumeric(greater),
					DateLessThan: compileDate(lessEqual), DateLessThanEquals: compileDate(less),
					DateGreaterThan: compileDate(greaterEqual), DateGreaterThanEquals: compileDate(greater),
				}[r.name]
			}`

// sets are mistakes with keys of several values, and with keys that are absent.
var sets = []mutant{
	{
		name: "ForAnyValue holds on nothing", says: "ForAnyValue is true if the key is absent", differ: true,
		file: operatorFile, edits: []string{
			"\tcase op.Set == ForAnyValue:\n\t\treturn No",
			"\tcase op.Set == ForAnyValue:\n\t\treturn Yes",
		},
	},
	{
		name: "ForAnyValue is ForAllValues", says: "every value has to match", differ: true,
		file: operatorFile, edits: []string{
			"\tcase ForAnyValue:\n\t\tresult := No\n\t\tfor _, value := range got.List {\n\t\t\tresult = result.Or(",
			"\tcase ForAnyValue:\n\t\tresult := Yes\n\t\tfor _, value := range got.List {\n\t\t\tresult = result.And(",
		},
	},
	{
		name: "ForAllValues is ForAnyValue", says: "one value that matches is enough", differ: true,
		file: operatorFile, edits: []string{
			"\tcase ForAllValues:\n\t\tresult := Yes\n\t\tfor _, value := range got.List {\n\t\t\tresult = result.And(",
			"\tcase ForAllValues:\n\t\tresult := No\n\t\tfor _, value := range got.List {\n\t\t\tresult = result.Or(",
		},
	},
	{
		name: "several values need no set operator",
		says: "a plain operator looks at the first of several values", differ: true,
		file: operatorFile, edits: []string{"\tif got.Multi {", "\tif false {"},
	},
	{
		name: "IfExists ignored", says: "a key that is absent fails under IfExists", differ: true,
		file: operatorFile, edits: []string{
			"case op.IfExists:",
			"case false:",
		},
	},
	{
		name: "IfExists after the set operator ignored", says: "ForAnyValue with IfExists fails if the key is absent",
		file: operatorFile, edits: []string{
			"case op.IfExists:",
			"case op.IfExists && op.Set != ForAnyValue:",
		},
	},
	{
		name: "IfExists is always", says: "IfExists holds whatever the key has", differ: true,
		file: operatorFile, edits: []string{
			"\tif got.Absent() {\n\t\treturn",
			"\tif got.Absent() || op.IfExists {\n\t\treturn",
		},
	},
	{
		name: "negated fails on nothing", says: "a negated operator is false if the key is absent", differ: true,
		file: operatorFile, edits: []string{"return Of(op.Negated)", "return No"},
	},
	{
		name: "negated set operators know no values",
		says: "ForAllValues with a negated operator asks for one difference only", differ: true,
		file: operatorFile, edits: []string{
			"\tcase ForAllValues:\n\t\tresult := Yes",
			"\tcase ForAllValues:\n\t\tif op.Negated {\n\t\t\top.Set = ForAnyValue\n" +
				"\t\t\treturn op.Holds(wanted, got, vars)\n\t\t}\n\t\tresult := Yes",
		},
	},
	{
		name: "unknown keys are absent", says: "a key of unknown value counts as absent",
		file: operatorFile, edits: []string{"return op.holdsUnknown(wanted, got.Multi, vars)", "return op.holdsAbsent()"},
	},
	{
		name: "unknown keys leave everything open",
		says: "a key of unknown value makes every row unknown, one that no value meets too",
		file: operatorFile, edits: []string{"return op.holdsUnknown(wanted, got.Multi, vars)", "return Unknown"},
	},
}
