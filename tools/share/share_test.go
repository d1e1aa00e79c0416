package share_test

import (
	"net/http/httptest"
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

func TestNative(t *testing.T) {
	painter, err := cardpng.New()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(share.Handler(&share.Memory{}, share.Options{PNG: painter.PNG}))
	defer server.Close()
	sharetest.Run(t, &sharetest.Service{Base: server.URL, PNG: true})
}
