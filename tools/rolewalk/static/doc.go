// Package static serves a built site: plain files, compressed ahead where the builder did so, with the headers that a
// page which sends nothing anywhere should have.
package static
