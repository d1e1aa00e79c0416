package main

import (
	"encoding/json"

	"rolewalk/tools/share"
)

// shareManifest writes what a service that hands out walks draws their pages with.
func (s *site) shareManifest() error {
	m := share.Manifest{Assets: map[string]string{}, Weights: s.weights, Versions: s.releases, Printed: s.printed}
	for name := range s.versions {
		m.Assets[name] = s.address(name)
	}
	body, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	return s.write(share.ManifestName, append(body, '\n'))
}
