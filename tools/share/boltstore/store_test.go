package boltstore_test

import (
	"bytes"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"rolewalk/tools/share"
	"rolewalk/tools/share/boltstore"
	"rolewalk/tools/share/sharetest"
)

func open(t *testing.T, path string) *boltstore.Store {
	t.Helper()
	store, err := boltstore.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func TestService(t *testing.T) {
	server := httptest.NewServer(share.Handler(open(t, filepath.Join(t.TempDir(), "walks.db")), share.Options{}))
	defer server.Close()
	sharetest.Run(t, &sharetest.Service{Base: server.URL})
}

// TestBackup: a backup that is taken while walks are stored is a file with all that was stored before.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	store := open(t, filepath.Join(dir, "walks.db"))
	put := func(i int) {
		text := []byte("walk " + strconv.Itoa(i))
		if err := store.Put(t.Context(), share.ID(text), text, share.Hash{byte(i)}); err != nil {
			t.Error(err)
		}
	}
	for i := range 50 {
		put(i)
	}
	var group sync.WaitGroup
	for i := range 50 {
		group.Go(func() { put(50 + i) })
	}
	var body bytes.Buffer
	if err := store.Backup(&body); err != nil {
		t.Fatal(err)
	}
	group.Wait()
	copied := filepath.Join(dir, "backup.db")
	if err := os.WriteFile(copied, body.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	backup := open(t, copied)
	for i := range 50 {
		text := []byte("walk " + strconv.Itoa(i))
		if got, err := backup.Get(t.Context(), share.ID(text)); err != nil || !bytes.Equal(got, text) {
			t.Errorf("walk %d is %q, %v", i, got, err)
		}
	}
	if size := store.Size(); size < int64(body.Len()) {
		t.Errorf("the file of %d bytes has a backup of %d", size, body.Len())
	}
}

// TestOpenTwice: a file that is open says so in time.
func TestOpenTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "walks.db")
	open(t, path)
	if _, err := boltstore.Open(path); err == nil {
		t.Error("a second process may open the file")
	}
}
