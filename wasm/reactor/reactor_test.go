package reactor

import (
	"strings"
	"testing"
)

func echo(text string) []byte  { return []byte("<" + text + ">") }
func fault(said string) []byte { return []byte("fault: " + said) }

func TestEnter(t *testing.T) {
	var m Module
	copy(m.alloc(5), "walk!")
	if n := m.Enter(4, echo, fault); int(n) != len("<walk>") || string(m.answer) != "<walk>" {
		t.Errorf("%d, %q", n, m.answer)
	}
	if n := m.Enter(-1, echo, fault); n != 2 {
		t.Errorf("a negative length answers %d bytes, %q", n, m.answer)
	}
	if m.Enter(1<<30, echo, fault); !strings.HasPrefix(string(m.answer), "<walk!") {
		t.Errorf("a length over the buffer answers %.20q", m.answer)
	}
	n := m.Enter(4, func(string) []byte { panic("lost") }, fault)
	if string(m.answer) != "fault: lost" || int(n) != len("fault: lost") {
		t.Errorf("a panic answers %d, %q", n, m.answer)
	}
	if m.Enter(4, echo, fault); string(m.answer) != "<walk>" {
		t.Errorf("after a panic: %q", m.answer)
	}
}

func TestAllocIsBounded(t *testing.T) {
	var m Module
	for n, want := range map[int32]int{-1: 0, 0: 0, 1: 1, maxInput: maxInput, maxInput + 1: 0} {
		if got := len(m.alloc(n)); got != want {
			t.Errorf("alloc(%d) has %d bytes, want %d", n, got, want)
		}
	}
	before := &m.alloc(10)[0]
	if after := &m.alloc(2000)[0]; after != before {
		t.Error("the buffer is not used again")
	}
	m.alloc(3)
	if got := m.Enter(10, echo, fault); got != 12 {
		t.Errorf("the buffer was cut: an entry with 10 bytes answers %d", got)
	}
}
