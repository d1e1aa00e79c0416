package share

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"rolewalk/engine/scenario"
)

const fuzzWalk = `account 111111111111 dev {
  user ana { policy p {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}} }
  role R { trust {"Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "111111111111"}}} }
}
step { dev/ana assumes dev/R as ci }
`

func ask(h http.Handler, method, path, body string, headers ...string) *httptest.ResponseRecorder {
	r := &http.Request{
		Method: method, URL: &url.URL{Scheme: "http", Host: "walks.example.com", Path: path}, Host: "walks.example.com",
		Header: http.Header{}, Body: http.NoBody, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}
	if before, query, found := strings.Cut(path, "?"); found {
		r.URL.Path, r.URL.RawQuery = before, query
	}
	if body != "" {
		r.Body = http.MaxBytesReader(nil, readCloser{strings.NewReader(body)}, 1<<20)
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

type readCloser struct{ *strings.Reader }

func (readCloser) Close() error { return nil }

// FuzzHandler: no request fails on our side; what was stored comes back byte for byte, and a page can be drawn of it.
func FuzzHandler(f *testing.F) {
	f.Add("POST", "/api/walks", fuzzWalk, "text/plain", "")
	f.Add("POST", "/api/walks", "title \"\x00\"\n"+fuzzWalk, "text/plain; charset=utf-8", "http://walks.example.com")
	f.Add("POST", "/api/walks", `title "</script><svg onload=alert(1)>"`+"\n"+fuzzWalk, "", "https://example.com")
	f.Add("GET", "/w/AAAAAAAAAAAAAAAA/embed", "", "", "")
	f.Add("DELETE", "/api/walks/AAAAAAAAAAAAAAAA", "", "application/x-www-form-urlencoded", "null")
	f.Add("GET", "/card/../../w/.svg", "", "", "")
	f.Add("OPTIONS", "//api//walks/%2e", "", "a/b; c", "")
	f.Fuzz(func(t *testing.T, method, path, body, media, origin string) {
		h := Handler(&Memory{}, Options{})
		w := ask(h, method, path, body, "Content-Type", media, "Origin", origin, "Authorization", "Bearer "+body)
		if w.Code >= http.StatusInternalServerError && w.Code != http.StatusNotImplemented {
			t.Fatalf("%s %q: %d %s", method, path, w.Code, w.Body)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s %q: without nosniff", method, path)
		}
		if w.Code != http.StatusCreated {
			return
		}
		var stored Stored
		if err := json.Unmarshal(w.Body.Bytes(), &stored); err != nil {
			t.Fatal(err)
		}
		if got := ask(h, "GET", "/api/walks/"+stored.ID, ""); got.Body.String() != body {
			t.Errorf("%q came back as %q", body, got.Body)
		}
		for _, path := range []string{"/w/" + stored.ID, "/w/" + stored.ID + "/embed", "/card/" + stored.ID + ".svg"} {
			if got := ask(h, "GET", path, ""); got.Code != http.StatusOK {
				t.Errorf("%s of %q: %d", path, body, got.Code)
			}
		}
	})
}

// FuzzOEmbed: an address that is not of this service never gets a frame, and a frame is one element with our address.
func FuzzOEmbed(f *testing.F) {
	memory := &Memory{}
	text := `title "A \"walk\" <b>"` + "\n" + fuzzWalk
	id := ID([]byte(text))
	if err := memory.Put(f.Context(), id, []byte(text), Hash{}); err != nil {
		f.Fatal(err)
	}
	h := Handler(memory, Options{Public: "https://walks.example.com/team"})
	at := "https://walks.example.com/team/w/" + id
	for _, address := range []string{
		at, at + "/embed", at + "/", at + "?a#b", "https://walks.example.com@evil.example/team/w/" + id, "http" + at[5:],
		"https://walks.example.com/team/w/../w/" + id, "HTTPS://WALKS.example.com/team/w/" + id, "//x", "\x00", "%",
		"https://walks.example.com/team/w/" + id + `"><script>`,
	} {
		f.Add(address, "json", "400")
	}
	f.Add(at, "xml", "")
	f.Add(at, "", "-1")
	f.Fuzz(func(t *testing.T, address, format, width string) {
		query := url.Values{"url": {address}, "format": {format}, "maxwidth": {width}}
		w := ask(h, "GET", "/oembed?"+query.Encode(), "")
		switch w.Code {
		case http.StatusOK:
		case http.StatusBadRequest, http.StatusNotFound, http.StatusNotImplemented:
			return
		default:
			t.Fatalf("%q: %d %s", address, w.Code, w.Body)
		}
		parsed, err := url.Parse(address)
		if err != nil || parsed.Host != "walks.example.com" || parsed.Scheme != "https" {
			t.Errorf("%q is another's", address)
		}
		var got OEmbed
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(got.HTML, `<iframe src="`+at+`/embed" title="`) || strings.Count(got.HTML, "<") != 2 {
			t.Errorf("%q: %s", address, got.HTML)
		}
	})
}

// FuzzManifest: a page is drawn with every manifest that can be read, and no placeholder is left in it.
func FuzzManifest(f *testing.F) {
	f.Add(`{"assets": {"main.js": "main.js?v=1"}, "weights": {}, "versions": {}}`)
	f.Add(`{"assets": {"": "rw-", "main.js": "rw-AAAAAAAAAAAAAAAA-asset-main.js-rw"}}`)
	f.Add(`{"assets": null, "service": "x"}`)
	f.Add(`[]`)
	id := places(ID([]byte(fuzzWalk)))
	s := &service{store: &Memory{}}
	v, err := s.drawing(string(id), scenario.Parse("walk", fuzzWalk, Limit), Manifest{}).view()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, manifest string) {
		m, err := ReadManifest(fstest.MapFS{ManifestName: {Data: []byte(manifest)}})
		if err != nil {
			return
		}
		for _, document := range []string{v.Page, v.Frame} {
			filled := id.filled(document, "https://walks.example.com", m)
			if !strings.Contains(manifest, string(id)) && strings.Contains(filled, "rw-"+string(id)) {
				t.Errorf("a placeholder is left with %q", manifest)
			}
		}
	})
}

// FuzzPlaces: what is no placeholder stays as it is.
func FuzzPlaces(f *testing.F) {
	const id = places("AAAAAAAAAAAAAAAA")
	f.Add("a", "main.js", "b")
	f.Add("rw-", "", "-rw")
	f.Add("rw-AAAAAAAAAAAAAAA", "-rw", "A-asset-")
	f.Fuzz(func(t *testing.T, before, name, after string) {
		if strings.Contains(before+name+after, string(id)) || strings.Contains(name, "-rw") || strings.HasSuffix(name, "-r") {
			return // a text does not contain its own hash, and a file of the site is not called so
		}
		m := Manifest{Assets: map[string]string{name: "new"}}
		got := id.filled(before+id.asset(name)+after+id.base()+"/x", "https://walks.example.com", m)
		if want := before + "new" + after + "https://walks.example.com/x"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	})
}
