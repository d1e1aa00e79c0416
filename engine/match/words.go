package match

import (
	"strings"

	"rolewalk/engine/aws"
)

// operatorPage is AWS's page on the condition operators.
const operatorPage = "reference_policies_elements_condition_operators.html#Conditions_"

// families say what a value of the request must be to a value of the policy, by how their operators' names begin.
// Each comparison has a row of its own; Not in a name turns it round.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
var families = []struct{ begins, anchor, compares string }{
	{"String", "String", "a text"},
	{"Numeric", "Numeric", "a number"},
	{"Date", "Date", "a date"},
	{"Arn", "ARN", "an ARN"},
}

// comparisons are the ends of operators' names, the longer first, with what they ask.
var comparisons = []struct{ ends, says string }{
	{"NotEqualsIgnoreCase", "holds if %s is none of the values in any letter case, and also if the key is missing"},
	{"EqualsIgnoreCase", "holds if %s is one of the values in any letter case"},
	{"LessThanEquals", "holds if %s is below a value or the same"},
	{"LessThan", "holds if %s is below a value"},
	{"GreaterThanEquals", "holds if %s is above a value or the same"},
	{"GreaterThan", "holds if %s is above a value"},
	{"NotEquals", "holds if %s is none of the values, and also if the key is missing"},
	{"Equals", "holds if %s is one of the values"},
	{"NotLike", "holds if %s matches none of the values, in which * and ? are wildcards, and also if the key is missing"},
	{"Like", "holds if %s matches one of the values, in which * and ? are wildcards"},
}

// ownWords are the operators that belong to no family.
var ownWords = map[OperatorName]aws.Word{
	Bool:         {Says: "holds if the key is true or false, as the value says", Page: "Boolean"},
	BinaryEquals: {Says: "holds if the key's bytes are those that the value gives in Base64", Page: "BinaryEquals"},
	IPAddress:    {Says: "holds if the address is in one of the ranges", Page: "IPAddress"},
	NotIPAddress: {Says: "holds if the address is in none of the ranges", Page: "IPAddress"},
	Null: {
		Says: "holds if the key is missing, where the value is true, or present, where it is false", Page: "Null",
	},
}

// OperatorWords says of each operator what it does and where AWS documents it.
func OperatorWords() []aws.Word {
	words := make([]aws.Word, len(operators))
	for i, r := range operators {
		words[i] = r.name.word()
	}
	return words
}

func (n OperatorName) word() aws.Word {
	w := ownWords[n]
	w.Name = string(n)
	for _, f := range families {
		if !strings.HasPrefix(w.Name, f.begins) {
			continue
		}
		name := w.Name
		if f.begins == "Arn" {
			name = strings.Replace(name, "Equals", "Like", 1) // the two are the same
		}
		for _, c := range comparisons {
			if strings.HasSuffix(name, c.ends) {
				w.Says, w.Page = strings.Replace(c.says, "%s", f.compares, 1), f.anchor
				break
			}
		}
	}
	w.Page = operatorPage + w.Page
	return w
}

// OperatorParts are what may stand before an operator's name, with its colon, and behind it.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
var OperatorParts = []aws.Word{
	{
		Name: "ForAllValues:", Says: "asks that each value of the key fits, and holds if the key is missing",
		Page: "reference_policies_condition-single-vs-multi-valued-context-keys.html",
	},
	{
		Name: "ForAnyValue:", Says: "asks that at least one value of the key fits",
		Page: "reference_policies_condition-single-vs-multi-valued-context-keys.html",
	},
	{Name: "IfExists", Says: "lets the condition hold if the key is missing", Page: operatorPage + "IfExists"},
}
