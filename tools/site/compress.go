package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"sync"

	"github.com/andybalholm/brotli"
)

// leastCompressed is the size from which a file is worth a compressed copy.
const leastCompressed = 1024

// compress writes each file of the site as name.br and name.gz too, for servers that send those. What has not changed
// since the last build is left as it is.
func (s *site) compress() error {
	var names []string
	for name := range s.versions {
		if isText(name) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	failures := make([]error, len(names))
	var work sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i, name := range names {
		work.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			failures[i] = s.compressOne(name)
		})
	}
	work.Wait()
	return errors.Join(failures...)
}

// isText reports whether a file is of a kind that compresses.
func isText(name string) bool {
	switch filepath.Ext(name) {
	case ".html", ".css", ".js", ".json", ".svg", ".txt", ".wasm", ".webmanifest":
		return true
	}
	return false
}

func (s *site) compressOne(name string) error {
	path := filepath.Join(s.out, filepath.FromSlash(name))
	content, err := os.ReadFile(path)
	if err != nil || len(content) < leastCompressed {
		return err
	}
	for _, form := range []struct {
		ending string
		writer func(io.Writer) io.WriteCloser
		reader func(io.Reader) (io.Reader, error)
	}{
		{
			".br",
			func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, brotliLevel) },
			func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		},
		{
			".gz",
			func(w io.Writer) io.WriteCloser { z, _ := gzip.NewWriterLevel(w, gzip.BestCompression); return z },
			func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		},
	} {
		if holds(path+form.ending, content, form.reader) {
			continue
		}
		var packed bytes.Buffer
		w := form.writer(&packed)
		if _, err := w.Write(content); err != nil {
			return fmt.Errorf("compressing %s: %w", name, err)
		}
		if err := w.Close(); err != nil {
			return fmt.Errorf("compressing %s: %w", name, err)
		}
		if err := os.WriteFile(path+form.ending, packed.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// brotliLevel is a tenth larger than the best level, in a tenth of the time.
const brotliLevel = 9

// holds reports whether a compressed file of an earlier build has the content.
func holds(path string, content []byte, open func(io.Reader) (io.Reader, error)) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	r, err := open(file)
	if err != nil {
		return false
	}
	old, err := io.ReadAll(r)
	return err == nil && bytes.Equal(old, content)
}
