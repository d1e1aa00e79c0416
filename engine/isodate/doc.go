// Package isodate reads dates as W3C's profile of ISO 8601 has them, which AWS's policies and answers use. It does
// without time.Parse, whose layouts and zones would be a thirtieth of the page's modules.
package isodate
