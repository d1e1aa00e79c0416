package view_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"rolewalk/engine/view"
	"rolewalk/engine/wire"
)

// fill sets every field of v to something that is not zero, text with odd characters included.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth)
		}
	case reflect.Slice:
		if depth > 4 {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), depth+1)
		fill(v.Index(1), depth+1)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth)
	case reflect.String:
		v.SetString("é “\"\\\n\t\u2028 <&> 𝄞")
	case reflect.Int:
		v.SetInt(-7)
	case reflect.Bool:
		v.SetBool(true)
	}
}

// TestJSON compares the writer with encoding/json, field by field, on a page that has everything and on one that has
// nothing.
func TestJSON(t *testing.T) {
	full := view.Page{}
	fill(reflect.ValueOf(&full).Elem(), 0)
	for name, page := range map[string]view.Page{"full": full, "empty": {Rows: []view.Row{}, Lanes: []view.Lane{}}} {
		var got, want any
		if err := json.Unmarshal(wire.JSON(&page), &got); err != nil {
			t.Fatalf("%s: not JSON: %v", name, err)
		}
		wanted, err := json.Marshal(&page)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(wanted, &want); err != nil {
			t.Fatal(err)
		}
		if name == "empty" {
			dropNil(want)
			dropNil(got)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: JSON(page) differs from encoding/json", name)
		}
	}
}

// dropNil takes away members that are null or an empty list: a nil slice is written as an empty one, which the page
// prefers.
func dropNil(v any) {
	m, ok := v.(map[string]any)
	if !ok {
		return
	}
	for k, member := range m {
		if list, is := member.([]any); member == nil || is && len(list) == 0 {
			delete(m, k)
			continue
		}
		dropNil(member)
	}
}
