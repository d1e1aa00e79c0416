package static

import (
	"crypto/sha256"
	"encoding/hex"
	"html"
	"regexp"
	"strconv"
	"strings"
)

// meta finds the content security policy that a page brings itself.
var meta = regexp.MustCompile(`(?i)<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"`)

// strict is for a page that brings none.
const strict = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

// policy returns the content security policy of the page name: its own, and that nobody frames it. A page cannot say that
// of framing itself, the header alone counts; embed.html and what is in embed/ are there to be framed.
func policy(name string, page []byte) string {
	own := strict
	if found := meta.FindSubmatch(page); found != nil {
		own = strings.TrimSuffix(strings.TrimSpace(html.UnescapeString(string(found[1]))), ";")
	}
	if name == "embed.html" || strings.HasPrefix(name, "embed/") {
		return own
	}
	return own + "; frame-ancestors 'none'"
}

// accepts reports whether an Accept-Encoding header takes coding. A weight of 0 is a no; `*` is not asked for, as no
// browser sends it alone.
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

// tag returns the entity tag of a body: its hash, so that a site which was rebuilt and did not change is not sent again.
func tag(body []byte) string {
	sum := sha256.Sum256(body)
	return `"` + hex.EncodeToString(sum[:12]) + `"`
}
