package policy

import (
	"fmt"
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// conditions reads the Condition element row by row. An empty one is legal, and always holds.
func (r *reader) conditions(s *Statement, m *tree.Member) {
	if m.Value.Kind != '{' {
		r.wrongType(m, "an object")
		return
	}
	s.ConditionSpan = m.Value.Span
	for i := range m.Value.Members {
		block := &m.Value.Members[i]
		if block.Value.Kind != '{' {
			r.wrongType(block, "an object of condition keys")
			continue
		}
		op, ok := match.ParseOperator(block.Name.Value)
		if !ok && (len(block.Value.Members) > 0 || op.Name == match.Null) {
			r.unknownOperator(op, block)
			continue
		}
		for j := range block.Value.Members {
			s.Condition = append(s.Condition, r.condition(op, block, j))
		}
	}
}

func (r *reader) unknownOperator(op match.Operator, block *tree.Member) {
	if op.Name == match.Null {
		// Rule: Null does not support IfExists.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
		// Proof: unsaved/null-with-if-exists.walk
		r.refuse(NullWithIfExists, block.Name.Span, "Null cannot have IfExists, because it asks whether the key is "+
			"present", answerSyntax,
			"write Null", replace("Write Null", block.Name.Span, `"Null"`))
		return
	}
	written := block.Name.Value
	base := strings.TrimPrefix(strings.TrimPrefix(strings.TrimSuffix(written, "IfExists"), "ForAnyValue:"),
		"ForAllValues:")
	remedy := "operators are StringEquals, StringLike, ArnLike, Bool, IpAddress, NumericLessThan and so on"
	var fixes []source.Fix
	if near := source.Nearest(base, match.OperatorNames()); near != "" {
		near = strings.Replace(written, base, near, 1)
		remedy, fixes = source.Meant(near), []source.Fix{source.WriteString(block.Name.Span, near)}
	}
	// Rule: A condition operator is one that AWS has.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
	// Proof: unsaved/condition-operator-unknown.walk, unsaved/string-like-ignore-case.walk
	r.refuse(
		InvalidConditionOperator,
		block.Name.Span,
		fmt.Sprintf("AWS has no condition operator %q", written),
		answerSyntax,
		remedy,
		fixes...)
}

// condition reads the jth row of an operator's block.
func (r *reader) condition(op match.Operator, block *tree.Member, j int) Condition {
	row := &block.Value.Members[j]
	c := Condition{
		Span: row.Span(), Operator: op, Written: block.Name,
		Key: row.Name, Lower: strings.ToLower(row.Name.Value),
	}
	if j == 0 {
		c.Span.From = block.Name.Span.From
	}
	if prefix, name, colon := strings.Cut(c.Key.Value, ":"); !colon || prefix == "" || name == "" {
		r.refuse(InvalidConditionKeyFormat, row.Name.Span, fmt.Sprintf("%q is not a condition key", c.Key.Value),
			answerVendor, "write prefix:name, like aws:SourceIp or sts:ExternalId")
	}
	r.placeholder(row.Name)
	for _, v := range r.conditionValues(row) {
		r.placeholder(v)
		operand, err := op.Compile(v.Value, r.variables())
		if err != nil {
			r.badValue(op, v, err.Error())
		}
		r.variableVersion(v)
		c.Values = append(c.Values, v)
		c.Operands = append(c.Operands, operand)
	}
	c.keepTexts()
	return c
}

// badValue reports a value that the operator cannot read. IAM refuses dates alone; the rest it saves, and they equal
// nothing.
func (r *reader) badValue(op match.Operator, v String, why string) {
	switch {
	case strings.Contains(v.Value, "${") && r.variables() && op.Name.TakesVariables():
		r.note(InvalidVariable, v.Span, why, "write ${key}, like ${aws:username}")
	case strings.Contains(v.Value, "${") && r.variables() && !strings.HasPrefix(string(op.Name), "Date"):
		return // a check of its own says that a variable stands where AWS puts none in
	case strings.HasPrefix(string(op.Name), "Date"):
		// Rule: IAM refuses a date operator with a value that is not a date.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
		// Proof: unsaved/date-that-is-none.walk
		r.refuse(InvalidDateValue, v.Span, why, answerLegacy, "write a date like 2026-03-01T09:00:00Z")
	default:
		r.note(TypeMismatch, v.Span, why+": AWS saves this, but it never matches",
			"write a value that "+string(op.Name)+" can read")
	}
}

// conditionValues reads a row's values: strings, and numbers, true and false, which stand for their text.
func (r *reader) conditionValues(row *tree.Member) []String {
	nodes := row.Value.Items
	if row.Value.Kind != '[' {
		nodes = []tree.Node{row.Value}
	} else if len(nodes) == 0 {
		r.note(EmptyArrayCondition, row.Value.Span, "this row has no value to compare with", "name at least one value")
	}
	values := make([]String, 0, len(nodes))
	for i := range nodes {
		switch nodes[i].Kind {
		case '"', '0', 't', 'f':
			// Rule: The quotation marks around a number or a Boolean in a condition are optional.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
			// Proof: unsaved/unquoted-values.walk
			values = append(values, String{Value: nodes[i].Text, Span: nodes[i].Span})
		default:
			r.refuse(InvalidValueType, nodes[i].Span, "a condition value is a string, not "+kindWord(nodes[i].Kind),
				answerSyntax, "")
		}
	}
	return values
}

// placeholder reports a word in a condition that the author was meant to fill in. AWS saves it, and it matches nothing.
func (r *reader) placeholder(v String) {
	word := MarkedPlaceholder(v.Value)
	if at := strings.Index(v.Value, "YOUR"); word == "" && at >= 0 {
		word = PlaceholderIn(v.Value[at:])
	}
	if word != "" {
		r.note(Placeholder, partOf(v, word), word+" is a placeholder", fillIn(word, ""))
	}
}
