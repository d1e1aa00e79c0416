//go:build embedsite

package main

import (
	"embed"
	"io/fs"
)

// site is the folder that `make build` copies here.
//
//go:embed all:dist
var site embed.FS

// embeddedSite returns the site that is embedded in this command.
func embeddedSite() fs.FS {
	inside, err := fs.Sub(site, "dist")
	if err != nil {
		return nil
	}
	return inside
}
