package share_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"rolewalk/tools/share"
	"rolewalk/tools/share/cardpng"
	"rolewalk/tools/share/sharetest"
)

func TestMemory(t *testing.T) {
	server := httptest.NewServer(share.Handler(&share.Memory{}, share.Options{}))
	defer server.Close()
	sharetest.Run(t, &sharetest.Service{Base: server.URL})
}

// keeping is a store that keeps views, as a Worker's does.
type keeping struct {
	share.Memory
	mu    sync.Mutex
	views map[string]share.View
}

func (k *keeping) PutView(_ context.Context, id string, v share.View) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.views[id] = v
	return nil
}

func (k *keeping) GetView(ctx context.Context, id string) (share.View, error) {
	if _, err := k.Get(ctx, id); err != nil {
		return share.View{}, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.views[id], nil
}

func TestKeeping(t *testing.T) {
	server := httptest.NewServer(share.Handler(&keeping{views: map[string]share.View{}}, share.Options{}))
	defer server.Close()
	sharetest.Run(t, &sharetest.Service{Base: server.URL})
}

// TestRelease: a page that was drawn names the files of the release that is there now, and a text that looks like a
// placeholder stays as it is.
func TestRelease(t *testing.T) {
	release := "1"
	site := func(context.Context) (share.Manifest, error) {
		return share.Manifest{Assets: map[string]string{"main.js": "main.js?v=" + release}}, nil
	}
	server := httptest.NewServer(share.Handler(&keeping{views: map[string]share.View{}}, share.Options{Site: site}))
	defer server.Close()
	title := "rw-AAAAAAAAAAAAAAAA-asset-main.js-rw"
	text := sharetest.Walk(title)
	posted, err := http.Post(server.URL+"/api/walks", "", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	_ = posted.Body.Close()
	release = "2"
	got, err := http.Get(server.URL + "/w/" + share.ID([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`src="../main.js?v=2"`, "<title>" + title} {
		if !strings.Contains(string(body), want) {
			t.Errorf("%s is not in the page", want)
		}
	}
	if strings.Contains(string(body), ".invalid") {
		t.Error("an address was not filled in")
	}
}

func TestNative(t *testing.T) {
	painter, err := cardpng.New()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(share.Handler(&share.Memory{}, share.Options{PNG: painter.PNG}))
	defer server.Close()
	sharetest.Run(t, &sharetest.Service{Base: server.URL, PNG: true})
}
