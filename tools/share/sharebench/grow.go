package main

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"runtime"
	"strings"
	"time"

	"rolewalk/tools/share"
	"rolewalk/tools/share/boltstore"
	"rolewalk/tools/share/sharetest"
)

// together is how many are stored at once while the file grows, so that they share writes to the disk.
const together = 4000

func grow(out io.Writer, file string, n int) error {
	store, err := boltstore.Open(file)
	if err != nil {
		return err
	}
	text := func(i int) []byte { return []byte(sharetest.Walk(fmt.Sprint("Walk ", i))) }
	put := func(i int) error {
		var token share.Hash
		binary.BigEndian.PutUint64(token[:], rand.Uint64())
		return store.Put(context.Background(), share.ID(text(i)), text(i), token)
	}
	grown, err := each(together, n, put)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d walks of %d bytes stored in %.0f s, %d at once; the file has %d MB\n", n, len(text(0)),
		grown.total.Seconds(), together, store.Size()>>20)
	if err := store.Close(); err != nil {
		return err
	}
	began := time.Now()
	if store, err = boltstore.Open(file); err != nil {
		return err
	}
	fmt.Fprintf(out, "opened in %.0f ms; %s\n", milliseconds(time.Since(began)), memory())
	for _, kind := range []struct {
		name     string
		clients  int
		requests int
		do       func(i int) error
	}{
		{"get, one after another", 1, 20_000, func(int) error {
			_, err := store.Get(context.Background(), share.ID(text(rand.IntN(n))))
			return err
		}},
		{"get, 50 at once", clients, 100_000, func(int) error {
			_, err := store.Get(context.Background(), share.ID(text(rand.IntN(n))))
			return err
		}},
		{"put, one after another", 1, 200, func(i int) error { return put(n + i) }},
		{"put, 50 at once", clients, 5000, func(i int) error { return put(n + 1000 + i) }},
	} {
		took, err := each(kind.clients, kind.requests, kind.do)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s: %v\n", kind.name, took)
	}
	fmt.Fprintln(out, memory())
	return store.Close()
}

// memory says what the process holds: what the file's pages take, which the system may have back, and the rest.
func memory() string {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	said := fmt.Sprintf("Go's heap %d MB", m.HeapAlloc>>20)
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return said
	}
	for line := range strings.Lines(string(status)) {
		if strings.HasPrefix(line, "RssAnon:") || strings.HasPrefix(line, "RssFile:") {
			said += ", " + strings.Join(strings.Fields(line), " ")
		}
	}
	return said
}
