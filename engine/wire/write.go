package wire

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// JSON writes v as encoding/json would: structs, slices, strings, integers, booleans, pointers to structs and to
// strings, and maps with strings as keys. A field has the name of its json tag, and omitempty there; one without
// a tag has its own name and is left out where it is zero; one whose tag is a hyphen is not written. A nil slice is an
// empty array. JSON panics at any other kind, which tests rule out.
func JSON(v any) []byte {
	var w jsonWriter
	w.value(reflect.ValueOf(v))
	return w.out
}

// jsonWriter is one answer being written.
type jsonWriter struct {
	out []byte
	// types are the structs met so far: what reflection says of a field costs more than to write it.
	types []jsonType
}

type jsonType struct {
	of     reflect.Type
	fields []jsonField
}

type jsonField struct {
	// name is the field's name as it is written, in quotes and with its colon; empty if the field is not written.
	name      string
	omitEmpty bool
}

func (w *jsonWriter) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			w.out = append(w.out, "null"...)
			return
		}
		w.value(v.Elem())
	case reflect.Struct:
		w.object(v)
	case reflect.Map:
		w.members(v)
	case reflect.Slice:
		w.out = append(w.out, '[')
		for i := range v.Len() {
			if i > 0 {
				w.out = append(w.out, ',')
			}
			w.value(v.Index(i))
		}
		w.out = append(w.out, ']')
	case reflect.String:
		// Text that is not UTF-8 reaches the page with replacement characters, as encoding/json has it.
		w.out, _ = jsontext.AppendQuote(w.out, v.String())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.out = strconv.AppendInt(w.out, v.Int(), 10)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		w.out = strconv.AppendUint(w.out, v.Uint(), 10)
	case reflect.Bool:
		w.out = strconv.AppendBool(w.out, v.Bool())
	default:
		panic("wire: no JSON for " + v.Kind().String())
	}
}

func (w *jsonWriter) object(v reflect.Value) {
	w.out = append(w.out, '{')
	first := true
	for i, f := range w.fields(v.Type()) {
		if f.name == "" || f.omitEmpty && v.Field(i).IsZero() {
			continue
		}
		if !first {
			w.out = append(w.out, ',')
		}
		first = false
		w.out = append(w.out, f.name...)
		w.value(v.Field(i))
	}
	w.out = append(w.out, '}')
}

// members writes a map, its keys in order.
func (w *jsonWriter) members(v reflect.Value) {
	keys := make([]string, 0, v.Len())
	for _, key := range v.MapKeys() {
		keys = append(keys, key.String())
	}
	slices.Sort(keys)
	w.out = append(w.out, '{')
	for i, key := range keys {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.out, _ = jsontext.AppendQuote(w.out, key)
		w.out = append(w.out, ':')
		w.value(v.MapIndex(reflect.ValueOf(key)))
	}
	w.out = append(w.out, '}')
}

func (w *jsonWriter) fields(t reflect.Type) []jsonField {
	for i := range w.types {
		if w.types[i].of == t {
			return w.types[i].fields
		}
	}
	fields := make([]jsonField, t.NumField())
	for i := range fields {
		if name, omitEmpty := nameOf(t.Field(i)); name != unwritten {
			fields[i] = jsonField{`"` + name + `":`, omitEmpty}
		}
	}
	w.types = append(w.types, jsonType{t, fields})
	return fields
}

// unwritten is the tag of a field that JSON does not have.
const unwritten = "-"

// nameOf is the name of a field in JSON, and whether it is left out where it is zero.
func nameOf(f reflect.StructField) (name string, omitEmpty bool) {
	tag := f.Tag.Get("json")
	if tag == "" {
		return f.Name, true
	}
	name, option, _ := strings.Cut(tag, ",")
	return name, option == "omitempty"
}
