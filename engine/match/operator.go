package match

import "strings"

// OperatorName is a condition operator without its set prefix and its IfExists suffix.
type OperatorName string

// The condition operators.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
const (
	StringEquals              OperatorName = "StringEquals"
	StringNotEquals           OperatorName = "StringNotEquals"
	StringEqualsIgnoreCase    OperatorName = "StringEqualsIgnoreCase"
	StringNotEqualsIgnoreCase OperatorName = "StringNotEqualsIgnoreCase"
	StringLike                OperatorName = "StringLike"
	StringNotLike             OperatorName = "StringNotLike"
	NumericEquals             OperatorName = "NumericEquals"
	NumericNotEquals          OperatorName = "NumericNotEquals"
	NumericLessThan           OperatorName = "NumericLessThan"
	NumericLessThanEquals     OperatorName = "NumericLessThanEquals"
	NumericGreaterThan        OperatorName = "NumericGreaterThan"
	NumericGreaterThanEquals  OperatorName = "NumericGreaterThanEquals"
	DateEquals                OperatorName = "DateEquals"
	DateNotEquals             OperatorName = "DateNotEquals"
	DateLessThan              OperatorName = "DateLessThan"
	DateLessThanEquals        OperatorName = "DateLessThanEquals"
	DateGreaterThan           OperatorName = "DateGreaterThan"
	DateGreaterThanEquals     OperatorName = "DateGreaterThanEquals"
	Bool                      OperatorName = "Bool"
	BinaryEquals              OperatorName = "BinaryEquals"
	IPAddress                 OperatorName = "IpAddress"
	NotIPAddress              OperatorName = "NotIpAddress"
	ArnEquals                 OperatorName = "ArnEquals"
	ArnLike                   OperatorName = "ArnLike"
	ArnNotEquals              OperatorName = "ArnNotEquals"
	ArnNotLike                OperatorName = "ArnNotLike"
	Null                      OperatorName = "Null"
)

// row is what an operator does: how it reads the policy's value, how it compares, and whether it then turns the answer
// round. Equals and NotEquals are one comparison.
type row struct {
	name    OperatorName
	negated bool
	compile func(text string, variables bool) (comparison, error)
	// reads reports whether the operator can read a value of the request. A negated operator does not hold for one that
	// it cannot. Nil is an operator that takes whatever it cannot read for a value that differs.
	reads func(got string) bool
}

// comparison is one value of a policy, read once for its operator.
type comparison interface {
	// holds compares with one value of the request.
	holds(got string, vars Lookup) Truth
}

var operators = []row{
	{StringEquals, false, compileEquals, nil},
	{StringNotEquals, true, compileEquals, nil},
	{StringEqualsIgnoreCase, false, compileEqualsIgnoreCase, nil},
	{StringNotEqualsIgnoreCase, true, compileEqualsIgnoreCase, nil},
	{StringLike, false, compileLike, nil},
	{StringNotLike, true, compileLike, nil},
	{NumericEquals, false, compileNumeric(equal), nil},
	{NumericNotEquals, true, compileNumeric(equal), nil},
	{NumericLessThan, false, compileNumeric(less), nil},
	{NumericLessThanEquals, false, compileNumeric(lessEqual), nil},
	{NumericGreaterThan, false, compileNumeric(greater), nil},
	{NumericGreaterThanEquals, false, compileNumeric(greaterEqual), nil},
	{DateEquals, false, compileDate(equal), nil},
	{DateNotEquals, true, compileDate(equal), nil},
	{DateLessThan, false, compileDate(less), nil},
	{DateLessThanEquals, false, compileDate(lessEqual), nil},
	{DateGreaterThan, false, compileDate(greater), nil},
	{DateGreaterThanEquals, false, compileDate(greaterEqual), nil},
	{Bool, false, compileBool, nil},
	{BinaryEquals, false, compileBinary, nil},
	{IPAddress, false, compileIP, nil},
	{NotIPAddress, true, compileIP, isAddress},
	{ArnEquals, false, compileARN, nil},
	{ArnLike, false, compileARN, nil},
	{ArnNotEquals, true, compileARN, isARN},
	{ArnNotLike, true, compileARN, isARN},
	{Null, false, compileNull, nil},
}

// TakesVariables reports whether policy variables are put into the operator's values. Of Bool, AWS's pages differ.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse
func (n OperatorName) TakesVariables() bool {
	return strings.HasPrefix(string(n), "String") || strings.HasPrefix(string(n), "Arn") || n == Bool
}

// OperatorNames lists every operator.
func OperatorNames() []string {
	names := make([]string, len(operators))
	for i, r := range operators {
		names[i] = string(r.name)
	}
	return names
}

// Quantifier says how the values of a multivalued key are taken together.
type Quantifier uint8

// The quantifiers.
const (
	Single Quantifier = iota
	ForAllValues
	ForAnyValue
)

// Operator is a condition operator as written: `ForAnyValue:StringLikeIfExists`.
type Operator struct {
	Name     OperatorName
	Set      Quantifier
	IfExists bool
	Negated  bool

	compile func(text string, variables bool) (comparison, error)
	reads   func(got string) bool
}

const (
	allPrefix    = "ForAllValues:"
	anyPrefix    = "ForAnyValue:"
	existsSuffix = "IfExists"
)

// ParseOperator reads an operator; ok is false where AWS has none of that name. Operators are taken in the case in
// which AWS documents them.
func ParseOperator(text string) (op Operator, ok bool) {
	name, found := strings.CutPrefix(text, allPrefix)
	if found {
		op.Set = ForAllValues
	} else if name, found = strings.CutPrefix(text, anyPrefix); found {
		op.Set = ForAnyValue
	}
	name, op.IfExists = strings.CutSuffix(name, existsSuffix)
	for _, r := range operators {
		if string(r.name) == name {
			op.Name, op.Negated, op.compile = r.name, r.negated, r.compile
			op.reads = r.reads
			return op, !(op.Name == Null && op.IfExists)
		}
	}
	return op, false
}

// Operand is one value of a policy, compiled for its operator. The zero Operand never compares equal.
type Operand struct {
	comparison comparison
	written    string
}

// Compile reads one value for the operator. Variables says whether policy variables count (Version 2012-10-17). The
// error says why the value does not fit the operator's type; such a value equals nothing.
func (op Operator) Compile(text string, variables bool) (Operand, error) {
	c, err := op.compile(text, variables)
	return Operand{c, text}, err
}

// Values are what a request has under one key. The zero Values is an absent key.
type Values struct {
	List []string
	// Multi says that the key is multivalued, though the request may give it one value or none.
	Multi bool
	// Unknown says that neither the values are known nor whether there are any. Multi is known all the same.
	Unknown bool
}

// Absent reports whether the request does not have the key. A key with an empty set counts as absent.
func (v Values) Absent() bool { return len(v.List) == 0 && !v.Unknown }

// Holds evaluates one row of a condition: the operator, the policy's values and the request's.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html
func (op *Operator) Holds(wanted []Operand, got Values, vars Lookup) Truth {
	if op.Name == Null {
		return nullHolds(wanted, got, vars)
	}
	if got.Unknown {
		return op.holdsUnknown(wanted, got.Multi, vars)
	}
	if got.Absent() {
		return op.holdsAbsent()
	}
	switch op.Set {
	// Rule: ForAllValues holds if every value of the request does.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
	// Proof: sets/for-all-values.walk
	case ForAllValues:
		result := Yes
		for _, value := range got.List {
			result = result.And(op.one(wanted, value, vars))
		}
		return result
	// Rule: ForAnyValue holds if one value of the request does.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
	// Proof: sets/for-any-value.walk
	case ForAnyValue:
		result := No
		for _, value := range got.List {
			result = result.Or(op.one(wanted, value, vars))
		}
		return result
	}
	if got.Multi {
		// Rule: A multivalued key needs a set operator.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
		// Proof: sets/case-045-org-paths-without-set-operator.walk, sets/one-tag-is-still-a-set.walk
		return No // a multivalued key wants a set operator
	}
	return op.one(wanted, got.List[0], vars)
}

// holdsAbsent answers for a key that the request does not have: IfExists and ForAllValues hold, ForAnyValue does not,
// and of the rest those that are negated hold.
func (op *Operator) holdsAbsent() Truth {
	switch {
	case op.Set == ForAllValues:
		// Rule: ForAllValues holds if the request does not have the key.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
		// Proof: sets/for-all-values.walk, sets/for-all-values-on-a-single-key.walk
		return Yes
	case op.IfExists:
		// Rule: With IfExists, an operator holds if the request does not have the key.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists
		// Proof: conditions/case-041-external-id-if-exists.walk, sets/for-any-value-if-exists.walk
		return Yes
	// Rule: ForAnyValue does not hold if the request does not have the key.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
	// Proof: sets/for-any-value.walk
	case op.Set == ForAnyValue:
		return No
	}
	// Rule: Without the key in the request, a negated operator holds and any other does not.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
	// Proof: conditions/case-043-negated-without-the-key.walk, conditions/string-not-equals.walk,
	// conditions/case-040-external-id-required.walk
	return Of(op.Negated)
}

// holdsUnknown answers for a key whose values are not known, nor whether it is present; only multi is known. The answer
// is certain if the row comes out the same without the key and with every value of it.
func (op *Operator) holdsUnknown(wanted []Operand, multi bool, vars Lookup) Truth {
	there := Of(op.Negated) // a value that is none of those that can be compared
	if op.reads != nil {
		there = Unknown // it depends on whether the value can be read
	}
	for _, w := range wanted {
		if w.comparison != nil || vars.Placeholders().In(w.written) {
			there = Unknown
		}
	}
	if multi && op.Set == Single {
		there = No
	}
	if there == op.holdsAbsent() {
		return there
	}
	return Unknown
}

// one compares a single value of the request with the whole list: any of them for a plain operator, none of them for a
// negated one.
func (op *Operator) one(wanted []Operand, got string, vars Lookup) Truth {
	placeholders := vars.Placeholders()
	if op.reads != nil && !op.reads(got) {
		// Rule: NotIpAddress does not hold for what is no address, nor ArnNotEquals or ArnNotLike for what is no ARN.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
		// Proof: conditions/negated-and-no-address.walk, conditions/negated-and-no-arn.walk
		return Unknown.And(Of(placeholders.In(got)))
	}
	result := No
	for _, w := range wanted {
		held := No
		if w.comparison != nil {
			held = w.comparison.holds(got, vars)
		}
		if placeholders != nil {
			held = placeholders.typed(w, got, held)
		}
		if result = result.Or(held); result == Yes {
			break
		}
	}
	if op.Negated {
		// Rule: A negated operator holds if the request's value is none of the list.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
		// Proof: deny/case-044-negated-list-is-none-of.walk, conditions/string-not-equals-ignore-case.walk
		return result.Not()
	}
	return result
}

// Equals reports whether one value of the policy alone compares as equal with one of the request, whatever the operator
// then makes of it. A trace uses it to point at the value that decided.
func (o Operand) Equals(got string, vars Lookup) bool {
	return o.comparison != nil && o.comparison.holds(got, vars) == Yes
}

// expander is what an operand with policy variables can do: say what it stands for in this request.
type expander interface {
	expanded(vars Lookup) (string, bool)
	unresolved(vars Lookup) bool
	plain() bool // no policy variable stands in it
	unknown(vars Lookup, add func(key string))
}

// Expanded returns the operand with policy variables put in; ok is false where one cannot be resolved or the operand
// has none to show.
func (o Operand) Expanded(vars Lookup) (text string, ok bool) {
	if e, is := o.comparison.(expander); is {
		return e.expanded(vars)
	}
	return "", false
}

// Plain reports whether the operand has no policy variable, so that it stands for the same in every request; Expanded
// then needs no Lookup.
func (o Operand) Plain() bool {
	e, is := o.comparison.(expander)
	return !is || e.plain()
}

// Unresolved reports whether the operand has a policy variable without a value in vars.
func (o Operand) Unresolved(vars Lookup) bool {
	e, is := o.comparison.(expander)
	return is && e.unresolved(vars)
}

// Unknown calls add for every policy variable of the operand whose value is not known, as the policy writes it.
func (o Operand) Unknown(vars Lookup, add func(key string)) {
	if e, is := o.comparison.(expander); is {
		e.unknown(vars, add)
	}
}
