package share

import (
	"encoding/json"
	"fmt"
	"io/fs"
)

// ManifestName is the file of a built site from which the service draws pages.
const ManifestName = "share.json"

// Manifest is what a page of a built site needs besides its walk.
type Manifest struct {
	// Assets are the addresses of the site's files from its root, by their names.
	Assets map[string]string `json:"assets"`
	// Weights and Versions are those of prerender.Options.
	Weights  map[string]string `json:"weights"`
	Versions map[string]string `json:"versions"`
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
