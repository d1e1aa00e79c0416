package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/link"
)

// maxBrought is how many bytes import, why and check read in all, unpacked.
const maxBrought = 256 << 20

// door reads the sources of one command, up to maxBrought bytes in all.
type door struct {
	stdin   io.Reader
	left    int64
	sources []brought.Source
}

// readSources reads files, folders, zips, and the standard input where there is no other source.
func readSources(args []string, stdin io.Reader) ([]brought.Source, error) {
	d := &door{stdin: stdin, left: maxBrought}
	// What is brought may have 256 MiB and is read into trees. Go's collector lets a heap double; at half of that a large
	// file takes less than ten times its size, and no more time that could be measured.
	debug.SetGCPercent(50)
	if len(args) == 0 {
		args = []string{"-"}
	}
	for _, arg := range args {
		if err := d.take(arg); err != nil {
			return nil, err
		}
	}
	return d.sources, nil
}

// take reads what an argument names.
func (d *door) take(arg string) error {
	if arg == "-" {
		return d.add("", d.stdin)
	}
	if info, err := os.Stat(arg); err == nil && info.IsDir() {
		return d.folder(arg)
	}
	return d.file(arg)
}

func (d *door) file(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return trouble(reason(path, err))
	}
	defer file.Close()
	return d.add(path, file)
}

// add reads a source to its end and unpacks it.
func (d *door) add(path string, from io.Reader) error {
	raw, err := d.read(path, from)
	if err != nil {
		return err
	}
	switch {
	case bytes.HasPrefix(raw, []byte("\x1f\x8b")):
		unpacked, err := gzip.NewReader(bytes.NewReader(raw))
		if err != nil {
			return trouble(reason(path, err))
		}
		if raw, err = d.read(path, unpacked); err != nil {
			return err
		}
		path = strings.TrimSuffix(path, ".gz")
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return d.zip(path, raw)
	}
	d.sources = append(d.sources, unlinked(brought.Decode(path, raw)))
	return nil
}

// unlinked is the walk of a source that is a link of ours and nothing else; any other source as it is.
func unlinked(s brought.Source) brought.Source {
	text := strings.TrimSpace(s.Body)
	if !strings.HasPrefix(text, "http") || strings.ContainsAny(text, " \t\r\n") || !strings.Contains(text, "#w") {
		return s
	}
	if opened, err := link.Decode(text); err == nil {
		return brought.Source{Name: cmp.Or(s.Name, "link") + ".walk", Body: opened.Text}
	}
	return s
}

// read reads to the end, and refuses what is more than may be read in all.
func (d *door) read(path string, from io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(from, d.left+1))
	if err != nil {
		return nil, trouble(reason(path, err))
	}
	if d.left -= int64(len(raw)); d.left < 0 {
		return nil, trouble(fmt.Sprintf("%s: the sources have more than %d MiB in all", path, maxBrought>>20))
	}
	return raw, nil
}

// zip reads each file of a zip.
func (d *door) zip(path string, raw []byte) error {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return trouble(reason(path, err))
	}
	for _, inside := range archive.File {
		if inside.FileInfo().IsDir() || isPassedOver(inside.Name) {
			continue
		}
		file, err := inside.Open()
		if err != nil {
			return trouble(reason(path+"/"+inside.Name, err))
		}
		err = d.add(path+"/"+inside.Name, file)
		file.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// passedOver are folders that hold copies and caches.
var passedOver = map[string]bool{".git": true, "node_modules": true, ".terraform": true}

// isPassedOver reports whether a file of a zip is in such a folder.
func isPassedOver(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if passedOver[part] {
			return true
		}
	}
	return false
}

// folder reads the files of a folder and of those in it. Links are not followed.
func (d *door) folder(root string) error {
	return filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			return trouble(reason(path, err))
		case entry.IsDir() && passedOver[entry.Name()]:
			return filepath.SkipDir
		case !entry.Type().IsRegular():
			return nil
		}
		return d.file(path)
	})
}
