package prerender

import (
	"html/template"
	"io"

	"rolewalk/engine/view"
	"rolewalk/tools/printed"
)

// Options are what a page needs besides the walk.
type Options struct {
	// Text is the walk's text, in which the page's spans stand.
	Text string
	// Row is the index in Page.Rows of the step that is shown, or -1 where the walk has none; FirstStep is where a page
	// begins.
	Row int
	// Suggested are the edits that would flip that row's decision; nil where they were not searched.
	Suggested *view.Suggestions
	// Advice is what could be better in the walk's policies; nil where that was not asked.
	Advice *view.Advice

	// Root leads from the page to the site's root: empty, or `../` as often as it is deep.
	Root string
	// Title and Description are the document's. The walk's own title is the page's.
	Title, Description string
	// Asset is the address of a file of the site, from the root. Nil gives each file its own name.
	Asset func(name string) string
	// Imports are the scripts that the page's own one needs at once, from the root.
	Imports []string
	// Weights are what modules weigh that are fetched when they are first needed, in megabytes by name.
	Weights map[string]string
	// Offline says that the page may register its service worker.
	Offline bool
	// Versions are those of Rolewalk (rolewalk) and of its data (managed, actions).
	Versions map[string]string
	// Walk is the walk's name in the library; empty where it is not in it.
	Walk string
	// Next is the page of the walk after it, from the site's root, Previous that before it; empty where there is none.
	Next, NextTitle, Previous, PreviousTitle string
	// Printed are the pages about what AWS prints, to which a verdict leads.
	Printed []printed.Page
	// Frame draws the walk to be put into another page.
	Frame bool
	// Href is the walk's own page, from the site's root.
	Href string
	// Links are where programs find what belongs to the page; empty for a page that has only its own address.
	Links Links
	// Discover is the page's oEmbed answer, from the page itself; empty where it has none.
	Discover string
	// Alone makes the page one file; nil where it has a site.
	Alone *Alone
}

// Links are whole addresses, for programs that show a page as a card or a frame.
type Links struct {
	// Page is the page's own address.
	Page string
	// Image is a picture of it, ImageType its media type.
	Image, ImageType string
	// OEmbed is what an oEmbed consumer asks. See https://oembed.com/#section4.
	OEmbed string
}

// Alone is what the page has within itself where it is one file.
type Alone struct {
	// Policy is its Content Security Policy, which names the hashes of what follows.
	Policy string
	Icon   template.URL
	Style  template.CSS
	// Theme runs before the first paint, Main is the page's script.
	Theme, Main template.JS
	Files       []Carried
}

// Carried is a file that the page would fetch from its site, as base64.
type Carried struct {
	Name, Type string
	Body       template.HTML
}

// Write writes the whole HTML document of a walk. It fails only where w does.
func Write(w io.Writer, page *view.Page, o Options) error {
	d, err := newDocument(page, o)
	if err != nil {
		return err
	}
	name := "page"
	switch {
	case o.Frame:
		name = "frame"
	case o.Alone != nil:
		name = "alone"
	}
	return templates().ExecuteTemplate(w, name, d)
}

// WriteMissing writes the HTML document for an address that has no page. Its addresses are those of a page at the
// site's root; a server that answers with it elsewhere says where the root is.
func WriteMissing(w io.Writer, o Options) error {
	o.Asset = assetOr(o.Asset)
	return templates().ExecuteTemplate(w, "missing", o)
}

// WriteMoved writes the HTML document at an address that a walk had. It leads on to Href, with what stands behind
// the #.
func WriteMoved(w io.Writer, o Options) error {
	o.Asset = assetOr(o.Asset)
	return templates().ExecuteTemplate(w, "moved", o)
}

func assetOr(asset func(string) string) func(string) string {
	if asset == nil {
		return func(name string) string { return name }
	}
	return asset
}

// FirstStep is the index of the row that a page begins with: of a challenge the first step whose goal is not met, else
// the first that is a step; -1 where there is none.
func FirstStep(page *view.Page) int {
	for i := range page.Rows {
		s := page.Rows[i].Step
		if page.Goal != nil && page.Rows[i].Kind == view.RowStep && s != nil && s.Expected == view.ExpectedUnmet {
			return i
		}
	}
	for i := range page.Rows {
		if page.Rows[i].Kind == view.RowStep && page.Rows[i].Step != nil {
			return i
		}
	}
	return -1
}
