package wire

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/go-json-experiment/json/jsontext"
)

// JSON writes v as encoding/json would: structs, slices, strings, integers, booleans, pointers to structs and to
// strings, and maps with strings as keys. A field has the name of its json tag, and omitempty there; one without
// a tag has its own name and is left out where it is zero; one whose tag is a hyphen is not written. A nil slice is an
// empty array. JSON panics at any other kind, which tests rule out.
func JSON(v any) []byte { return Append(nil, v) }

// Append writes v as JSON does behind out, in the memory that out has to spare.
func Append(out []byte, v any) []byte {
	w := jsonWriter{out: out}
	given := reflect.ValueOf(v)
	held := reflect.New(given.Type())
	held.Elem().Set(given)
	w.value(w.shape(given.Type()), held.UnsafePointer())
	return w.out
}

// jsonWriter is one answer being written.
//
// It reads values through their addresses: to ask reflection for each field of each value took a third of the time of
// a keystroke. What it knows of a type it takes from reflection once.
type jsonWriter struct {
	out    []byte
	shapes map[reflect.Type]*shape
}

// shape is how a type is written.
type shape struct {
	of   reflect.Type
	kind reflect.Kind
	// elem is what a pointer points to, and what a slice or a map has; nil for other kinds.
	elem *shape
	// size is that of the type, in bytes: a slice has its items so far apart.
	size   uintptr
	fields []jsonField
}

type jsonField struct {
	*shape
	// name is the field's name as it is written, in quotes and with its colon.
	name      string
	offset    uintptr
	omitEmpty bool
}

// shape returns the shape of a type, which may hold itself.
func (w *jsonWriter) shape(t reflect.Type) *shape {
	if known := w.shapes[t]; known != nil {
		return known
	}
	s := &shape{of: t, kind: t.Kind(), size: t.Size()}
	if w.shapes == nil {
		w.shapes = map[reflect.Type]*shape{}
	}
	w.shapes[t] = s
	switch s.kind {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		s.elem = w.shape(t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			if name, omitEmpty := nameOf(f); name != unwritten {
				s.fields = append(s.fields, jsonField{w.shape(f.Type), `"` + name + `":`, f.Offset, omitEmpty})
			}
		}
	}
	return s
}

// value writes the value of a shape that stands at an address.
func (w *jsonWriter) value(s *shape, at unsafe.Pointer) {
	switch s.kind {
	case reflect.Pointer:
		if to := *(*unsafe.Pointer)(at); to != nil {
			w.value(s.elem, to)
		} else {
			w.out = append(w.out, "null"...)
		}
	case reflect.Struct:
		w.object(s, at)
	case reflect.Map:
		w.members(s, at)
	case reflect.Slice:
		w.items(s.elem, at)
	case reflect.String:
		w.text(*(*string)(at))
	case reflect.Bool:
		w.out = strconv.AppendBool(w.out, *(*bool)(at))
	default:
		w.number(s, at)
	}
}

func (w *jsonWriter) number(s *shape, at unsafe.Pointer) {
	switch v := reflect.NewAt(s.of, at).Elem(); {
	case s.kind == reflect.Int:
		w.out = strconv.AppendInt(w.out, int64(*(*int)(at)), 10)
	case v.CanInt():
		w.out = strconv.AppendInt(w.out, v.Int(), 10)
	case v.CanUint() && s.kind != reflect.Uint && s.kind != reflect.Uint64 && s.kind != reflect.Uintptr:
		w.out = strconv.AppendUint(w.out, v.Uint(), 10)
	default:
		panic("wire: no JSON for " + s.kind.String())
	}
}

// items writes a slice. All slices look alike in memory, so one of bytes stands for them: its length is in items.
func (w *jsonWriter) items(elem *shape, at unsafe.Pointer) {
	items := *(*[]byte)(at)
	first := unsafe.Pointer(unsafe.SliceData(items))
	w.out = append(w.out, '[')
	for i := range len(items) {
		if i > 0 {
			w.out = append(w.out, ',')
		}
		w.value(elem, unsafe.Add(first, uintptr(i)*elem.size))
	}
	w.out = append(w.out, ']')
}

// text writes a string. Most have nothing to escape.
func (w *jsonWriter) text(text string) {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			// Text that is not UTF-8 reaches the page with replacement characters, as encoding/json has it.
			w.out, _ = jsontext.AppendQuote(w.out, text)
			return
		}
	}
	w.out = append(w.out, '"')
	w.out = append(w.out, text...)
	w.out = append(w.out, '"')
}

func (w *jsonWriter) object(s *shape, at unsafe.Pointer) {
	w.out = append(w.out, '{')
	first := true
	for i := range s.fields {
		f := &s.fields[i]
		value := unsafe.Add(at, f.offset)
		if f.omitEmpty && reflect.NewAt(f.of, value).Elem().IsZero() {
			continue
		}
		if !first {
			w.out = append(w.out, ',')
		}
		first = false
		w.out = append(w.out, f.name...)
		w.value(f.shape, value)
	}
	w.out = append(w.out, '}')
}

// members writes a map, its keys in order.
func (w *jsonWriter) members(s *shape, at unsafe.Pointer) {
	v := reflect.NewAt(s.of, at).Elem()
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
		w.text(key)
		w.out = append(w.out, ':')
		value := reflect.New(s.of.Elem())
		value.Elem().Set(v.MapIndex(reflect.ValueOf(key)))
		w.value(s.elem, value.UnsafePointer())
	}
	w.out = append(w.out, '}')
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
