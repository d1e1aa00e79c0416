package static

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// meta matches the content security policy in a page.
var meta = regexp.MustCompile(`(?i)<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"`)

// strict is the policy of a page without one.
const strict = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

// policy returns the content security policy of the page name. The frames may be framed: embed.html, the pages in
// embed/, and the embed.html of each walk.
func policy(name string, page []byte) string {
	return Policy(page, name == "embed.html" || strings.HasPrefix(name, "walks/") && path.Base(name) == "embed.html" ||
		strings.HasPrefix(name, "embed/"))
}

// Policy returns the content security policy of a page: its own, and, unless it is a frame, a rule against framing,
// which only works in the header.
func Policy(page []byte, frame bool) string {
	own := strict
	if found := meta.FindSubmatch(page); found != nil {
		own = strings.TrimSuffix(strings.TrimSpace(html.UnescapeString(string(found[1]))), ";")
	}
	if frame {
		return own
	}
	return own + "; frame-ancestors 'none'"
}

// accepts reports whether an Accept-Encoding header accepts coding. A weight of 0 means no. `*` is ignored, because no
// browser sends only that.
func accepts(header, coding string) bool {
	for offer := range strings.SplitSeq(header, ",") {
		named, weight, _ := strings.Cut(strings.TrimSpace(offer), ";")
		if !strings.EqualFold(strings.TrimSpace(named), coding) {
			continue
		}
		value, found := strings.CutPrefix(strings.TrimSpace(weight), "q=")
		q, err := strconv.ParseFloat(value, 64)
		return !found || err == nil && q > 0
	}
	return false
}

// tag returns the entity tag of a body: its hash, so that an unchanged file is not sent again after a rebuild.
func tag(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + hex.EncodeToString(sum[:12]) + `"`
}
