package main

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// sumsName is the file that names the hashes of all others, as `sha256sum -c` reads it.
const sumsName = "SHA256SUMS"

// sums writes the hash of every file of the site, compressed copies left out: they are what a server makes of those.
func (s *site) sums() error {
	var list strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s.versions)) {
		content, err := os.ReadFile(filepath.Join(s.out, filepath.FromSlash(name)))
		if err != nil {
			return fmt.Errorf("hashing what the site carries: %w", err)
		}
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256(content), name)
	}
	return os.WriteFile(filepath.Join(s.out, sumsName), []byte(list.String()), 0o644)
}
