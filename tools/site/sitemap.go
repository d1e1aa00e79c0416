package main

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// urlSet is a sitemap. See https://www.sitemaps.org/protocol.html.
type urlSet struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []siteURL
}

type siteURL struct {
	XMLName xml.Name `xml:"url"`
	Loc     string   `xml:"loc"`
}

// siteMap lists the pages for search engines. It has whole addresses, so a site that does not know its own has none.
func (s *site) siteMap() error {
	if s.url == "" {
		return nil
	}
	base := strings.TrimSuffix(s.url, "/") + "/"
	set := urlSet{URLs: []siteURL{{Loc: base}}}
	addresses := slices.Clone(s.drawn)
	slices.Sort(addresses)
	for _, address := range addresses {
		set.URLs = append(set.URLs, siteURL{Loc: base + address})
	}
	body, err := xml.MarshalIndent(set, "", " ")
	if err != nil {
		return fmt.Errorf("writing the sitemap: %w", err)
	}
	return s.write("sitemap.xml", append([]byte(xml.Header), append(body, '\n')...))
}
