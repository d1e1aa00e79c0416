package main

import (
	"encoding/json"
	"fmt"
	"io"

	"rolewalk/engine/source"
)

// printText prints findings as people read them: place, code, message, AWS's answer, what to write instead, the fixes.
func (k *checker) printText(out io.Writer) error {
	for _, f := range k.found {
		if _, err := fmt.Fprintln(out, f.text.Report(f.Finding)); err != nil {
			return err
		}
		lines := []string{}
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
	return nil
}

// checkVersion is the version of the shape that --format json prints. It grows where something is renamed or goes.
const checkVersion = 1

// checkReport is what --format json prints.
type checkReport struct {
	Version int `json:"version"`
	// ActionData is the version of the list of AWS's actions that policies were compared with.
	ActionData string         `json:"actionData"`
	Findings   []checkFinding `json:"findings"`
	// Unread are the sentences about files that were not checked.
	Unread []string `json:"unread"`
}

type checkFinding struct {
	File string `json:"file"`
	// Line, Column, EndLine and EndColumn count from 1, columns in code points; the end is behind the last.
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
	// AWS is what AWS would answer, Remedy what fits instead, See the page of the rule; each may be empty.
	AWS    string `json:"aws"`
	Remedy string `json:"remedy"`
	See    string `json:"see"`
	// Document is what a walk calls the document; Kind what it was checked as. Both are empty for a walk's own text.
	Document string `json:"document"`
	Kind     string `json:"kind"`
	// List is the version of AWS's list of actions that it compares with; empty where it needs none.
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
	report := checkReport{Version: checkVersion, ActionData: k.data.Version, Findings: []checkFinding{}, Unread: append([]string{}, k.broken...)}
	for _, f := range k.found {
		from, to := f.text.Position(f.At.From), f.text.Position(f.At.To)
		c := checkFinding{
			File: f.text.Name, Line: from.Line, Column: from.Column, EndLine: to.Line, EndColumn: to.Column,
			From: f.At.From, To: f.At.To, Type: f.Type, Code: f.Code, Message: f.Message, AWS: f.AWS, Remedy: f.Remedy,
			See: f.See, Document: f.document, Kind: f.kind, List: f.list, Fixes: []checkFix{},
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
