package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rolewalk/engine/notes"
	"rolewalk/engine/view"
	"rolewalk/tools/printed"
)

// found is a page as the search shows it.
type found struct {
	Title string `json:"title"`
	Kind  string `json:"kind"`
	Line  string `json:"line"`
	Href  string `json:"href"`
}

// searchable is a page and its fields.
type searchable struct {
	found
	text string
}

// miniSearch is an index as MiniSearch.loadJS reads it, in the form of its toJSON. Numbers of documents and of fields
// are keys, which JSON has as text. See https://lucaong.github.io/minisearch/ and docs/decisions/037.
type miniSearch struct {
	DocumentCount      int               `json:"documentCount"`
	NextID             int               `json:"nextId"`
	DocumentIDs        map[string]int    `json:"documentIds"`
	FieldIDs           map[string]int    `json:"fieldIds"`
	FieldLength        map[string][]int  `json:"fieldLength"`
	AverageFieldLength []float64         `json:"averageFieldLength"`
	StoredFields       map[string]found  `json:"storedFields"`
	DirtCount          int               `json:"dirtCount"`
	Index              []indexedTerm     `json:"index"`
	Version            int               `json:"serializationVersion"`
	terms              map[string]fields `json:"-"`
}

// fields are how often a term is in each field of each document.
type fields map[string]map[string]int

// indexedTerm is a term with its fields, in an array of two.
type indexedTerm struct {
	term string
	fields
}

// MarshalJSON writes the array.
func (t indexedTerm) MarshalJSON() ([]byte, error) { return json.Marshal([]any{t.term, t.fields}) }

// searchIndex makes the index of pages. Its fields are those of web/src/course/search.ts, in that order.
func searchIndex(pages []searchable) *miniSearch {
	names := []string{"title", "lead", "text"}
	m := &miniSearch{
		DocumentCount: len(pages), NextID: len(pages), DocumentIDs: map[string]int{}, FieldIDs: map[string]int{},
		FieldLength: map[string][]int{}, StoredFields: map[string]found{}, Version: 2, terms: map[string]fields{},
		AverageFieldLength: make([]float64, len(names)),
	}
	for id, name := range names {
		m.FieldIDs[name] = id
	}
	for id := range pages {
		key := strconv.Itoa(id)
		m.DocumentIDs[key], m.StoredFields[key] = id, pages[id].found
		m.FieldLength[key] = make([]int, len(names))
		for field, text := range []string{pages[id].Title, pages[id].Line, pages[id].text} {
			length := m.add(key, strconv.Itoa(field), text)
			m.FieldLength[key][field] = length
			m.AverageFieldLength[field] += float64(length) / float64(len(pages))
		}
	}
	for term, in := range m.terms {
		m.Index = append(m.Index, indexedTerm{term, in})
	}
	slices.SortFunc(m.Index, func(a, b indexedTerm) int { return strings.Compare(a.term, b.term) })
	return m
}

// add counts the terms of a field of a document, and returns how many different ones there are.
func (m *miniSearch) add(document, field, text string) int {
	different := map[string]bool{}
	for _, term := range strings.FieldsFunc(text, isBetween) {
		term = strings.ToLower(term)
		different[term] = true
		if m.terms[term] == nil {
			m.terms[term] = fields{}
		}
		if m.terms[term][field] == nil {
			m.terms[term][field] = map[string]int{}
		}
		m.terms[term][field][document]++
	}
	return len(different)
}

// isBetween says what stands between terms, as MiniSearch's own tokenizer has it.
func isBetween(r rune) bool { return r == '\n' || r == '\r' || unicode.In(r, unicode.Z, unicode.P) }

// searchData writes what the search reads: the index, and the sentences of AWS's that have a page.
func (s *site) searchData(library *library, parts []*part) error {
	pages := searchWalks(library)
	for _, p := range parts {
		for _, c := range p.chapters {
			text := strings.Join(append([]string{c.Text}, c.Printed...), "\n")
			pages = append(pages, searchable{found{c.Title, p.kind, c.Lead, p.address(c)}, text})
		}
	}
	for _, term := range view.Glossary() {
		pages = append(pages, searchable{found{term.Name, "Glossary", term.Says, "glossary/#" + term.ID}, ""})
	}
	body, err := json.Marshal(struct {
		Index   *miniSearch    `json:"index"`
		Printed []printed.Page `json:"printed"`
	}{searchIndex(pages), append([]printed.Page{}, s.printed...)})
	if err != nil {
		return fmt.Errorf("writing the index of the search: %w", err)
	}
	return s.write("search.json", body)
}

// searchWalks are the lessons and challenges.
func searchWalks(library *library) []searchable {
	var pages []searchable
	for _, kind := range []struct{ folder, name string }{{"lessons", "Lesson"}, {"challenges", "Challenge"}} {
		for _, walk := range library.group(kind.folder) {
			about := plainNotes(notes.Parse(walk.Page.About))
			if goal := walk.Page.Goal; about == "" && goal != nil {
				about = plainNotes(notes.Parse(goal.Brief))
			}
			texts := []string{walk.World, about, plainNotes(notes.Parse(walk.Page.Lesson.Remember))}
			for i := range walk.Page.Rows {
				row := &walk.Page.Rows[i]
				texts = append(texts, row.Title)
				if step := row.Step; step == nil || !step.Predict {
					texts = append(texts, plainNotes(notes.Parse(row.Note)))
				}
			}
			pages = append(pages, searchable{
				found{walk.Title, kind.name, firstSentences(about), walk.Href}, strings.Join(texts, "\n"),
			})
		}
	}
	return pages
}

// longLine is how long the line about a page may be.
const longLine = 160

// firstSentences is the beginning of a text, as a line.
func firstSentences(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if len([]rune(text)) <= longLine {
		return text
	}
	cut := string([]rune(text)[:longLine])
	if at := strings.LastIndex(cut, ". "); at > longLine/3 {
		return cut[:at+1]
	}
	return cut[:max(0, strings.LastIndexByte(cut, ' '))] + " …"
}

// plainNotes is the text of notes without their marks.
func plainNotes(list []view.Note) string {
	var b strings.Builder
	for i := range list {
		n := &list[i]
		b.WriteString(n.Text + plainNotes(n.Sub))
		switch n.Kind {
		case view.NoteParagraph, view.NoteItem, view.NoteHeading, view.NoteBreak:
			b.WriteString(" ")
		}
	}
	return b.String()
}
