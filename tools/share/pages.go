package share

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"rolewalk/tools/prerender"
)

func (s *service) page(w http.ResponseWriter, r *http.Request) {
	s.document(w, r, func(v View) string { return v.Page }, false)
}

func (s *service) frame(w http.ResponseWriter, r *http.Request) {
	s.document(w, r, func(v View) string { return v.Frame }, true)
}

// document answers a document of a walk's view.
func (s *service) document(w http.ResponseWriter, r *http.Request, of func(View) string, framed bool) {
	id := r.PathValue("id")
	v, err := s.viewOf(r, id)
	if err != nil {
		s.missing(w, r, err)
		return
	}
	m, err := s.manifest(r.Context())
	if err != nil {
		s.missing(w, r, err)
		return
	}
	s.html(w, http.StatusOK, places(id).filled(of(v), s.base(r), m), framed)
}

// viewOf is the view of a walk: the one that was kept, else one that is drawn.
func (s *service) viewOf(r *http.Request, id string) (View, error) {
	if err := s.findable(id); err != nil {
		return View{}, err
	}
	if kept, ok := s.store.(Views); ok {
		return kept.GetView(r.Context(), id)
	}
	text, err := s.store.Get(r.Context(), id)
	if err != nil {
		return View{}, err
	}
	m, err := s.manifest(r.Context())
	if err != nil {
		return View{}, err
	}
	return s.draw(m, id, text)
}

// manifest is that of the site as it is now.
func (s *service) manifest(ctx context.Context) (Manifest, error) {
	if s.Site == nil {
		return Manifest{Service: Path}, nil
	}
	m, err := s.Site(ctx)
	m.Service = Path
	return m, err
}

// site answers the site's manifest, which says here where walks are stored.
func (s *service) site(w http.ResponseWriter, r *http.Request) {
	m, err := s.manifest(r.Context())
	if err != nil {
		s.failed(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	answer(w, http.StatusOK, m)
}

// links are where programs find what belongs to a walk, at a service of that address.
func (s *service) links(base, id string) prerender.Links {
	page := base + "/w/" + id
	l := prerender.Links{
		Page: page, Image: base + "/card/" + id + ".svg", ImageType: "image/svg+xml",
		OEmbed: base + "/oembed?format=json&url=" + escapedQuery(page),
	}
	if s.PNG != nil {
		l.Image, l.ImageType = base+"/card/"+id+".png", "image/png"
	}
	return l
}

func escapedQuery(text string) string { return url.QueryEscape(text) }

// missing writes the page for a walk that is not there.
func (s *service) missing(w http.ResponseWriter, r *http.Request, err error) {
	status, words := s.said(r, err)
	m, _ := s.manifest(r.Context()) // without one, the page has no style
	var out strings.Builder
	if err := prerender.WriteMissing(&out, prerender.Options{
		Root: strings.Repeat("../", strings.Count(strings.Trim(r.URL.Path, "/"), "/")), Title: "No walk here",
		Description: strings.TrimSuffix(words, "."), Asset: m.asset,
	}); err != nil {
		s.failed(w, r, err)
		return
	}
	s.html(w, status, out.String(), strings.HasSuffix(r.URL.Path, "/embed"))
}

// policyOf matches the content security policy that a page brings in its head.
var policyOf = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)

// html writes a page. Its own policy is sent as a header too, with who may frame it: that only works there.
func (s *service) html(w http.ResponseWriter, status int, body string, framed bool) {
	policy := "default-src 'none'"
	if found := policyOf.FindStringSubmatch(body); found != nil {
		policy = strings.ReplaceAll(found[1], "&#39;", "'")
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
	_, _ = w.Write([]byte(body))
}
