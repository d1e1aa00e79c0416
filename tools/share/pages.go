package share

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"rolewalk/engine/scenario"
	"rolewalk/tools/prerender"
	"rolewalk/tools/rolewalk/static"
)

func (s *service) page(w http.ResponseWriter, r *http.Request) {
	s.document(w, r, pagePart, false)
}

func (s *service) frame(w http.ResponseWriter, r *http.Request) {
	s.document(w, r, framePart, true)
}

// document answers a document of a walk's view.
func (s *service) document(w http.ResponseWriter, r *http.Request, p part, framed bool) {
	id := r.PathValue("id")
	drawn, err := s.partOf(r, id, p)
	if err != nil {
		s.missing(w, r, err)
		return
	}
	m, err := s.manifest(r.Context())
	if err != nil {
		s.missing(w, r, err)
		return
	}
	s.html(w, http.StatusOK, places(id).filled(drawn, s.base(r), m), framed)
}

// partOf is a part of the view of a walk: the one that was kept, else one that is drawn.
func (s *service) partOf(r *http.Request, id string, p part) (string, error) {
	kept, ok := s.store.(Views)
	if !ok {
		walk, err := s.walk(r, id)
		if err != nil {
			return "", err
		}
		m, err := s.manifest(r.Context())
		if err != nil {
			return "", err
		}
		return p.drawn(s.drawing(id, walk, m))
	}
	if err := s.findable(id); err != nil {
		return "", err
	}
	v, err := kept.GetView(r.Context(), id)
	return p.kept(v), err
}

// walk is the walk of an id, parsed.
func (s *service) walk(r *http.Request, id string) (*scenario.Walk, error) {
	text, err := s.find(r, id)
	if err != nil {
		return nil, err
	}
	return scenario.ParseWith("walk", string(text), Limit, s.Library), nil
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

// html writes a page. Its own policy is sent as a header too, with who may frame it: that only works there.
func (s *service) html(w http.ResponseWriter, status int, body string, framed bool) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", static.Policy([]byte(body), framed))
	// The page changes with the site, the walk does not.
	h.Set("Cache-Control", "public, max-age=300")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body))
}
