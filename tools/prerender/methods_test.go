package prerender

import (
	"reflect"
	"testing"
)

// TestMethods: what templates can call by reflection is there by name too, for modules without it.
func TestMethods(t *testing.T) {
	for _, receiver := range []called{&drawing{}, lane{}} {
		of := reflect.TypeOf(receiver)
		for i := range of.NumMethod() {
			name := of.Method(i).Name
			if name == "Method" {
				continue
			}
			got := receiver.Method(name)
			if got == nil {
				t.Errorf("%v: the method %s is not in Method", of, name)
				continue
			}
			if want := reflect.ValueOf(receiver).Method(i).Type(); reflect.TypeOf(got) != want {
				t.Errorf("%v: %s is %T, want %v", of, name, got, want)
			}
		}
		if receiver.Method("Missing") != nil {
			t.Errorf("%v has a method that is missing", of)
		}
	}
}
