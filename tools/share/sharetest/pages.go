package sharetest

import (
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func testPage(t *testing.T, s *Service) {
	text := Walk("A walk with a page")
	stored := s.store(t, text)
	r := s.do(t, "GET", "/w/"+stored.ID, "")
	if r.StatusCode != http.StatusOK || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
		t.Fatalf("%s %s", r.Status, r.Header.Get("Content-Type"))
	}
	has(t, r.body, "<title>A walk with a page · Rolewalk</title>", `data-rw="verdict"`, `data-outcome="deny"`,
		`data-rw="gate"`, `property="og:title"`, `property="og:image"`, "application/json+oembed",
		"Denied by the trust policy", `href="`+stored.URL+`"`)
	policy := r.Header.Get("Content-Security-Policy")
	for _, wanted := range []string{"default-src 'none'", "frame-ancestors 'none'", "script-src 'self'"} {
		if !strings.Contains(policy, wanted) {
			t.Errorf("the policy %q lacks %q", policy, wanted)
		}
	}
}

var description = regexp.MustCompile(`<meta (?:name="description"|property="og:description") content="([^"]*)"`)

// testPredicted: a step that is to be predicted gives nothing away, in the page's head, the card and oEmbed.
func testPredicted(t *testing.T, s *Service) {
	text := strings.Replace(Walk("A walk with a question"), "prod/Deploy as ci }", "prod/Deploy as ci\n  predict\n}", 1)
	stored := s.store(t, text)
	page := s.do(t, "GET", "/w/"+stored.ID, "").body
	for _, found := range description.FindAllSubmatch(page, -1) {
		hasNot(t, found[1], "enied", "llowed", "trust")
	}
	card := s.do(t, "GET", "/card/"+stored.ID+".svg", "").body
	hasNot(t, card, "enied", "llowed", "#ab2320", "#0b6b50")
	has(t, card, "What happens here?")
	embed := s.do(t, "GET", "/oembed?url="+url.QueryEscape(stored.URL), "").body
	hasNot(t, embed, "enied", "llowed")
}

func testPageMissing(t *testing.T, s *Service) {
	for _, path := range []string{"/w/AAAAAAAAAAAAAAAA", "/w/AAAAAAAAAAAAAAAA/embed", "/w/%3Cscript%3E"} {
		r := s.do(t, "GET", path, "")
		if r.StatusCode != http.StatusNotFound || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
			t.Errorf("%s: %s %s", path, r.Status, r.Header.Get("Content-Type"))
		}
		has(t, r.body, "There is no walk at this address")
		hasNot(t, r.body, "<script>")
	}
}

func testFrame(t *testing.T, s *Service) {
	stored := s.store(t, Walk("A walk in a frame"))
	r := s.do(t, "GET", "/w/"+stored.ID+"/embed", "")
	if r.StatusCode != http.StatusOK {
		t.Fatal(r.Status)
	}
	has(t, r.body, `class="embed"`, "../../w/"+stored.ID)
	if policy := r.Header.Get("Content-Security-Policy"); policy == "" || strings.Contains(policy, "frame-ancestors") {
		t.Errorf("the frame's policy is %q", policy)
	}
}

type oembed struct {
	Type, Version, Title, HTML string
	Width, Height              int
	Thumbnail                  string `json:"thumbnail_url"`
}

func testOEmbed(t *testing.T, s *Service) {
	stored := s.store(t, Walk(`A "walk" <b>`))
	at := "/oembed?format=json&maxwidth=400&url=" + url.QueryEscape(stored.URL)
	r := s.do(t, "GET", at, "")
	got := decode[oembed](t, r)
	if got.Type != "rich" || got.Version != "1.0" || got.Title != `A "walk" <b>` || got.Width != 400 || got.Height < 200 {
		t.Errorf("%+v", got)
	}
	has(t, []byte(got.HTML), "<iframe ", `src="`+stored.URL+`/embed"`, `width="400"`, `loading="lazy"`, `sandbox="`,
		"&lt;b&gt;")
	hasNot(t, []byte(got.HTML), "<b>")
	if got.Thumbnail == "" {
		t.Error("there is no picture")
	} else if r := s.do(t, "GET", got.Thumbnail, ""); r.StatusCode != http.StatusOK {
		t.Errorf("the picture: %s", r.Status)
	}
	for _, form := range []string{stored.URL + "/embed", stored.URL + "?step=1", stored.URL + "#step=2"} {
		if r := s.do(t, "GET", "/oembed?url="+url.QueryEscape(form), ""); r.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", form, r.Status)
		}
	}
	if got := decode[oembed](t, s.do(t, "GET", at+"&maxheight=100", "")); got.Height != 100 {
		t.Errorf("a frame of %d where there is room for 100", got.Height)
	}
}

func testOEmbedRefused(t *testing.T, s *Service) {
	stored := s.store(t, Walk("A walk that is not embedded"))
	for _, address := range []string{
		"", "https://example.com/w/" + stored.ID, "https://example.com/?" + stored.URL, s.Base + "/", s.Base + "/w/",
		"javascript:alert(1)", s.Base + "/w/AAAAAAAAAAAAAAAA", s.Base + "@example.com/w/" + stored.ID, ":",
		s.Base + "/w/" + stored.ID + "/x",
	} {
		refused(t, s.do(t, "GET", "/oembed?url="+url.QueryEscape(address), ""), http.StatusNotFound)
	}
	query := "/oembed?url=" + url.QueryEscape(stored.URL)
	refused(t, s.do(t, "GET", query+"&format=xml", ""), http.StatusNotImplemented)
	for _, size := range []string{"maxwidth=-1", "maxwidth=0", "maxwidth=x", "maxheight=1e9", "maxheight=99999999999999999999"} {
		refused(t, s.do(t, "GET", query+"&"+size, ""), http.StatusBadRequest)
	}
}

func testCard(t *testing.T, s *Service) {
	stored := s.store(t, Walk("A walk with a card"))
	r := s.do(t, "GET", "/card/"+stored.ID+".svg", "")
	if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") != "image/svg+xml" {
		t.Fatalf("%s %s", r.Status, r.Header.Get("Content-Type"))
	}
	wellFormed(t, r.body)
	has(t, r.body, "A walk with a card", "Denied by the trust policy", "Deploy", "ana")
	png := s.do(t, "GET", "/card/"+stored.ID+".png", "")
	if !s.PNG {
		refused(t, png, http.StatusNotFound)
	} else if png.Header.Get("Content-Type") != "image/png" || !strings.HasPrefix(string(png.body), "\x89PNG") {
		t.Errorf("%s %s", png.Status, png.Header.Get("Content-Type"))
	}
	refused(t, s.do(t, "GET", "/card/"+stored.ID+".gif", ""), http.StatusNotFound)
	refused(t, s.do(t, "GET", "/card/"+stored.ID, ""), http.StatusNotFound)
}

func wellFormed(t *testing.T, body []byte) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(string(body)))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in %s", err, body)
		}
		if start, ok := token.(xml.StartElement); ok {
			switch start.Name.Local {
			case "svg", "title", "rect", "polyline", "text":
			default:
				t.Errorf("the card has a %s", start.Name.Local)
			}
		}
	}
}

// testHostile: what a walk says is text wherever it is shown.
func testHostile(t *testing.T, s *Service) {
	const bad = `</title><script>alert(1)</script>"'<img src=x onerror=alert(1)>]]>&#0;`
	text := strings.ReplaceAll(Walk("T"), `title "T"`, `title "`+strings.ReplaceAll(bad, `"`, `\"`)+`"`)
	text = strings.Replace(text, `step "Ana asks for Deploy" {`, `step "`+strings.ReplaceAll(bad, `"`, `\"`)+"\" {\n  note \"\"\""+
		strings.ReplaceAll(bad, `"`, "'")+"\"\"\"\n ", 1)
	stored := s.store(t, text)
	for _, path := range []string{"/w/" + stored.ID, "/w/" + stored.ID + "/embed", "/card/" + stored.ID + ".svg"} {
		r := s.do(t, "GET", path, "")
		if r.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", path, r.Status)
		}
		hasNot(t, r.body, "<script>alert", "<img src=x", "</title><script")
		if strings.HasSuffix(path, ".svg") {
			wellFormed(t, r.body)
		}
	}
	got := decode[oembed](t, s.do(t, "GET", "/oembed?url="+url.QueryEscape(stored.URL), ""))
	hasNot(t, []byte(got.HTML), "<script", "<img")
}
