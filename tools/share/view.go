package share

import (
	"context"
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

// View is what a walk looks like, drawn once: its documents name files of the site and the service's address by
// placeholders, so that a new release or another address is no reason to draw it again.
type View struct {
	// Title is the walk's.
	Title string `json:"title"`
	// Page is the walk's page, Frame the one that is put into other pages, Card the picture.
	Page  string `json:"page"`
	Frame string `json:"frame"`
	Card  string `json:"card"`
}

// Views is what a Store may be too: one that keeps views with the walks, where drawing one for each reader would take
// more of a processor than there is.
type Views interface {
	// PutView keeps the view of a walk that was put.
	PutView(ctx context.Context, id string, v View) error
	// GetView returns it. Errors: those of Store.Get.
	GetView(ctx context.Context, id string) (View, error)
}

// first is the first view of a walk.
type first struct {
	page *view.Page
	row  int
	// settled says that all documents of the walk are at hand, so that the verdict is the one that the page will show.
	settled bool
}

func firstOf(walk *scenario.Walk) first {
	page := view.Build(walk.Run(scenario.Options{Trace: true}))
	return first{page: page, row: prerender.FirstStep(page), settled: len(walk.Needs) == 0}
}

// step is the step that the view begins with; nil where the walk has none.
func (f *first) step() *view.Step {
	if f.row < 0 {
		return nil
	}
	return f.page.Rows[f.row].Step
}

// shown is the step whose verdict may be told; nil where the reader is to predict it, or it is not settled.
func (f *first) shown() *view.Step {
	if step := f.step(); step != nil && f.settled && f.page.Rows[f.row].Pending == nil {
		return step
	}
	return nil
}

// title is what the walk is called.
func (f *first) title() string {
	if f.page.Title == "" {
		return "A walk without a title"
	}
	return f.page.Title
}

// description is the verdict of the first step and its reason, else what the step asks.
func (f *first) description() string {
	if verdict, reason := prerender.Told(f.page, f.row); verdict != "" && f.settled {
		return verdict + ". " + reason
	}
	if f.row >= 0 {
		return f.page.Rows[f.row].Title
	}
	return "A walk through AWS role assumption."
}

// drawing is a walk whose parts are drawn as they are asked for.
type drawing struct {
	first
	id    string
	text  string
	site  Manifest
	links prerender.Links
}

// drawing makes a drawing of a walk. Its placeholders hold the id, so that no walk can have one in its text: the id
// follows from the text.
func (s *service) drawing(id string, walk *scenario.Walk, m Manifest) *drawing {
	return &drawing{firstOf(walk), id, walk.Text.Body, m, s.links(places(id).base(), id)}
}

// view draws all parts.
func (d *drawing) view() (v View, err error) {
	v.Title, v.Card = d.title(), d.svg()
	if v.Page, err = d.document(false); err == nil {
		v.Frame, err = d.document(true)
	}
	return v, err
}

func (d *drawing) svg() string {
	card := d.card()
	return string(card.SVG())
}

// document draws the walk's page, or its frame.
func (d *drawing) document(frame bool) (string, error) {
	root := "../"
	if frame {
		root = "../../"
	}
	var out strings.Builder
	err := prerender.Write(&out, d.page, prerender.Options{
		Text: d.text, Row: d.row, Root: root, Title: d.title(), Description: d.description(),
		Asset: places(d.id).asset, Weights: d.site.Weights, Versions: d.site.Versions, Printed: d.site.Printed,
		Walk: "w/" + d.id, Href: "w/" + d.id, Frame: frame, Links: d.links,
	})
	return out.String(), err
}

// part is one part of a view: as it was kept, or as it is drawn.
type part struct {
	kept  func(View) string
	drawn func(*drawing) (string, error)
}

// The parts of a view.
var (
	pagePart = part{
		func(v View) string { return v.Page }, func(d *drawing) (string, error) { return d.document(false) },
	}
	framePart = part{
		func(v View) string { return v.Frame }, func(d *drawing) (string, error) { return d.document(true) },
	}
	cardPart  = part{func(v View) string { return v.Card }, func(d *drawing) (string, error) { return d.svg(), nil }}
	titlePart = part{func(v View) string { return v.Title }, func(d *drawing) (string, error) { return d.title(), nil }}
)

// places are the placeholders in the view of a walk, by its id.
type places string

func (p places) asset(name string) string { return "rw-" + string(p) + "-asset-" + name + "-rw" }

func (p places) base() string { return "https://rw-" + string(p) + "-base.invalid" }

// filled is a document with the addresses of a release and of the service in place.
func (p places) filled(document, base string, m Manifest) string {
	before, _ := strings.CutSuffix(p.asset(""), "-rw")
	var out strings.Builder
	for {
		head, rest, found := strings.Cut(document, before)
		out.WriteString(head)
		if !found {
			break
		}
		name, tail, _ := strings.Cut(rest, "-rw")
		out.WriteString(m.asset(name))
		document = tail
	}
	// In a query the address is escaped, there and here alike.
	return strings.NewReplacer(p.base(), base, escapedQuery(p.base()), escapedQuery(base)).Replace(out.String())
}
