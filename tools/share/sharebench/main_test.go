package main

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestEach(t *testing.T) {
	var done [100]atomic.Int64
	took, err := each(7, len(done), func(i int) error {
		done[i].Add(1)
		return nil
	})
	if err != nil || len(took.all) != len(done) || !slices.IsSorted(took.all) || took.total <= 0 {
		t.Errorf("%+v, %v", took, err)
	}
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Errorf("%d was done %d times", i, n)
		}
	}
	wrong := errors.New("wrong")
	if _, err := each(3, 10, func(i int) error {
		if i == 4 {
			return wrong
		}
		return nil
	}); !errors.Is(err, wrong) {
		t.Errorf("the error is %v", err)
	}
}

func TestTimes(t *testing.T) {
	var list times
	for i := range 100 {
		list.all = append(list.all, time.Duration(i+1)*time.Millisecond)
	}
	list.total = 2 * time.Second
	want := "100 in 2.0 s, 50 a second, p50 51.00 ms, p99 100.00 ms"
	if got := list.String(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestGrow(t *testing.T) {
	var out strings.Builder
	if err := run([]string{"grow", filepath.Join(t.TempDir(), "walks.db"), "500"}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"500 walks of ", "opened in ", "get, 50 at once: 100000 in ", "put, 50 at once: 5000 in "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in %s", want, &out)
		}
	}
	for _, args := range [][]string{nil, {"grow", "x", "0"}, {"grow", "x", "many"}, {"load", "a", "b"}} {
		if err := run(args, &out); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}
