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

func (s *service) first(text []byte) first {
	walk := scenario.ParseWith("walk", string(text), Limit, s.Library)
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

// draw draws the view of a walk. Its placeholders hold the id, so that no walk can have one in its text: the id follows
// from the text.
func (s *service) draw(m Manifest, id string, text []byte) (View, error) {
	f := s.first(text)
	card := f.card()
	v := View{Title: f.title(), Card: string(card.SVG())}
	for _, document := range []struct {
		root string
		to   *string
	}{{"../", &v.Page}, {"../../", &v.Frame}} {
		var out strings.Builder
		err := prerender.Write(&out, f.page, prerender.Options{
			Text: string(text), Row: f.row, Root: document.root, Title: f.title(), Description: f.description(),
			Asset: func(name string) string { return places(id).asset(name) }, Weights: m.Weights, Versions: m.Versions,
			Walk: "w/" + id, Href: "w/" + id, Frame: document.to == &v.Frame, Links: s.links(places(id).base(), id),
		})
		if err != nil {
			return View{}, err
		}
		*document.to = out.String()
	}
	return v, nil
}

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
