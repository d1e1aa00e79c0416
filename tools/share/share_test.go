package share_test

import (
	"net/http/httptest"
	"testing"

	"rolewalk/tools/share"
	"rolewalk/tools/share/sharetest"
)

func TestMemory(t *testing.T) {
	server := httptest.NewServer(share.Handler(&share.Memory{}, share.Options{}))
	defer server.Close()
	sharetest.Run(t, &sharetest.Service{Base: server.URL})
}
