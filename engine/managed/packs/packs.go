package packs

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"

	"rolewalk/engine/managed"
)

//go:embed text/*.pack
var files embed.FS

// Names returns the names of the files, each with managed.PackSuffix.
func Names() ([]string, error) {
	entries, err := files.ReadDir("text")
	if err != nil {
		return nil, fmt.Errorf("listing the packs of AWS-managed policies: %w", err)
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
	return names, nil
}

// File returns a pack as it is: gzip of a line with the name and a line with the text of each policy, sorted by name.
func File(name string) ([]byte, error) {
	body, err := files.ReadFile("text/" + name)
	if err != nil {
		return nil, fmt.Errorf("reading a pack of AWS-managed policies: %w", err)
	}
	return body, nil
}

// Library reads packs as they are wanted. The zero Library is ready to use.
type Library struct {
	mutex sync.Mutex
	read  map[string]map[string]string // the policies of each pack that was read
}

// Text returns the latest text of the policy of the name, with its path before it; ok is false if AWS has none.
func (l *Library) Text(name string) (text string, ok bool) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	pack := managed.PackOf(name)
	if l.read[pack] == nil {
		if l.read == nil {
			l.read = map[string]map[string]string{}
		}
		l.read[pack] = unpack(pack)
	}
	text, ok = l.read[pack][name]
	return text, ok
}

// Elsewhere returns the name, with its path, of a policy that is called like name and has another path; "" if there is
// none.
func (l *Library) Elsewhere(name string) string {
	base := name[strings.LastIndexByte(name, '/')+1:]
	l.Text(name) // reads the pack
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for other := range l.read[managed.PackOf(name)] {
		if other != name && other[strings.LastIndexByte(other, '/')+1:] == base {
			return other
		}
	}
	return ""
}

// unpack returns the policies of a pack by name; none if there is no such pack.
func unpack(pack string) map[string]string {
	policies := map[string]string{}
	body, err := File(pack + managed.PackSuffix)
	if err != nil {
		return policies
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return policies
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return policies
	}
	lines := strings.Split(string(text), "\n")
	for i := 0; i+1 < len(lines); i += 2 {
		policies[lines[i]] = lines[i+1]
	}
	return policies
}
