package terraform

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"

	"rolewalk/engine/source"
)

// eval is the value of an expression. What has none is a hole.
func (s *scope) eval(x hclsyntax.Expression) cty.Value {
	s.r.depth++
	defer func() { s.r.depth-- }()
	if s.r.depth > maxDepth {
		return s.fail(x.Range(), tooDeep)
	}
	if !s.r.spend(1) {
		return s.fail(x.Range(), tooMuch)
	}
	return s.value(x)
}

func (s *scope) value(x hclsyntax.Expression) cty.Value {
	switch x := x.(type) {
	case *hclsyntax.LiteralValueExpr:
		return s.literal(x)
	case *hclsyntax.TemplateExpr:
		return s.template(x)
	case *hclsyntax.TemplateWrapExpr:
		return s.eval(x.Wrapped)
	case *hclsyntax.TemplateJoinExpr:
		return s.joined(x)
	case *hclsyntax.ParenthesesExpr:
		return s.eval(x.Expression)
	case *hclsyntax.ScopeTraversalExpr:
		return s.traverse(x.Traversal, x.SrcRange)
	case *hclsyntax.RelativeTraversalExpr:
		mark := len(s.r.troubles)
		return s.steps(s.eval(x.Source), x.Traversal, mark, x.SrcRange)
	case *hclsyntax.IndexExpr:
		return s.index(x)
	case *hclsyntax.FunctionCallExpr:
		return s.call(x)
	case *hclsyntax.ConditionalExpr:
		return s.conditional(x)
	case *hclsyntax.TupleConsExpr:
		return s.tuple(x)
	case *hclsyntax.ObjectConsExpr:
		return s.object(x)
	case *hclsyntax.ObjectConsKeyExpr:
		return s.objectKey(x)
	case *hclsyntax.ForExpr:
		return s.forExpr(x)
	case *hclsyntax.SplatExpr:
		return s.splatExpr(x)
	case *hclsyntax.AnonSymbolExpr:
		return s.symbol[x]
	case *hclsyntax.BinaryOpExpr:
		return s.binary(x)
	case *hclsyntax.UnaryOpExpr:
		mark := len(s.r.troubles)
		return s.operation(mark, x.SrcRange, x.Op, s.eval(x.Val))
	}
	return s.fail(x.Range(), "it is no expression that can be read")
}

// here is the place of a range.
func (s *scope) here(rng hcl.Range) place {
	return place{span: s.r.span(rng), rank: s.r.rank(rng)}
}

func (s *scope) literal(x *hclsyntax.LiteralValueExpr) cty.Value {
	v := x.Val
	if v.Type() == cty.Number && !printable(v) {
		return s.fail(x.SrcRange, tooLarge)
	}
	if v.Type() == cty.String && v.IsKnown() && !v.IsNull() {
		p := s.here(x.SrcRange)
		return s.text([]part{{text: v.AsString(), segs: s.r.align(x.SrcRange, v.AsString())}}, p, nil)
	}
	return s.at(v, s.here(x.SrcRange))
}

// printable reports whether a number can be printed without a text that has no end.
func printable(v cty.Value) bool {
	v, _ = v.Unmark()
	if v.Type() != cty.Number || !v.IsKnown() || v.IsNull() {
		return true
	}
	f := v.AsBigFloat()
	exponent := f.MantExp(nil)
	return !f.IsInf() && exponent < maxExponent && exponent > -maxExponent
}

func (s *scope) tuple(x *hclsyntax.TupleConsExpr) cty.Value {
	list := make([]cty.Value, len(x.Exprs))
	for i, item := range x.Exprs {
		list[i] = s.eval(item)
	}
	return s.at(cty.TupleVal(list), s.here(x.SrcRange))
}

func (s *scope) object(x *hclsyntax.ObjectConsExpr) cty.Value {
	values := map[string]cty.Value{}
	where := &names{spans: map[string]source.Span{}}
	for _, item := range x.Items {
		parts, reason := s.parts(s.eval(item.KeyExpr))
		if reason != "" {
			return s.fail(item.KeyExpr.Range(), "as the name of a member "+reason)
		}
		name := s.r.nameOf(parts)
		values[name] = s.eval(item.ValueExpr)
		flatName, _ := flat(parts, source.Span{})
		where.spans[flatName] = s.r.span(item.KeyExpr.Range())
	}
	return s.at(cty.ObjectVal(values), s.here(x.SrcRange)).Mark(where)
}

// objectKey is the name of a member: a bare word means itself.
func (s *scope) objectKey(x *hclsyntax.ObjectConsKeyExpr) cty.Value {
	if !x.ForceNonLiteral {
		if word := hcl.ExprAsKeyword(x.Wrapped); word != "" {
			return s.at(cty.StringVal(word), s.here(x.Range()))
		}
	}
	return s.eval(x.Wrapped)
}

// conditional takes the branch that the condition says. Terraform gives both branches one type.
func (s *scope) conditional(x *hclsyntax.ConditionalExpr) cty.Value {
	mark := len(s.r.troubles)
	condition, _ := s.eval(x.Condition).Unmark()
	if !condition.IsKnown() {
		return s.collapse(mark, x.SrcRange, "its condition hangs on what has no value in the text")
	}
	is, err := safeConvert(condition, cty.Bool)
	if err != nil || is.IsNull() {
		return s.fail(x.Condition.Range(), "the condition is neither true nor false")
	}
	chosen, dropped := x.TrueResult, x.FalseResult
	if is.False() {
		chosen, dropped = dropped, chosen
	}
	v := s.eval(chosen)
	if t := v.Type(); v.IsKnown() && !v.IsNull() && (t == cty.Number || t == cty.Bool) {
		var not cty.Value
		s.r.capture(func() { not = s.eval(dropped) })
		if unified, _ := convert.Unify([]cty.Type{t, not.Type()}); unified == cty.String {
			if as, err := safeConvert(v, cty.String); err == nil {
				return s.at(as, s.here(chosen.Range()))
			}
		}
	}
	return v
}

func (s *scope) binary(x *hclsyntax.BinaryOpExpr) cty.Value {
	mark := len(s.r.troubles)
	left := s.eval(x.LHS)
	if x.Op == hclsyntax.OpLogicalAnd || x.Op == hclsyntax.OpLogicalOr {
		decides := cty.BoolVal(x.Op == hclsyntax.OpLogicalOr)
		if bare, _ := left.Unmark(); bare.IsKnown() && bare.Type() == cty.Bool && !bare.IsNull() && bare.RawEquals(decides) {
			return s.at(decides, s.here(x.SrcRange))
		}
	}
	return s.operation(mark, x.SrcRange, x.Op, left, s.eval(x.RHS))
}

// operation is the result of an operator.
func (s *scope) operation(mark int, rng hcl.Range, op *hclsyntax.Operation, operands ...cty.Value) cty.Value {
	args := make([]cty.Value, len(operands))
	for i, v := range operands {
		if s.r.openNames(v) {
			return s.collapse(mark, rng, "it compares what has no value in the text")
		}
		args[i], _ = v.UnmarkDeep()
		s.r.spend(length(args[i]))
		if want := op.Impl.Params()[i].Type; want != cty.DynamicPseudoType && args[i].IsKnown() {
			as, err := safeConvert(args[i], want)
			if err != nil || as.IsNull() {
				return s.fail(rng, "an operand is of the wrong type")
			}
			args[i] = as
		}
	}
	v, err := safeCall(op.Impl, args)
	switch {
	case err != nil:
		return s.fail(rng, "it cannot be worked out: "+err.Error())
	case !v.IsKnown():
		return s.collapse(mark, rng, "an operand has no value in the text")
	case !printable(v):
		return s.fail(rng, tooLarge)
	}
	return s.at(v, s.here(rng))
}

// safeCall calls a function of cty.
func safeCall(f function.Function, args []cty.Value) (v cty.Value, err error) {
	defer func() {
		if recover() != nil {
			v, err = cty.DynamicVal, errBroken
		}
	}()
	return f.Call(args)
}

// safeConvert converts a value to a type.
func safeConvert(v cty.Value, t cty.Type) (out cty.Value, err error) {
	defer func() {
		if recover() != nil {
			out, err = cty.DynamicVal, errBroken
		}
	}()
	if !printable(v) && t != cty.Number {
		return cty.DynamicVal, errBroken
	}
	return convert.Convert(v, t)
}
