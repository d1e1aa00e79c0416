package prerender

import (
	"bytes"
	"embed"
	"encoding/json"
	"html/template"
	"slices"
	"strings"
	"sync"

	"rolewalk/engine/notes"
	"rolewalk/engine/view"
	"rolewalk/engine/wire"
	"rolewalk/tools/printed"
)

//go:embed templates/*.html
var templateFiles embed.FS

// templates are read when the first document is written: a program that writes none does not wait for them.
var templates = sync.OnceValue(Templates)

// Templates are the parts of a walk's page, new, for the pages beside the walks: their head, icons and notes.
func Templates() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"icon":   func(name, class string) icon { return icon{name, class} },
		"symbol": func(size int, mark view.Mark, class string) symbol { return symbol{mark, size, class} },
		"prose":  prose,
		"notes":  notes.Parse,
		"join":   func(list []string) string { return strings.Join(list, ", ") },
		"words":  view.DrawingWords,
		"values": valuesOf,
		"term":   view.TermOf,
		"px":     view.TimelineMeasures,
		"number": func(index int) int { return index + 1 },
		"twice":  func(n int) int { return 2 * n },
	}).ParseFS(templateFiles, "templates/*.html"))
}

// icon is an icon of the sprite with further classes.
type icon struct{ Name, Class string }

// symbol is an icon in a drawing.
type symbol struct {
	view.Mark
	Size  int
	Class string
}

// document is what the templates of a whole page read.
type document struct {
	*drawing
	Data []dataElement
}

// dataElement is a JSON text that the page's scripts read.
type dataElement struct {
	ID   string
	JSON template.JS
}

func newDocument(page *view.Page, o Options) (*document, error) {
	o.Asset = assetOr(o.Asset)
	d := &document{drawing: newDrawing(page, o)}
	site := map[string]any{
		"root": o.Root, "href": o.Href,
		"walk": o.Walk, "next": o.Next, "nextTitle": o.NextTitle, "previous": o.Previous,
		"previousTitle": o.PreviousTitle, "step": max(1, d.position()),
		"worker": o.Asset("worker.js"), "engine": o.Asset("engine.wasm"), "companion": o.Asset("companion.wasm"),
		"importer": o.Asset("importer.wasm"), "weights": o.Weights, "versions": o.Versions, "offline": o.Offline,
		"alone": o.Alone != nil, "printed": append([]printed.Page{}, o.Printed...),
		"files": o.Asset("files.wasm"), "terraform": o.Asset("terraform.wasm"),
	}
	for _, data := range []struct {
		id    string
		value any
	}{{"rw-site", site}, {"rw-text", o.Text}} {
		text, err := json.Marshal(data.value)
		if err != nil {
			return nil, err
		}
		d.add(data.id, text)
	}
	// These are as the modules write them: an empty list is one, and not null.
	d.add("rw-page", wire.JSON(page))
	d.add("rw-notes", wire.JSON(noteTrees(page)))
	d.add("rw-suggestions", wire.JSON(o.Suggested))
	d.add("rw-advice", wire.JSON(o.Advice))
	return d, nil
}

// add adds a JSON text. What would end the element that it stands in is written as an escape.
func (d *document) add(id string, text []byte) {
	var b bytes.Buffer
	json.HTMLEscape(&b, text)
	d.Data = append(d.Data, dataElement{id, template.JS(b.String())})
}

// noteTrees are the trees of all Markdown of a page, by their text.
func noteTrees(page *view.Page) map[string][]view.Note {
	trees := map[string][]view.Note{}
	add := func(markdown string) {
		if markdown != "" {
			trees[markdown] = notes.Parse(markdown)
		}
	}
	add(page.About)
	for i := range page.Rows {
		add(page.Rows[i].Note)
	}
	if page.Goal != nil {
		add(page.Goal.Brief)
	}
	for i := range page.Tasks {
		add(page.Tasks[i].Brief)
	}
	add(page.Lesson.Remember)
	return trees
}

// span is a stretch of a sentence that is code or not.
type span struct {
	Text string
	Code bool
}

// prose cuts a sentence of the engine's, in which code stands between backticks. An odd number of backticks is a text
// that has one of its own.
func prose(sentence string) []span {
	parts := strings.Split(sentence, "`")
	if len(parts)%2 == 0 {
		return []span{{Text: sentence}}
	}
	var list []span
	for i, part := range parts {
		if part != "" {
			list = append(list, span{part, i%2 == 1})
		}
	}
	return list
}

// findings are all that is said against the text, the gravest first.
func (d *drawing) findings() []view.Finding {
	list := slices.Clone(d.Page.Findings)
	if d.Advice != nil {
		list = append(append(list, d.Advice.Findings...), d.Advice.DataFindings...)
	}
	slices.SortStableFunc(list, func(a, b view.Finding) int {
		if a.Rank != b.Rank {
			return a.Rank - b.Rank
		}
		return a.At.From - b.At.From
	})
	return list
}

// valuesOf are the values of one side of a row. Where the row fails, what differs from the other side is marked.
func valuesOf(t traceRow, values, others []string) [][]view.Part {
	if t.Outcome == view.TraceFalse {
		return view.Differing(values, others)
	}
	list := make([][]view.Part, len(values))
	for i, v := range values {
		list[i] = []view.Part{{Text: v}}
	}
	return list
}
