package fact_test

import (
	"reflect"
	"testing"
	"time"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/wire"
)

// fill sets every field of v to something that is not zero.
func fill(v reflect.Value, depth int) {
	switch {
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("json") != "-" {
				fill(v.Field(i), depth)
			}
		}
	case v.Kind() == reflect.Slice && depth < 4:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), depth+1)
		fill(v.Index(1), depth+1)
	case v.Kind() == reflect.Pointer && depth < 4:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth+1)
	case v.Kind() == reflect.Map:
		value := reflect.New(v.Type().Elem()).Elem()
		fill(value, depth+1)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("é\"key"), value)
	case v.Kind() == reflect.String:
		v.SetString("é “\"\\\n\t <&> 𝄞")
	case v.CanInt():
		v.SetInt(-7)
	case v.CanUint():
		v.SetUint(7)
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	}
}

// TestFactsAsJSON: what a module of the page hands over is read as it was, with every field.
func TestFactsAsJSON(t *testing.T) {
	full := fact.Facts{}
	fill(reflect.ValueOf(&full).Elem(), 0)
	for name, facts := range map[string]fact.Facts{"full": full, "empty": {}} {
		var got fact.Facts
		if err := wire.Read(string(wire.JSON(&facts)), &got); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !reflect.DeepEqual(got, facts) {
			t.Errorf("%s: %+v\nwas read of\n%s", name, got, wire.JSON(&facts))
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, text := range []string{
		``, `{`, `{"Entities": {}}`, `{"Entities": [{"MFA": "yes"}]}`, `{"Requests": [{"At": "yesterday"}]}`,
		`{"Requests": [{"Origin": 1.5}]}`, `{"Requests": [{"Origin": 700}]}`, `{"Requests": [{"Context": {"a": "b"}}]}`,
		`{"Requests": [{"Sent": {"Tags": {"a": 1}}}]}`,
	} {
		var facts fact.Facts
		if err := wire.Read(text, &facts); err == nil {
			t.Errorf("%s was read: %+v", text, facts)
		}
	}
}

// TestMoment: a time is read and written, and none is zero.
func TestMoment(t *testing.T) {
	for text, want := range map[string]string{
		"2026-03-04T05:06:07Z": "2026-03-04T05:06:07Z", "2026-03-04T05:06:07.999+02:00": "2026-03-04T03:06:07Z",
		"1969-12-31T23:59:58.5Z": "1969-12-31T23:59:58Z",
	} {
		if m := fact.ParseMoment(text); m.Text() != want || m.Seconds().Text() != want || m.IsZero() {
			t.Errorf("%s: %s", text, m.Text())
		}
	}
	if m := fact.ParseMoment("yesterday"); !m.IsZero() || !fact.MomentOf(time.Time{}).IsZero() {
		t.Error(m)
	}
}
