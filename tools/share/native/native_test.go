package native_test

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"rolewalk/tools/share"
	"rolewalk/tools/share/native"
	"rolewalk/tools/share/sharetest"
)

// site is a built site of the fewest files.
var site = fstest.MapFS{
	"index.html":       {Data: []byte("<title>here</title>")},
	share.ManifestName: {Data: []byte(`{"service": "", "assets": {"main.js": "main.js?v=abc"}}`)},
}

func start(t *testing.T, c native.Config) (*native.Server, *httptest.Server) {
	t.Helper()
	if c.Data == "" {
		c.Data = t.TempDir()
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	c.Site = site
	service, err := native.New(c)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(service.Handler())
	t.Cleanup(func() {
		server.Close()
		_ = service.Close()
	})
	return service, server
}

func get(t *testing.T, address string) (int, string) {
	t.Helper()
	r, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(body)
}

func store(t *testing.T, base, text string) *http.Response {
	t.Helper()
	r, err := http.Post(base+"/api/walks", "text/plain", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	_ = r.Body.Close()
	return r
}

func TestService(t *testing.T) {
	file := filepath.Join(t.TempDir(), "takedown.txt")
	takeDown := func(t *testing.T, id string) {
		if err := os.WriteFile(file, []byte(id), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	takeDown(t, "")
	_, server := start(t, native.Config{Unlimited: true, Takedown: file})
	sharetest.Run(t, &sharetest.Service{Base: server.URL, PNG: true, TakeDown: takeDown})
}

// TestBehindProxy: the service stands below a path, whether the proxy takes the path away or hands it on.
func TestBehindProxy(t *testing.T) {
	for _, kept := range []bool{true, false} {
		var behind http.Handler
		outside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { behind.ServeHTTP(w, r) }))
		defer outside.Close()
		data := t.TempDir()
		service, err := native.New(native.Config{
			Site: site, Data: data, Public: outside.URL + "/team/walks/", Unlimited: true, Log: slog.New(slog.DiscardHandler),
		})
		if err != nil {
			t.Fatal(err)
		}
		defer service.Close()
		behind = service.Handler()
		if !kept {
			behind = http.StripPrefix("/team/walks", behind)
		}
		sharetest.Run(t, &sharetest.Service{Base: outside.URL + "/team/walks", PNG: true})
	}
}

// TestSite: the site is there too, and says where walks are stored.
func TestSite(t *testing.T) {
	_, server := start(t, native.Config{})
	if status, body := get(t, server.URL+"/"); status != 200 || body != "<title>here</title>" {
		t.Errorf("%d %s", status, body)
	}
	if _, body := get(t, server.URL+"/share.json"); !strings.Contains(body, `"service":"api/walks"`) {
		t.Error(body)
	}
	if status, _ := get(t, server.URL+"/metrics"); status != http.StatusNotFound {
		t.Errorf("readers see the figures: %d", status)
	}
}

func TestPrivate(t *testing.T) {
	service, server := start(t, native.Config{})
	text := sharetest.Walk("A walk in a backup")
	store(t, server.URL, text)
	get(t, server.URL+"/api/walks/"+share.ID([]byte(text)))
	private := httptest.NewServer(service.Private())
	defer private.Close()
	_, figures := get(t, private.URL+"/metrics")
	for _, want := range []string{
		`rolewalk_requests_total{kind="api",method="POST",status="201"} 1`,
		`rolewalk_requests_total{kind="api",method="GET",status="200"} 1`, `rolewalk_store_bytes `,
		`rolewalk_request_seconds_count{kind="api"} 2`,
	} {
		if !strings.Contains(figures, want) {
			t.Errorf("%s is not in %s", want, figures)
		}
	}
	_, backup := get(t, private.URL+"/backup")
	data := t.TempDir()
	if err := os.WriteFile(filepath.Join(data, native.DataFile), []byte(backup), 0o600); err != nil {
		t.Fatal(err)
	}
	_, again := start(t, native.Config{Data: data})
	if status, body := get(t, again.URL+"/api/walks/"+share.ID([]byte(text))); status != 200 || body != text {
		t.Errorf("from the backup: %d %q", status, body)
	}
}

// TestLog: a request has a line, and the line does not say who made it.
func TestLog(t *testing.T) {
	var lines strings.Builder
	_, server := start(t, native.Config{Log: slog.New(slog.NewTextHandler(&lines, nil))})
	get(t, server.URL+"/healthz")
	said := lines.String()
	if !strings.Contains(said, "path=/healthz status=200") || strings.Contains(said, "127.0.0.1") {
		t.Error(said)
	}
}

func TestTakedown(t *testing.T) {
	text := sharetest.Walk("A walk that is taken down")
	id := share.ID([]byte(text))
	file := filepath.Join(t.TempDir(), "takedown.txt")
	write := func(body string) {
		if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("# none yet\n")
	_, server := start(t, native.Config{Takedown: file})
	store(t, server.URL, text)
	write("# a complaint\n  https://walks.example.com/w/" + id + "   # of today\n")
	deadline := time.Now().Add(10 * time.Second)
	for {
		status, _ := get(t, server.URL+"/w/"+id)
		if status == http.StatusGone {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("still %d", status)
		}
		time.Sleep(50 * time.Millisecond)
	}
	if r := store(t, server.URL, text); r.StatusCode != http.StatusForbidden {
		t.Errorf("stored again: %s", r.Status)
	}
	if _, err := native.New(native.Config{Site: site, Data: t.TempDir(), Takedown: file + "x"}); err == nil {
		t.Error("a file that is not there is taken")
	}
}

// TestLimit: a sender who stores too much waits, and another does not.
func TestLimit(t *testing.T) {
	_, server := start(t, native.Config{Proxied: true})
	post := func(from string, i int) int {
		body := strings.NewReader(sharetest.Walk(fmt.Sprint("Walk ", i)))
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+"/api/walks", body)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-Forwarded-For", from)
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_ = got.Body.Close()
		if got.StatusCode == http.StatusTooManyRequests && got.Header.Get("Retry-After") == "" {
			t.Error("it is not said when to try again")
		}
		return got.StatusCode
	}
	refused := 0
	for i := range 60 {
		// What the sender claims before the proxy's own word counts for nothing.
		if post(fmt.Sprintf("198.51.100.%d, 203.0.113.7", i), i) == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused < 20 {
		t.Errorf("%d of 60 were refused", refused)
	}
	if status := post("203.0.113.8", 1000); status != http.StatusCreated {
		t.Errorf("another sender: %d", status)
	}
	if status := post("2001:db8::1", 1001); status != http.StatusCreated {
		t.Errorf("a sender by IPv6: %d", status)
	}
}

func TestCannot(t *testing.T) {
	for _, public := range []string{"walks.example.com", "ftp://x", "https://", "https://x/?q", ":"} {
		if s, err := native.New(native.Config{Site: site, Data: t.TempDir(), Public: public}); err == nil {
			_ = s.Close()
			t.Errorf("%q is an address", public)
		}
	}
}
