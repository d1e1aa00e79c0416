package wire

import (
	"fmt"
	"reflect"
	"strconv"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Read reads what JSON wrote into the value that v points to. Members without a field are passed over. An error says
// which member does not fit.
func Read(text string, v any) error {
	node, fault := tree.ReadJSON(text, source.Span{To: len(text)})
	if fault != nil {
		return fmt.Errorf("reading JSON: %s", fault.Message)
	}
	return set(reflect.ValueOf(v).Elem(), &node)
}

// set puts a value of JSON into v.
func set(v reflect.Value, n *tree.Node) error {
	if n.Kind == 'n' {
		return nil
	}
	kind := v.Kind()
	switch {
	case kind == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return set(v.Elem(), n)
	case kind == reflect.Struct && n.Kind == '{':
		return setFields(v, n)
	case kind == reflect.Map && n.Kind == '{':
		return setMembers(v, n)
	case kind == reflect.Slice && n.Kind == '[':
		return setItems(v, n)
	case kind == reflect.String && n.Kind == '"':
		v.SetString(n.Text)
	case kind == reflect.Bool && (n.Kind == 't' || n.Kind == 'f'):
		v.SetBool(n.Kind == 't')
	case n.Kind == '0':
		return setNumber(v, n.Text)
	default:
		return fmt.Errorf("reading a %s: %s does not fit", kind, n.Print())
	}
	return nil
}

func setFields(v reflect.Value, n *tree.Node) error {
	for i := range v.NumField() {
		name, _ := nameOf(v.Type().Field(i))
		if member := n.Member(name); member != nil && name != unwritten {
			if err := set(v.Field(i), &member.Value); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	return nil
}

func setMembers(v reflect.Value, n *tree.Node) error {
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.Members)))
	for i := range n.Members {
		value := reflect.New(v.Type().Elem()).Elem()
		if err := set(value, &n.Members[i].Value); err != nil {
			return fmt.Errorf("%s: %w", n.Members[i].Name.Value, err)
		}
		v.SetMapIndex(reflect.ValueOf(n.Members[i].Name.Value), value)
	}
	return nil
}

func setItems(v reflect.Value, n *tree.Node) error {
	v.Set(reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items)))
	for i := range n.Items {
		if err := set(v.Index(i), &n.Items[i]); err != nil {
			return fmt.Errorf("item %d: %w", i, err)
		}
	}
	return nil
}

func setNumber(v reflect.Value, text string) error {
	switch {
	case v.CanInt():
		number, err := strconv.ParseInt(text, 10, v.Type().Bits())
		if err != nil {
			return fmt.Errorf("reading a number: %w", err)
		}
		v.SetInt(number)
	case v.CanUint():
		number, err := strconv.ParseUint(text, 10, v.Type().Bits())
		if err != nil {
			return fmt.Errorf("reading a number: %w", err)
		}
		v.SetUint(number)
	default:
		return fmt.Errorf("reading a %s: %s does not fit", v.Kind(), text)
	}
	return nil
}
