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
	// name is the field's name as it is written, in quotes and with its colon.
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
	case reflect.Int:
		w.out = strconv.AppendInt(w.out, v.Int(), 10)
	case reflect.Bool:
		w.out = strconv.AppendBool(w.out, v.Bool())
	default:
		panic("view: no JSON for " + v.Kind().String())
	}
}

func (w *jsonWriter) object(v reflect.Value) {
	w.out = append(w.out, '{')
	first := true
	for i, f := range w.fields(v.Type()) {
		if f.omitEmpty && v.Field(i).IsZero() {
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

func (w *jsonWriter) fields(t reflect.Type) []jsonField {
	for i := range w.types {
		if w.types[i].of == t {
			return w.types[i].fields
		}
	}
	fields := make([]jsonField, t.NumField())
	for i := range fields {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		fields[i] = jsonField{`"` + name + `":`, option == "omitempty"}
	}
	w.types = append(w.types, jsonType{t, fields})
	return fields
}
