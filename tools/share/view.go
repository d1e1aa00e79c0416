package share

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

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
	if step := f.shown(); step != nil {
		return strings.TrimSpace(step.Word+" "+step.By) + ". " + step.Sentence
	}
	if f.row >= 0 {
		return f.page.Rows[f.row].Title
	}
	return "A walk through AWS role assumption."
}

func (s *service) page(w http.ResponseWriter, r *http.Request) { s.draw(w, r, false) }

func (s *service) frame(w http.ResponseWriter, r *http.Request) { s.draw(w, r, true) }

// draw writes the page of a walk, or its frame.
func (s *service) draw(w http.ResponseWriter, r *http.Request, frame bool) {
	id := r.PathValue("id")
	text, err := s.find(r, id)
	if err != nil {
		s.missing(w, r, err)
		return
	}
	f := s.first(text)
	o := prerender.Options{
		Text: string(text), Row: f.row, Root: "../", Title: f.title(), Description: f.description(),
		Asset: s.Site.asset, Weights: s.Site.Weights, Versions: s.Site.Versions,
		Walk: "w/" + id, Href: "w/" + id, Frame: frame, Links: s.links(r, id),
	}
	if frame {
		o.Root = "../../"
	}
	var out bytes.Buffer
	if err := prerender.Write(&out, f.page, o); err != nil {
		s.failed(w, r, err)
		return
	}
	s.html(w, http.StatusOK, out.Bytes(), frame)
}

// links are where programs find what belongs to a walk.
func (s *service) links(r *http.Request, id string) prerender.Links {
	base := s.base(r)
	page := base + "/w/" + id
	l := prerender.Links{
		Page: page, Image: base + "/card/" + id + ".svg", ImageType: "image/svg+xml",
		OEmbed: base + "/oembed?format=json&url=" + url.QueryEscape(page),
	}
	if s.PNG != nil {
		l.Image, l.ImageType = base+"/card/"+id+".png", "image/png"
	}
	return l
}

// missing writes the page for a walk that is not there.
func (s *service) missing(w http.ResponseWriter, r *http.Request, err error) {
	status := statusOf(err)
	words := "The service could not read the walk. Try again later."
	if status != http.StatusInternalServerError {
		words = strings.ToUpper(err.Error()[:1]) + err.Error()[1:] + "."
	} else {
		s.Log.ErrorContext(r.Context(), "the store failed", "path", r.URL.Path, "error", err)
	}
	root := strings.Repeat("../", strings.Count(strings.Trim(r.URL.Path, "/"), "/"))
	var out bytes.Buffer
	if err := prerender.WriteMissing(&out, prerender.Options{
		Root: root, Title: "No walk here", Description: words, Asset: s.Site.asset,
	}); err != nil {
		s.failed(w, r, err)
		return
	}
	s.html(w, status, out.Bytes(), strings.HasSuffix(r.URL.Path, "/embed"))
}

// policyOf matches the content security policy that a page brings in its head.
var policyOf = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)

// html writes a page. Its own policy is sent as a header too, with who may frame it: that only works there.
func (s *service) html(w http.ResponseWriter, status int, body []byte, framed bool) {
	policy := "default-src 'none'"
	if found := policyOf.FindSubmatch(body); found != nil {
		policy = strings.ReplaceAll(string(found[1]), "&#39;", "'")
	}
	if !framed {
		policy += "; frame-ancestors 'none'"
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", policy)
	// The page changes with the site, the walk does not.
	h.Set("Cache-Control", "public, max-age=300")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
