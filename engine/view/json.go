package view

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// JSON writes v as encoding/json would, as far as the wire types go: structs with json tags and omitempty, slices,
// strings, integers, booleans and pointers to structs. It panics at any other kind, which a test rules out. The engine
// has its own writer because encoding/json would be a tenth of a second module in the page; see
// docs/decisions/005-size-of-the-engine.md.
func JSON(v any) []byte { return appendValue(nil, reflect.ValueOf(v)) }

func appendValue(to []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return append(to, "null"...)
		}
		return appendValue(to, v.Elem())
	case reflect.Struct:
		return appendStruct(to, v)
	case reflect.Slice:
		to = append(to, '[')
		for i := range v.Len() {
			if i > 0 {
				to = append(to, ',')
			}
			to = appendValue(to, v.Index(i))
		}
		return append(to, ']')
	case reflect.String:
		// Text that is not UTF-8 reaches the page with replacement characters, as encoding/json has it.
		quoted, _ := jsontext.AppendQuote(to, v.String())
		return quoted
	case reflect.Int:
		return strconv.AppendInt(to, v.Int(), 10)
	case reflect.Bool:
		return strconv.AppendBool(to, v.Bool())
	}
	panic("view: no JSON for " + v.Kind().String())
}

func appendStruct(to []byte, v reflect.Value) []byte {
	to = append(to, '{')
	t := v.Type()
	first := true
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if option == "omitempty" && v.Field(i).IsZero() {
			continue
		}
		if !first {
			to = append(to, ',')
		}
		first = false
		to = append(append(append(to, '"'), name...), '"', ':')
		to = appendValue(to, v.Field(i))
	}
	return append(to, '}')
}
