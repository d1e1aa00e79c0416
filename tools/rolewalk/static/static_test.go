package static

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

const csp = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"

func site() fstest.MapFS {
	page := func(title string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`<!doctype html><meta http-equiv="Content-Security-Policy" content="` +
			strings.ReplaceAll(csp, "'", "&#39;") + `"><title>` + title + `</title>`)}
	}
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"index.html": page("home"), "embed.html": page("embed"), "embed/index.html": page("embed"),
		"x/embed.html": page("not for frames"), "404.html": page("lost"),
		"walks/index.html": page("walks"), "walks/one.html": page("one"), "bare.html": file("<title>bare</title>"),
		"engine.wasm": file("\x00asm plain"), "engine.wasm.br": file("brotli"), "engine.wasm.gz": file("gzip"),
		"page-5XBC7Q2A.js": file("js"), "style.css": file("css"), "style.css.gz": file("gzipped css"),
	}
}

func get(t *testing.T, address string, header ...string) *http.Response {
	t.Helper()
	return ask(http.MethodGet, address, header...)
}

func ask(method, address string, header ...string) *http.Response {
	r := httptest.NewRequest(method, address, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	Handler(site()).ServeHTTP(w, r)
	return w.Result()
}

func TestAddresses(t *testing.T) {
	for address, want := range map[string]struct {
		status int
		body   string
	}{
		"/":                  {200, "home"},
		"/index.html":        {200, "home"},
		"/embed":             {200, "embed"},
		"/embed.html":        {200, "embed"},
		"/walks/":            {200, "walks"},
		"/walks/one":         {200, "one"},
		"/walks/one.html":    {200, "one"},
		"/nothing":           {404, "lost"},
		"/nothing/":          {404, "lost"},
		"/../static.go":      {404, "lost"},
		"/walks/../embed":    {200, "embed"},
		"/walks%2f..%2fbare": {200, "bare"},
	} {
		got := get(t, address)
		body := new(strings.Builder)
		if err := got.Write(body); err != nil {
			t.Fatal(err)
		}
		if got.StatusCode != want.status || !strings.Contains(body.String(), want.body) {
			t.Errorf("%s: %d, want %d with %q in\n%s", address, got.StatusCode, want.status, want.body, body)
		}
	}
	got := get(t, "/walks?a=b")
	if got.StatusCode != http.StatusMovedPermanently || got.Header.Get("Location") != "./walks/?a=b" {
		t.Errorf("/walks: %d to %s", got.StatusCode, got.Header.Get("Location"))
	}
	if got := ask(http.MethodPost, "/"); got.StatusCode != http.StatusMethodNotAllowed ||
		got.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d, Allow %q", got.StatusCode, got.Header.Get("Allow"))
	}
}

func TestHeaders(t *testing.T) {
	for _, c := range []struct{ address, accept, header, want string }{
		{"/", "", "Content-Type", "text/html; charset=utf-8"},
		{"/", "", "Content-Security-Policy", csp + "; frame-ancestors 'none'"},
		{"/embed", "", "Content-Security-Policy", csp},
		{"/embed/", "", "Content-Security-Policy", csp},
		{"/x/embed", "", "Content-Security-Policy", csp + "; frame-ancestors 'none'"},
		{"/lost", "", "Content-Security-Policy", csp + "; frame-ancestors 'none'"},
		{"/bare", "", "Content-Security-Policy", strict + "; frame-ancestors 'none'"},
		{"/", "", "Cache-Control", "no-cache"},
		{"/", "", "X-Content-Type-Options", "nosniff"},
		{"/", "", "Referrer-Policy", "no-referrer"},
		{"/engine.wasm", "", "Content-Type", "application/wasm"},
		{"/engine.wasm", "", "Cache-Control", "no-cache"},
		{"/engine.wasm", "", "Content-Encoding", ""},
		{"/engine.wasm", "gzip, deflate, br", "Content-Encoding", "br"},
		{"/engine.wasm", "gzip, deflate, br", "Content-Type", "application/wasm"},
		{"/engine.wasm", "gzip", "Content-Encoding", "gzip"},
		{"/engine.wasm", "br;q=0, gzip;q=0.5", "Content-Encoding", "gzip"},
		{"/style.css", "br, gzip", "Content-Encoding", "gzip"},
		{"/style.css", "br", "Content-Encoding", ""},
		{"/style.css", "br", "Vary", "Accept-Encoding"},
		{"/page-5XBC7Q2A.js", "", "Content-Type", "text/javascript; charset=utf-8"},
		{"/page-5XBC7Q2A.js", "", "Cache-Control", "public, max-age=31536000, immutable"},
	} {
		if got := get(t, c.address, "Accept-Encoding", c.accept).Header.Get(c.header); got != c.want {
			t.Errorf("%s to a client that takes %q: %s is %q, want %q", c.address, c.accept, c.header, got, c.want)
		}
	}
}

// What a browser has already is not sent again, and each coding is its own thing.
func TestTags(t *testing.T) {
	plain := get(t, "/engine.wasm").Header.Get("ETag")
	packed := get(t, "/engine.wasm", "Accept-Encoding", "br").Header.Get("ETag")
	if plain == "" || plain == packed {
		t.Fatalf("tags %q and %q", plain, packed)
	}
	if got := get(t, "/engine.wasm", "Accept-Encoding", "br", "If-None-Match",
		packed); got.StatusCode != http.StatusNotModified {
		t.Errorf("the same again: %d", got.StatusCode)
	}
	if got := get(t, "/engine.wasm", "Accept-Encoding", "br", "If-None-Match", plain); got.StatusCode != http.StatusOK {
		t.Errorf("another coding: %d", got.StatusCode)
	}
}
