package main

import (
	"encoding/json"
	"strings"
	"testing"

	"rolewalk/engine/view"
	"rolewalk/wasm/reactor"
)

// A panic of ours becomes a page that says so; the reader's text is kept by the page.
func TestFault(t *testing.T) {
	var module reactor.Module
	module.Enter(0, func(string) []byte { panic("index out of range") }, pageFault)
	var page view.Page
	if err := json.Unmarshal(module.Answer(), &page); err != nil {
		t.Fatal(err)
	}
	if page.Status != view.StatusBroken || !strings.Contains(page.Fault, "index out of range") || !strings.Contains(page.Fault, "your text is kept") {
		t.Errorf("%+v", page)
	}
	module.Enter(0, func(string) []byte { panic("index out of range") }, textFault)
	if got := opened(t, module.Answer()); got.Text != "" || !strings.Contains(got.Error, "index out of range") {
		t.Errorf("%+v", got)
	}
	if module.Enter(0, func(string) []byte { panic("index out of range") }, noAnswer) != 0 {
		t.Errorf("share answers %q", module.Answer())
	}
}

func TestEvaluate(t *testing.T) {
	var page view.Page
	if err := json.Unmarshal(evaluate(`title "x"`), &page); err != nil || page.Title != "x" || page.Fault != "" || page.Status != view.StatusDecided {
		t.Errorf("%+v, %v", page, err)
	}
}

func TestFormat(t *testing.T) {
	if got := opened(t, format("title   \"x\"   \n\n\n\n")); got.Error != "" || got.Text != "title   \"x\"\n" {
		t.Errorf("%+v", got)
	}
	if got := opened(t, format("oops {")); got.Text != "" || !strings.Contains(got.Error, "walk:1:1: ERROR") {
		t.Errorf("%+v", got)
	}
}
