package main

import (
	"encoding/json"
	"fmt"
	"io"

	"rolewalk/engine/source"
)

// printText prints findings for people: place, code, message, AWS's answer, what to write instead, and the fixes.
func (k *checker) printText(out io.Writer) error {
	for _, f := range k.found {
		if _, err := fmt.Fprintln(out, f.text.Report(f.Finding)); err != nil {
			return err
		}
		lines := []string{}
		if name := f.name(); name != "" {
			lines = append(lines, "In: "+name)
		}
		if f.list != "" {
			lines = append(lines, f.by())
		}
		for _, fix := range f.Fixes {
			lines = append(lines, "Fix: "+fix.Title)
		}
		for _, line := range lines {
			if _, err := fmt.Fprintln(out, "    "+line); err != nil {
				return err
			}
		}
	}
	for i := range k.unread {
		if _, err := fmt.Fprintln(out, k.unread[i].String()); err != nil {
			return err
		}
	}
	return nil
}

// name is where a finding is, in the words of its source: whose document it is in, and the path to it. It is empty in a
// walk, whose lines say it, and for a document that stands for itself.
func (f *found) name() string {
	switch {
	case !f.moved:
		return ""
	case f.document == "" || f.path == "":
		return f.document + f.path
	}
	return f.document + ", " + f.path
}

// checkVersion is the version of the JSON format. It increases when something is renamed or removed.
const checkVersion = 1

// checkReport is the output of --format json.
type checkReport struct {
	Version int `json:"version"`
	// ActionData is the version of AWS's list of actions that the checks compare with.
	ActionData string         `json:"actionData"`
	Findings   []checkFinding `json:"findings"`
	// Unread are the messages about files that were not checked, and about parts of files that were not read.
	Unread []string `json:"unread"`
	// Notes are the messages about what was assumed, and about values that are not known and were not judged.
	Notes []string `json:"notes"`
}

type checkFinding struct {
	File string `json:"file"`
	// Line, Column, EndLine and EndColumn count from 1, columns in code points. The end is after the last one.
	Line      int `json:"line"`
	Column    int `json:"column"`
	EndLine   int `json:"endLine"`
	EndColumn int `json:"endColumn"`
	// From and To are bytes of the file, half open.
	From    int         `json:"from"`
	To      int         `json:"to"`
	Type    source.Type `json:"type"`
	Code    source.Code `json:"code"`
	Message string      `json:"message"`
	// AWS is AWS's answer, Remedy what to write instead, See the page of the rule. Each may be empty.
	AWS    string `json:"aws"`
	Remedy string `json:"remedy"`
	See    string `json:"see"`
	// Document is the document's name, Kind what it was checked as. Both are empty for a walk's own text. Path leads to
	// the finding from the answer or the template that has the document as a part; empty if there is none.
	Document string `json:"document"`
	Path     string `json:"path"`
	Kind     string `json:"kind"`
	// List is the version of AWS's list of actions that the finding compares with; empty if it needs none.
	List  string     `json:"list"`
	Fixes []checkFix `json:"fixes"`
}

type checkFix struct {
	Title string      `json:"title"`
	Edits []checkEdit `json:"edits"`
}

type checkEdit struct {
	From int    `json:"from"`
	To   int    `json:"to"`
	New  string `json:"new"`
}

func (k *checker) printJSON(out io.Writer) error {
	report := checkReport{
		Version: checkVersion, ActionData: k.data.Version, Findings: []checkFinding{},
		Unread: append([]string{}, k.broken...), Notes: append([]string{}, k.notes...),
	}
	for i := range k.unread {
		report.Unread = append(report.Unread, k.unread[i].String())
	}
	for _, f := range k.found {
		from, to := f.text.Position(f.At.From), f.text.Position(f.At.To)
		c := checkFinding{
			File: f.text.Name, Line: from.Line, Column: from.Column, EndLine: to.Line, EndColumn: to.Column,
			From: f.At.From, To: f.At.To, Type: f.Type, Code: f.Code, Message: f.Message, AWS: f.AWS, Remedy: f.Remedy,
			See: f.See, Document: f.document, Path: f.path, Kind: f.kind, List: f.list, Fixes: []checkFix{},
		}
		for _, fix := range f.Fixes {
			edits := make([]checkEdit, len(fix.Edits))
			for i, e := range fix.Edits {
				edits[i] = checkEdit{e.At.From, e.At.To, e.New}
			}
			c.Fixes = append(c.Fixes, checkFix{fix.Title, edits})
		}
		report.Findings = append(report.Findings, c)
	}
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(report)
}
