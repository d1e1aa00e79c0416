package view

import (
	"strings"

	"rolewalk/engine/aws"
)

// TermOf is the ID of the term that explains a fixed word of the page; empty where none does.
func TermOf(label string) string {
	if t := aws.TermOf(label); t != nil {
		return t.ID
	}
	return ""
}

// LabelTerms are the terms of all fixed words of the page, by word.
func LabelTerms() map[string]string {
	list := map[string]string{}
	for i := range aws.Terms {
		for _, label := range aws.Terms[i].Labels {
			list[label] = aws.Terms[i].ID
		}
	}
	return list
}

// Term is a term as the page explains it.
type Term struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Says string `json:"says"`
	// See is AWS’s page, Lesson the page of the lesson, from the site’s root.
	See    string `json:"see"`
	Lesson string `json:"lesson"`
}

// Glossary returns all terms, the gates first.
func Glossary() []Term {
	list := make([]Term, len(aws.Terms))
	for i := range aws.Terms {
		t := &aws.Terms[i]
		list[i] = Term{t.ID, t.Name, t.Says, t.See(), WalkAddress(t.Lesson)}
	}
	return list
}

// WalkAddress is the page of a walk of the library, from the site's root.
func WalkAddress(name string) string { return "walks/" + WalkName(name) + "/" }

// WalkName is the name of a walk of the library in its address. It has neither the folder nor the number of the walk's
// file, so that it stays when the lessons are put in another order.
func WalkName(name string) string {
	base := name[strings.LastIndexByte(name, '/')+1:]
	if short := strings.TrimLeft(base, "0123456789"); len(short) > 1 && short[0] == '-' {
		base = short[1:]
	}
	return base
}
