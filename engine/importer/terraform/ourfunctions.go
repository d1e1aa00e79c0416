package terraform

import (
	"encoding/base64"
	"errors"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"
)

// The functions of Terraform that cty does not have.

// textFunc is a function of texts.
func textFunc(params int, result cty.Type, f func(args []string) (cty.Value, error)) function.Function {
	spec := &function.Spec{
		Type: function.StaticReturnType(result),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			texts := make([]string, len(args))
			for i, a := range args {
				texts[i] = a.AsString()
			}
			return f(texts)
		},
	}
	for range params {
		spec.Params = append(spec.Params, function.Parameter{Name: "text", Type: cty.String})
	}
	return function.New(spec)
}

// testFunc is a question about two texts.
func testFunc(f func(a, b string) bool) function.Function {
	return textFunc(2, cty.Bool, func(args []string) (cty.Value, error) { return cty.BoolVal(f(args[0], args[1])), nil })
}

// mapFunc makes one text of another.
func mapFunc(f func(string) string) function.Function {
	return textFunc(1, cty.String, func(args []string) (cty.Value, error) { return cty.StringVal(f(args[0])), nil })
}

var (
	startsWithFunc   = testFunc(strings.HasPrefix)
	endsWithFunc     = testFunc(strings.HasSuffix)
	strContainsFunc  = testFunc(strings.Contains)
	urlEncodeFunc    = mapFunc(url.QueryEscape)
	baseNameFunc     = mapFunc(path.Base)
	dirNameFunc      = mapFunc(path.Dir)
	base64EncodeFunc = mapFunc(func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) })
	base64DecodeFunc = textFunc(1, cty.String, func(args []string) (cty.Value, error) {
		b, err := base64.StdEncoding.DecodeString(args[0])
		if err != nil || !utf8.Valid(b) {
			return cty.NilVal, errors.New("the text is not base64 of a text")
		}
		return cty.StringVal(string(b)), nil
	})
	// replaceFunc takes what stands between slashes as a regular expression.
	replaceFunc = textFunc(3, cty.String, func(args []string) (cty.Value, error) {
		text, old, with := args[0], args[1], args[2]
		if len(old) > 1 && old[0] == '/' && old[len(old)-1] == '/' {
			re, err := regexp.Compile(old[1 : len(old)-1])
			if err != nil {
				return cty.NilVal, errors.New("the regular expression is malformed")
			}
			return cty.StringVal(re.ReplaceAllString(text, with)), nil
		}
		return cty.StringVal(strings.ReplaceAll(text, old, with)), nil
	})
)

// anyFunc is a function of values of any type whose result has any type. Values that are not known are handed to it
// only if open says so.
func anyFunc(params int, open bool, f func(args []cty.Value) (cty.Value, error)) function.Function {
	one := function.Parameter{
		Name: "value", Type: cty.DynamicPseudoType, AllowNull: true, AllowUnknown: open, AllowDynamicType: true,
		AllowMarked: open,
	}
	spec := &function.Spec{
		Type: func(args []cty.Value) (cty.Type, error) {
			v, err := f(args)
			if err != nil {
				return cty.NilType, err
			}
			return v.Type(), nil
		},
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) { return f(args) },
	}
	if params < 0 {
		spec.VarParam = &one
	}
	for range params {
		spec.Params = append(spec.Params, one)
	}
	return function.New(spec)
}

var errNoList = errors.New("the argument is no list")

// items are the items of a list or set.
func items(v cty.Value) ([]cty.Value, error) {
	v, _ = v.Unmark()
	t := v.Type()
	if v.IsNull() || !v.IsKnown() || !(t.IsTupleType() || t.IsListType() || t.IsSetType()) {
		return nil, errNoList
	}
	return v.AsValueSlice(), nil
}

var (
	// lengthFunc counts characters of texts and items of everything else.
	lengthFunc = anyFunc(1, true, func(args []cty.Value) (cty.Value, error) {
		v, _ := args[0].Unmark()
		switch {
		case !v.IsKnown():
			return cty.UnknownVal(cty.Number), nil
		case v.IsNull():
			return cty.NilVal, errors.New("the argument is null")
		case v.Type() == cty.String:
			return stdlib.Strlen(v)
		case v.Type().IsSetType() && !v.IsWhollyKnown():
			return cty.UnknownVal(cty.Number), nil
		case v.CanIterateElements():
			return cty.NumberIntVal(int64(v.LengthInt())), nil
		}
		return cty.NilVal, errors.New("the argument has no length")
	})
	// coalesceFunc is the first argument that is neither null nor an empty text.
	coalesceFunc = anyFunc(-1, true, func(args []cty.Value) (cty.Value, error) {
		for i, a := range args {
			v, _ := a.Unmark()
			if !v.IsKnown() && i < len(args)-1 {
				return cty.DynamicVal, nil
			}
			if !v.IsKnown() {
				return a, nil
			}
			if !v.IsNull() && !(v.Type() == cty.String && v.AsString() == "") {
				return a, nil
			}
		}
		return cty.NilVal, errors.New("all arguments are null or empty")
	})
	oneFunc = anyFunc(1, true, func(args []cty.Value) (cty.Value, error) {
		v, _ := args[0].Unmark()
		if !v.IsKnown() {
			return cty.DynamicVal, nil
		}
		list, err := items(v)
		switch {
		case err != nil:
			return cty.NilVal, err
		case len(list) == 0:
			return cty.NullVal(cty.DynamicPseudoType), nil
		case len(list) == 1 && !(v.Type().IsSetType() && !v.IsWhollyKnown()):
			return list[0], nil
		}
		return cty.NilVal, errors.New("the list has more than one item")
	})
	allTrueFunc = anyFunc(1, false, func(args []cty.Value) (cty.Value, error) { return quantify(args[0], false) })
	anyTrueFunc = anyFunc(1, false, func(args []cty.Value) (cty.Value, error) { return quantify(args[0], true) })
	sumFunc     = anyFunc(1, false, func(args []cty.Value) (cty.Value, error) {
		list, err := items(args[0])
		if err != nil || len(list) == 0 {
			return cty.NilVal, errNoList
		}
		total := cty.Zero
		for _, item := range list {
			n, err := convert.Convert(item, cty.Number)
			if err != nil || n.IsNull() {
				return cty.NilVal, errors.New("an item is no number")
			}
			total = total.Add(n)
		}
		return total, nil
	})
	// indexFunc is the number of the first item that is equal to a value.
	indexFunc = anyFunc(2, false, func(args []cty.Value) (cty.Value, error) {
		list, err := items(args[0])
		if err != nil {
			return cty.NilVal, err
		}
		for i, item := range list {
			same := item.Equals(args[1])
			if !same.IsKnown() {
				return cty.UnknownVal(cty.Number), nil
			}
			if same.True() {
				return cty.NumberIntVal(int64(i)), nil
			}
		}
		return cty.NilVal, errors.New("the list has no such item")
	})
)

// quantify is anytrue for any, alltrue else.
func quantify(v cty.Value, any bool) (cty.Value, error) {
	list, err := items(v)
	if err != nil {
		return cty.NilVal, err
	}
	open := false
	for _, item := range list {
		b, err := convert.Convert(item, cty.Bool)
		switch {
		case err != nil:
			return cty.NilVal, errors.New("an item is neither true nor false")
		case !b.IsKnown():
			open = true
		case !b.IsNull() && b.True() == any:
			return cty.BoolVal(any), nil
		case b.IsNull() && !any:
			return cty.False, nil
		}
	}
	if open {
		return cty.UnknownVal(cty.Bool), nil
	}
	return cty.BoolVal(!any), nil
}
