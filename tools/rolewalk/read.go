package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/source"
)

// maxFile is how many bytes a file may have. The page accepts fewer (link.Limit).
const maxFile = 16 << 20

// readText reads the file at path, or stdin if path is `-`, as UTF-8 text.
func readText(path string, stdin io.Reader) (*source.Text, error) {
	name, body, err := readAll(path, stdin)
	switch {
	case err != nil:
		return nil, trouble(reason(path, err))
	case len(body) > maxFile:
		return nil, trouble(fmt.Sprintf("%s: the file is larger than 16 MiB, which no walk or policy is, "+
			"so rolewalk does not read it", name))
	case !utf8.Valid(body):
		return nil, trouble(notText(name, body))
	}
	return source.NewText(name, string(body)), nil
}

func readAll(path string, stdin io.Reader) (name string, body []byte, err error) {
	if path == "-" {
		body, err = io.ReadAll(io.LimitReader(stdin, maxFile+1))
		return "stdin", body, err
	}
	file, err := os.Open(path)
	if err != nil {
		return path, nil, err
	}
	defer file.Close()
	body, err = io.ReadAll(io.LimitReader(file, maxFile+1))
	return path, body, err
}

// reason is the message that the file at path cannot be read or written.
func reason(path string, err error) string {
	var at *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path + ": no such file or folder"
	case errors.Is(err, fs.ErrPermission):
		return path + ": permission denied"
	case errors.As(err, &at):
		return path + ": " + at.Err.Error()
	}
	return path + ": " + err.Error()
}

// notText says where body stops being UTF-8, and what it may be instead.
func notText(name string, body []byte) string {
	if strings.HasPrefix(string(body), "\xff\xfe") || strings.HasPrefix(string(body), "\xfe\xff") {
		return name + ": the file is UTF-16; save it as UTF-8"
	}
	valid := 0
	for valid < len(body) {
		r, size := utf8.DecodeRune(body[valid:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		valid += size
	}
	at := source.NewText(name, string(body[:valid])).Where(source.Span{From: valid})
	return fmt.Sprintf("%s: the byte %#02x is not UTF-8; save the file as UTF-8", at, body[valid])
}

// walksAt returns the file at path, or every .walk file below it if it is a folder, sorted.
func walksAt(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, trouble(reason(path, err))
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	walks, err := filesBelow(path, func(name string) bool { return filepath.Ext(name) == ".walk" })
	if err != nil {
		return nil, err
	}
	if len(walks) == 0 {
		return nil, trouble(path + ": there is no .walk file in or below this folder")
	}
	return walks, nil
}
