package shown_test

import (
	"reflect"
	"testing"

	"rolewalk/engine/importer/shown"
	"rolewalk/engine/wire"
)

// fill sets every field of v to something that is not zero.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0))
		fill(v.Index(1))
	case reflect.String:
		v.SetString("é “\"\\\n\t <&> 𝄞")
	case reflect.Int:
		v.SetInt(-7)
	}
}

// TestJSON: every field of a case is written as engine/wire writes it.
func TestJSON(t *testing.T) {
	full := shown.Case{}
	fill(reflect.ValueOf(&full).Elem())
	for name, c := range map[string]shown.Case{"full": full, "empty": {}} {
		if got, want := string(c.JSON()), string(wire.JSON(&c)); got != want {
			t.Errorf("%s: %s\nwant %s", name, got, want)
		}
	}
}

// TestReadAsk: what the page asks for is read, and what is no Ask is refused.
func TestReadAsk(t *testing.T) {
	want := shown.Ask{
		Sources: []shown.Source{{Name: "a", Body: "é\n"}, {Name: "", Body: "b"}}, Answers: map[string]string{"x": "y"},
		Read: []string{"{}", "[]"},
	}
	if got, err := shown.ReadAsk(string(wire.JSON(&want))); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	for _, text := range []string{"", "{", "[]", "{}", `{"sources": "x"}`} {
		if ask, err := shown.ReadAsk(text); err == nil {
			t.Errorf("%s was read: %+v", text, ask)
		}
	}
}
