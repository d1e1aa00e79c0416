// Package docs carries the generated lists of this folder, for the pages of the site's reference.
package docs
