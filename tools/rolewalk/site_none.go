//go:build !embedsite

package main

import "io/fs"

// embeddedSite returns nil: this command was built without a site, as on a clean clone.
func embeddedSite() fs.FS { return nil }
