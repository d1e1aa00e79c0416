package static

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
	"time"
)

// types are the content types of the site. The system's own table is not used, because it differs between systems, and
// a browser only streams the engine with the right type.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8", ".json": "application/json", ".map": "application/json",
	".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
	".webp": "image/webp", ".woff2": "font/woff2", ".txt": "text/plain; charset=utf-8", ".xml": "application/xml",
	".walk": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json",
}

// hashed matches names with a hash of their content: `page-5XBC7Q2A.js`. They never change, so they may be cached
// forever.
var hashed = regexp.MustCompile(`[-.][0-9A-Za-z]{8,}\.[a-z0-9]+$`)

// relative matches an address of the site in a page at its root.
var relative = regexp.MustCompile(`\b(href|src)="(\./|[\w][\w./-]*(?:\?v=\w+)?)`)

// Handler serves site. `/x/` is x/index.html. `/x` is x, or x.html, or a redirect to x/ if that is a folder. Anything
// else is 404.html with status 404. It only answers GET and HEAD.
func Handler(site fs.FS) http.Handler { return &handler{site: site} }

type handler struct{ site fs.FS }

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Referrer-Policy", "no-referrer")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are answered here", http.StatusMethodNotAllowed)
		return
	}
	name, folder := h.find(r.URL.Path)
	switch {
	case folder:
		redirect(w, r, path.Base(r.URL.Path)+"/")
	case name == "":
		h.missing(w, r)
	default:
		h.serve(w, r, name)
	}
}

// find returns the file of an address, "" if there is none, and whether the address is that of a folder without its
// last slash.
func (h *handler) find(address string) (name string, folder bool) {
	clean := strings.TrimPrefix(path.Clean("/"+address), "/")
	if clean == "" || strings.HasSuffix(address, "/") {
		clean = path.Join(clean, "index.html")
	}
	for _, candidate := range []string{clean, clean + ".html"} {
		if info, err := fs.Stat(h.site, candidate); err == nil && !info.IsDir() {
			return candidate, false
		}
	}
	_, err := fs.Stat(h.site, path.Join(clean, "index.html"))
	return "", err == nil
}

// redirect redirects to a relative address, so that the site may be mounted anywhere.
func redirect(w http.ResponseWriter, r *http.Request, to string) {
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	w.Header().Set("Location", "./"+to)
	w.WriteHeader(http.StatusMovedPermanently)
}

// missing answers with the page for addresses that have none, whose own addresses are those of a page at the root.
func (h *handler) missing(w http.ResponseWriter, r *http.Request) {
	page, err := fs.ReadFile(h.site, "404.html")
	if err != nil {
		http.Error(w, "there is no such page", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", types[".html"])
	w.Header().Set("Content-Security-Policy", policy("404.html", page))
	w.WriteHeader(http.StatusNotFound)
	root := strings.Repeat("../", strings.Count(r.URL.Path, "/")-1)
	page = relative.ReplaceAll(page, []byte(`${1}="`+root+`$2`))
	_, _ = w.Write(page)
}

func (h *handler) serve(w http.ResponseWriter, r *http.Request, name string) {
	body, err := fs.ReadFile(h.site, name)
	if errors.Is(err, fs.ErrNotExist) {
		h.missing(w, r) // it was deleted meanwhile
		return
	}
	if err != nil {
		http.Error(w, "the file could not be read", http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", typeOf(name))
	header.Set("Cache-Control", caching(name))
	if path.Ext(name) == ".html" {
		header.Set("Content-Security-Policy", policy(name, body))
	}
	if coding, packed := h.packed(r, name); coding != "" {
		header.Set("Content-Encoding", coding)
		body = packed
	}
	header.Add("Vary", "Accept-Encoding")
	header.Set("ETag", tag(body))
	// There is no time: the tag is enough, and embedded files have none. ServeContent handles ranges and If-None-Match.
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(body))
}

// packed returns the smallest coding of name that the site has and the client accepts.
func (h *handler) packed(r *http.Request, name string) (coding string, body []byte) {
	for _, c := range []struct{ coding, ending string }{{"br", ".br"}, {"gzip", ".gz"}} {
		if !accepts(r.Header.Get("Accept-Encoding"), c.coding) {
			continue
		}
		if body, err := fs.ReadFile(h.site, name+c.ending); err == nil {
			return c.coding, body
		}
	}
	return "", nil
}

func typeOf(name string) string {
	if known := types[path.Ext(name)]; known != "" {
		return known
	}
	return "application/octet-stream"
}

// caching caches hashed names forever. Everything else is revalidated, which the tag makes cheap.
func caching(name string) string {
	if path.Ext(name) != ".html" && hashed.MatchString(name) {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}
