package unique

import "testing"

func TestMake(t *testing.T) {
	type zone struct{ name string }
	a, b := Make("eth0"), Make(zone{"eth0"})
	for range 3 {
		if Make("eth"+"0") != a || Make(zone{"eth0"}) != b {
			t.Fatal("equal values have different handles")
		}
	}
	if Make("eth1") == a || Make(zone{}) == b {
		t.Error("different values have the same handle")
	}
	if a.Value() != "eth0" || b.Value() != (zone{"eth0"}) {
		t.Errorf("the handles stand for %v and %v", a.Value(), b.Value())
	}
}
