// Package static serves a built site: plain files, precompressed if the builder did so, with the security headers of a
// page that sends nothing anywhere.
package static
