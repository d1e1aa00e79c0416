package share

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

// The frame's size in pixels where the consumer has room for it.
const (
	FrameWidth  = 720
	FrameHeight = 480
)

// OEmbed is a rich answer. See https://oembed.com/#section2.3.
type OEmbed struct {
	Type         string `json:"type"`
	Version      string `json:"version"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	CacheAge     int    `json:"cache_age"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
	HTML         string `json:"html"`
	Thumbnail    string `json:"thumbnail_url"`
	ThumbWidth   int    `json:"thumbnail_width"`
	ThumbHeight  int    `json:"thumbnail_height"`
}

// Rich is the answer for a walk: a frame of this size, and a card as its picture.
func Rich(title, provider, frame, card string, width, height int) OEmbed {
	return OEmbed{
		Type: "rich", Version: "1.0", Title: title, ProviderName: "Rolewalk", ProviderURL: provider,
		CacheAge: 3600, Width: width, Height: height, HTML: Iframe(frame, title, width, height),
		Thumbnail: card, ThumbWidth: CardWidth, ThumbHeight: CardHeight,
	}
}

func (s *service) oembed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	query := r.URL.Query()
	if format := query.Get("format"); format != "" && format != "json" {
		fail(w, http.StatusNotImplemented, "Only format=json is answered.")
		return
	}
	id, ours := s.named(r, query.Get("url"))
	if !ours {
		fail(w, http.StatusNotFound, "That is no address of a walk here.")
		return
	}
	width, ok1 := within(query.Get("maxwidth"), FrameWidth)
	height, ok2 := within(query.Get("maxheight"), FrameHeight)
	if !ok1 || !ok2 {
		fail(w, http.StatusBadRequest, "maxwidth and maxheight are whole numbers of pixels.")
		return
	}
	title, err := s.partOf(r, id, titlePart)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	l := s.links(s.base(r), id)
	w.Header().Set("Cache-Control", "public, max-age=3600")
	answer(w, http.StatusOK, Rich(title, s.base(r)+"/", l.Page+"/embed", l.Image, width, height))
}

// named is the id of the walk that an address of this service names.
func (s *service) named(r *http.Request, address string) (id string, ours bool) {
	at, err := url.Parse(address)
	if err != nil {
		return "", false
	}
	base, err := url.Parse(s.base(r))
	if err != nil || at.Scheme != base.Scheme || at.Host != base.Host {
		return "", false
	}
	id, ours = strings.CutPrefix(at.Path, base.Path+"/w/")
	id = strings.TrimSuffix(strings.TrimSuffix(id, "/"), "/embed")
	return id, ours && idForm.MatchString(id)
}

// within is the smaller of a length and the most that the consumer has room for: a frame may not be larger.
func within(most string, length int) (int, bool) {
	if most == "" {
		return length, true
	}
	n, err := strconv.Atoi(most)
	if err != nil || n < 1 {
		return 0, false
	}
	return min(length, n), true
}

// Iframe is the HTML that puts a frame of ours into another page.
func Iframe(address, title string, width, height int) string {
	return fmt.Sprintf(`<iframe src="%s" title="%s" width="%d" height="%d" loading="lazy" `+
		`sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" `+
		`style="border:0;max-width:100%%"></iframe>`, html.EscapeString(address), html.EscapeString("Rolewalk: "+title),
		width, height)
}
