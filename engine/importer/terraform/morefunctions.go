package terraform

import (
	"errors"
	"slices"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// toFunc converts a value to a type, as tolist and its sisters do.
func toFunc(want cty.Type) function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{{
			Name: "value", Type: cty.DynamicPseudoType, AllowNull: true, AllowMarked: true, AllowDynamicType: true,
			AllowUnknown: true,
		}},
		Type: func(args []cty.Value) (cty.Type, error) {
			v, err := to(args[0], want)
			if err != nil {
				return cty.NilType, err
			}
			return v.Type(), nil
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return to(args[0], want) },
	})
}

// to converts a value. A set of what is not known has no number of items.
func to(v cty.Value, want cty.Type) (cty.Value, error) {
	if want.IsSetType() && !v.IsWhollyKnown() {
		return cty.DynamicVal, nil
	}
	out, err := convert.Convert(v, want)
	if err != nil {
		return cty.NilVal, errors.New("the value cannot have that type")
	}
	return out, nil
}

var (
	// matchKeysFunc keeps the values whose keys are among those searched for.
	matchKeysFunc = anyFunc(3, false, func(args []cty.Value) (cty.Value, error) {
		var lists [3][]cty.Value
		for i, a := range args {
			if !a.IsWhollyKnown() {
				return cty.DynamicVal, nil
			}
			list, err := items(a)
			if err != nil {
				return cty.NilVal, err
			}
			lists[i] = list
		}
		values, keys, search := lists[0], lists[1], lists[2]
		if len(values) != len(keys) {
			return cty.NilVal, errors.New("the lists of values and keys are not equally long")
		}
		var kept []cty.Value
		for i, v := range values {
			if slices.ContainsFunc(search, func(s cty.Value) bool { return s.RawEquals(keys[i]) }) {
				kept = append(kept, v)
			}
		}
		return cty.TupleVal(kept), nil
	})
	// transposeFunc turns a map of lists of texts around.
	transposeFunc = anyFunc(1, false, func(args []cty.Value) (cty.Value, error) {
		if !args[0].IsWhollyKnown() {
			return cty.DynamicVal, nil
		}
		m, err := convert.Convert(args[0], cty.Map(cty.List(cty.String)))
		if err != nil || m.IsNull() {
			return cty.NilVal, errors.New("the argument is no map of lists of texts")
		}
		turned := map[string][]cty.Value{}
		for it := m.ElementIterator(); it.Next(); {
			key, list := it.Element()
			if list.IsNull() {
				continue
			}
			for _, item := range list.AsValueSlice() {
				if item.IsNull() {
					return cty.NilVal, errors.New("an item is null")
				}
				turned[item.AsString()] = append(turned[item.AsString()], key)
			}
		}
		out := map[string]cty.Value{}
		for name, list := range turned {
			out[name] = cty.ListVal(list)
		}
		return cty.ObjectVal(out), nil
	})
)
