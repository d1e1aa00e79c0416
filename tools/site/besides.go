package main

import (
	"encoding/json"
	"strings"

	"rolewalk/tools/share"
)

// oembedName is the oEmbed answer of a walk, beside its page.
const oembedName = "oembed.json"

// besides writes what programs read of a walk beside its page: its text, its picture, and its oEmbed answer.
func (s *site) besides(walk *libraryWalk, folder string) error {
	answer, err := json.MarshalIndent(s.oembed(walk), "", "  ")
	if err != nil {
		return err
	}
	card := share.CardOf(walk.Page)
	for _, file := range []struct {
		name string
		body []byte
	}{
		{"walk.txt", []byte(walk.Text)},
		{"card.svg", card.SVG()},
		{oembedName, append(answer, '\n')},
	} {
		if err := s.write(folder+file.name, file.body); err != nil {
			return err
		}
	}
	return nil
}

// linkAnswer is an oEmbed answer without a frame, whose address only a site that knows its own can tell. See
// https://oembed.com/#section2.3.4.4.
type linkAnswer struct {
	Type         string `json:"type"`
	Version      string `json:"version"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
}

func (s *site) oembed(walk *libraryWalk) any {
	if s.url == "" {
		return linkAnswer{Type: "link", Version: "1.0", Title: walk.Title, ProviderName: "Rolewalk"}
	}
	base := strings.TrimSuffix(s.url, "/") + "/"
	page := base + walk.Href
	return share.Rich(walk.Title, base, page+"embed.html", page+"card.svg", share.FrameWidth, share.FrameHeight)
}
