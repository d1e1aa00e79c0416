package share

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"rolewalk/tools/printed"
)

// ManifestName is the file of a built site from which the service draws pages.
const ManifestName = "share.json"

// Manifest is what a page of a built site needs besides its walk.
type Manifest struct {
	// Service is where walks are stored, from the site's root; empty where the site is alone.
	Service string `json:"service"`
	// Assets are the addresses of the site's files from its root, by their names.
	Assets map[string]string `json:"assets"`
	// Weights, Versions and Printed are those of prerender.Options.
	Weights  map[string]string `json:"weights"`
	Versions map[string]string `json:"versions"`
	Printed  []printed.Page    `json:"printed,omitempty"`
}

// Path is where walks are stored, from the site's root.
const Path = "api/walks"

// Serves says whether an address is the service's own, and not a file of the site.
func Serves(path string) bool {
	for _, prefix := range []string{"/api/", "/w/", "/card/"} {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return path == "/oembed" || path == "/healthz" || path == "/"+ManifestName
}

// ReadManifest reads the manifest of a built site.
func ReadManifest(site fs.FS) (Manifest, error) {
	var m Manifest
	body, err := fs.ReadFile(site, ManifestName)
	if err != nil {
		return m, fmt.Errorf("reading the site's manifest: %w", err)
	}
	if err := json.Unmarshal(body, &m); err != nil {
		return m, fmt.Errorf("reading the site's manifest %s: %w", ManifestName, err)
	}
	return m, nil
}

func (m Manifest) asset(name string) string {
	if address, ok := m.Assets[name]; ok {
		return address
	}
	return name
}
