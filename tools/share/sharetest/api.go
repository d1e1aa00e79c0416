package sharetest

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"rolewalk/tools/share"
)

func testPost(t *testing.T, s *Service) {
	text := Walk("A walk that is stored")
	got := s.store(t, text)
	sum := sha256.Sum256([]byte(text))
	if whole := base64.RawURLEncoding.EncodeToString(sum[:]); len(got.ID) < 11 || !strings.HasPrefix(whole, got.ID) {
		t.Errorf("the id is %q, want the beginning of %s", got.ID, whole)
	}
	if got.URL != s.Base+"/w/"+got.ID {
		t.Errorf("the address is %q", got.URL)
	}
	if len(got.Delete) < 20 {
		t.Errorf("the token %q can be guessed", got.Delete)
	}
}

func testPostTwice(t *testing.T, s *Service) {
	text := Walk("A walk that is stored twice")
	first, second := s.store(t, text), s.store(t, text)
	if first.ID != second.ID || first.URL != second.URL {
		t.Errorf("the same text is %+v and %+v", first, second)
	}
	if first.Delete == second.Delete {
		t.Error("two who store a walk have the same token")
	}
	if other := s.store(t, text+"\n"); other.ID == first.ID {
		t.Error("another text has the same id")
	}
}

func testMediaTypes(t *testing.T, s *Service) {
	text := Walk("A walk with a media type")
	for media, status := range map[string]int{
		"text/plain": 201, "text/plain; charset=utf-8": 201, "TEXT/PLAIN": 201, "application/x-www-form-urlencoded": 201,
		"application/json": 415, "text/html": 415, "multipart/form-data; boundary=x": 415, "image/svg+xml": 415,
		"no media type at all": 415,
	} {
		r := s.do(t, "POST", "/api/walks", text, "Content-Type", media)
		if r.StatusCode != status {
			t.Errorf("%q: %s, want %d", media, r.Status, status)
		}
	}
	if r := s.do(t, "POST", "/api/walks", text); r.StatusCode != http.StatusCreated {
		t.Errorf("without a media type: %s", r.Status)
	}
}

func testTooLarge(t *testing.T, s *Service) {
	text := Walk("A large walk")
	fits := text + strings.Repeat("#", share.Limit-len(text))
	if r := s.do(t, "POST", "/api/walks", fits); r.StatusCode != http.StatusCreated {
		t.Errorf("%d bytes: %s %s", len(fits), r.Status, r.body)
	}
	refused(t, s.do(t, "POST", "/api/walks", fits+"#"), http.StatusRequestEntityTooLarge)
}

func testNotAWalk(t *testing.T, s *Service) {
	for _, text := range []string{
		"", "\n\n", "# only a comment", "hello", "account 1 {", `title "x"`, "<script>alert(1)</script>", "\xff\xfe",
		"\xff\xfeh\x00i\x00", `{"Version": "2012-10-17"}`,
	} {
		r := s.do(t, "POST", "/api/walks", text)
		refused(t, r, http.StatusUnprocessableEntity)
		got := decode[struct{ Findings []share.Finding }](t, r)
		if len(got.Findings) == 0 || got.Findings[0].Message == "" || got.Findings[0].Line < 1 {
			t.Errorf("%q: the findings are %s", text, r.body)
		}
	}
}

func testHeld(t *testing.T, s *Service) {
	r := s.do(t, "POST", "/api/walks", "# AKIAIOSFODNN7EXAMPLE\n"+Walk("A walk with a key"))
	refused(t, r, http.StatusUnprocessableEntity)
	has(t, r.body, "line 1")
	hasNot(t, r.body, "AKIAIOSFODNN7EXAMPLE")
}

func testElsewhere(t *testing.T, s *Service) {
	text := Walk("A walk from elsewhere")
	for _, headers := range [][]string{
		{"Sec-Fetch-Site", "cross-site"},
		{"Sec-Fetch-Site", "same-site"},
		{"Origin", "https://example.com"},
		{"Origin", "null"},
	} {
		refused(t, s.do(t, "POST", "/api/walks", text, headers...), http.StatusForbidden)
		r := s.do(t, "DELETE", "/api/walks/"+share.ID([]byte(text)), "", append(headers, "Authorization", "Bearer x")...)
		refused(t, r, http.StatusForbidden)
	}
	if r := s.do(t, "POST", "/api/walks", text, "Sec-Fetch-Site", "same-origin"); r.StatusCode != http.StatusCreated {
		t.Errorf("from the service's own page: %s", r.Status)
	}
}

func testGet(t *testing.T, s *Service) {
	text := Walk("A walk that is read")
	stored := s.store(t, text)
	for _, method := range []string{"GET", "HEAD"} {
		r := s.do(t, method, "/api/walks/"+stored.ID, "", "Origin", "https://example.com")
		if r.StatusCode != http.StatusOK || method == "GET" && string(r.body) != text {
			t.Errorf("%s: %s %q", method, r.Status, r.body)
		}
		for name, want := range map[string]string{
			"Content-Type": "text/plain; charset=utf-8", "Access-Control-Allow-Origin": "*",
			"Cache-Control": "public, max-age=31536000, immutable",
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", method, name, got, want)
			}
		}
	}
}

func testBytes(t *testing.T, s *Service) {
	for _, text := range []string{
		Walk("Ünïcode 🔑 \u202e"), strings.ReplaceAll(Walk("CRLF"), "\n", "\r\n"), "\ufeff" + Walk("BOM"),
		Walk("No line end") + "# \u2028<null>", strings.TrimRight(Walk("Bare"), "\n"), Walk("Blanks") + " \t\n\n\n",
	} {
		r := s.do(t, "POST", "/api/walks", text)
		if r.StatusCode != http.StatusCreated {
			t.Errorf("%.20q: %s %s", text, r.Status, r.body)
			continue
		}
		id := decode[share.Stored](t, r).ID
		if got := s.do(t, "GET", "/api/walks/"+id, ""); string(got.body) != text {
			t.Errorf("%q came back as %q", text, got.body)
		}
	}
}

func testUnchanged(t *testing.T, s *Service) {
	stored := s.store(t, Walk("A walk that is cached"))
	tag := s.do(t, "GET", "/api/walks/"+stored.ID, "").Header.Get("ETag")
	if tag == "" {
		t.Fatal("there is no ETag")
	}
	for _, given := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
		r := s.do(t, "GET", "/api/walks/"+stored.ID, "", "If-None-Match", given)
		if r.StatusCode != http.StatusNotModified || len(r.body) > 0 || r.Header.Get("ETag") != tag {
			t.Errorf("If-None-Match %s: %s, %d bytes, ETag %s", given, r.Status, len(r.body), r.Header.Get("ETag"))
		}
	}
	if r := s.do(t, "GET", "/api/walks/"+stored.ID, "", "If-None-Match", `"other"`); r.StatusCode != http.StatusOK {
		t.Errorf("another tag: %s", r.Status)
	}
}

func testMissing(t *testing.T, s *Service) {
	for _, id := range []string{
		"AAAAAAAAAAAAAAAA", "A", "..%2f..%2fetc", "%3Cnull%3E", strings.Repeat("A", 400), "AAAA%00AAAAAAAAAAA",
	} {
		refused(t, s.do(t, "GET", "/api/walks/"+id, ""), http.StatusNotFound)
	}
}

func testDelete(t *testing.T, s *Service) {
	text := Walk("A walk that is deleted")
	stored := s.store(t, text)
	bearer := []string{"Authorization", "Bearer " + stored.Delete}
	if r := s.do(t, "DELETE", "/api/walks/"+stored.ID, "", bearer...); r.StatusCode != http.StatusNoContent {
		t.Fatalf("%s %s", r.Status, r.body)
	}
	refused(t, s.do(t, "GET", "/api/walks/"+stored.ID, ""), http.StatusGone)
	refused(t, s.do(t, "DELETE", "/api/walks/"+stored.ID, "", bearer...), http.StatusGone)
	refused(t, s.do(t, "GET", "/card/"+stored.ID+".svg", ""), http.StatusGone)
	if r := s.do(t, "GET", "/w/"+stored.ID, ""); r.StatusCode != http.StatusGone {
		t.Errorf("its page: %s", r.Status)
	}
	if again := s.store(t, text); again.ID != stored.ID {
		t.Errorf("stored again it is %s, not %s", again.ID, stored.ID)
	}
	if r := s.do(t, "GET", "/api/walks/"+stored.ID, ""); r.StatusCode != http.StatusOK {
		t.Errorf("stored again: %s", r.Status)
	}
}

// testDeleteOfTwo: a reader who stores what they read gets a token, and cannot take the walk from the first with it.
func testDeleteOfTwo(t *testing.T, s *Service) {
	text := Walk("A walk of two")
	first, second := s.store(t, text), s.store(t, text)
	for i, stored := range []share.Stored{second, first} {
		r := s.do(t, "DELETE", "/api/walks/"+stored.ID, "", "Authorization", "Bearer "+stored.Delete)
		if r.StatusCode != http.StatusNoContent {
			t.Fatalf("%s %s", r.Status, r.body)
		}
		want := []int{http.StatusOK, http.StatusGone}[i]
		if r := s.do(t, "GET", "/api/walks/"+stored.ID, ""); r.StatusCode != want {
			t.Errorf("after %d of 2: %s, want %d", i+1, r.Status, want)
		}
	}
}

func testDeleteRefused(t *testing.T, s *Service) {
	stored := s.store(t, Walk("A walk that stays"))
	at := "/api/walks/" + stored.ID
	refused(t, s.do(t, "DELETE", at, ""), http.StatusUnauthorized)
	refused(t, s.do(t, "DELETE", at, "", "Authorization", "Basic "+stored.Delete), http.StatusUnauthorized)
	refused(t, s.do(t, "DELETE", at, "", "Authorization", "Bearer "+stored.Delete+"x"), http.StatusForbidden)
	refused(t, s.do(t, "DELETE", "/api/walks/AAAAAAAAAAAAAAAA", "", "Authorization", "Bearer x"), http.StatusNotFound)
	if r := s.do(t, "GET", at, ""); r.StatusCode != http.StatusOK {
		t.Errorf("it is gone: %s", r.Status)
	}
}

func testMethods(t *testing.T, s *Service) {
	for _, request := range [][2]string{
		{"PUT", "/api/walks"},
		{"PATCH", "/api/walks/AAAAAAAAAAAAAAAA"},
		{"POST", "/oembed"},
		{"DELETE", "/w/AAAAAAAAAAAAAAAA"},
		{"TRACE", "/healthz"},
	} {
		if r := s.do(t, request[0], request[1], ""); r.StatusCode != 405 && r.StatusCode != 404 && r.StatusCode != 501 {
			t.Errorf("%s %s: %s", request[0], request[1], r.Status)
		}
	}
	for _, allowed := range []string{"PUT", "DELETE", "POST"} {
		r := s.do(t, "OPTIONS", "/api/walks/AAAAAAAAAAAAAAAA", "", "Origin", "https://example.com",
			"Access-Control-Request-Method", allowed)
		if strings.Contains(r.Header.Get("Access-Control-Allow-Methods"), allowed) {
			t.Errorf("another origin may %s", allowed)
		}
	}
}

func testHealth(t *testing.T, s *Service) {
	r := s.do(t, "GET", "/healthz", "")
	if r.StatusCode != http.StatusOK || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%s, cached %q", r.Status, strconv.Quote(r.Header.Get("Cache-Control")))
	}
}

// testTakenDown: a walk that was taken down is nowhere to be had, cannot be deleted, and is not stored again.
func testTakenDown(t *testing.T, s *Service) {
	text := Walk("A walk that is taken down")
	stored := s.store(t, text)
	s.TakeDown(t, stored.ID)
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if s.do(t, "GET", "/api/walks/"+stored.ID, "").StatusCode == http.StatusGone {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("it is there after ten seconds")
		}
	}
	paths := []string{
		"/w/" + stored.ID, "/w/" + stored.ID + "/embed", "/card/" + stored.ID + ".svg",
		"/oembed?url=" + url.QueryEscape(stored.URL),
	}
	for _, path := range paths {
		r := s.do(t, "GET", path, "")
		if r.StatusCode != http.StatusGone {
			t.Errorf("%s: %s", path, r.Status)
		}
		hasNot(t, r.body, "A walk that is taken down")
	}
	refused(t, s.do(t, "POST", "/api/walks", text, "Content-Type", "text/plain"), http.StatusForbidden)
}
