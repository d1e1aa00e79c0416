package share

import (
	"encoding/xml"
	"fmt"
	"net/http"
	"strings"
	"unicode"

	"rolewalk/engine/view"
	"rolewalk/tools/prerender"
)

// The card's size in pixels: what chats and social sites show whole. See
// https://developers.facebook.com/docs/sharing/webmasters/images/.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// Card is the picture of a walk's first step: shapes, in the order in which they are drawn.
type Card struct {
	Rects []CardRect
	Lines []CardLine
	Texts []CardText
	// About is the card in words.
	About string
}

// CardRect is a filled box with round corners.
type CardRect struct {
	X, Y, Width, Height, Radius int
	Colour                      Colour
}

// CardLine is a line of several strokes, each from one point to the next.
type CardLine struct {
	Points [][2]int
	Width  int
	Dashed bool
	Colour Colour
}

// CardText is one line of text, from X to the right, on the line Y.
type CardText struct {
	X, Y, Size int
	Bold       bool
	Colour     Colour
	Text       string
}

// Colour is a colour as `#rrggbb`.
type Colour string

// The colours of a card, those of the page's light theme.
const (
	paper, ink, soft, lineColour = Colour("#ffffff"), Colour("#1d2026"), Colour("#555b66"), Colour("#c3c0b8")
	accent                       = Colour("#2f4fb8")
)

// hue is how an outcome is drawn: its colour, and the ground of its words.
type hue struct{ ink, wash Colour }

var hues = map[view.Outcome]hue{
	view.OutcomeAllow:   {"#0b6b50", "#e4f3ec"},
	view.OutcomeDeny:    {"#ab2320", "#fbe9e7"},
	view.OutcomeError:   {"#ab2320", "#fbe9e7"},
	view.OutcomeExpired: {"#7d5200", "#faf0da"},
	view.OutcomeUnknown: {"#5a4a8a", "#efebf9"},
	view.OutcomeHidden:  {"#2f4fb8", "#eaeffc"},
}

// The layout of a card, in pixels.
const (
	margin  = 64
	titleAt = 148
	titleOf = 52 // size of the title
	bandAt  = 256
	bandOf  = 164 // height of the verdict's band
	boxAt   = 462
	boxOf   = 104 // height of a node
	boxWide = 380
	lockOf  = 30 // radius of a lock
)

// CardOf draws the first step of a page whose documents are all at hand.
func CardOf(page *view.Page) Card {
	f := first{page: page, row: prerender.FirstStep(page), settled: true}
	return f.card()
}

// card draws the first step of a walk.
func (f *first) card() Card {
	c := Card{About: f.title() + ". " + f.description()}
	c.rect(0, 0, CardWidth, CardHeight, 0, paper)
	c.rect(0, 0, CardWidth, 12, 0, accent)
	c.text(margin, 76, 26, soft, true, "Rolewalk")
	for i, line := range wrap(f.title(), 30, 2) {
		c.text(margin, titleAt+i*(titleOf+8), titleOf, ink, true, line)
	}
	outcome, word, reason := view.OutcomeHidden, "What happens here?", "Say what you expect, then see it decided."
	if step := f.shown(); step != nil {
		outcome, word, reason = step.Outcome, strings.TrimSpace(step.Word+" "+step.By), step.Sentence
	}
	h := hues[outcome]
	c.rect(margin, bandAt, CardWidth-2*margin, bandOf, 12, h.wash)
	c.mark(outcome, margin+44, bandAt+44, h.ink)
	c.text(margin+84, bandAt+57, 38, h.ink, true, cut(word, 46))
	for i, line := range wrap(reason, 78, 2) {
		c.text(margin+28, bandAt+104+i*34, 27, ink, false, line)
	}
	if step := f.step(); step != nil {
		c.hop(f, step)
	}
	return c
}

// mark draws an outcome's own shape, so that its colour is not all that tells it.
func (c *Card) mark(outcome view.Outcome, x, y int, colour Colour) {
	const r = 18
	switch outcome {
	case view.OutcomeAllow:
		c.line(6, false, colour, [2]int{x - r, y}, [2]int{x - 5, y + 14}, [2]int{x + r, y - 14})
	case view.OutcomeDeny, view.OutcomeError:
		c.line(6, false, colour, [2]int{x - 14, y - 14}, [2]int{x + 14, y + 14})
		c.line(6, false, colour, [2]int{x + 14, y - 14}, [2]int{x - 14, y + 14})
	case view.OutcomeExpired:
		c.line(6, false, colour, [2]int{x - 14, y - 16}, [2]int{x + 14, y - 16}, [2]int{x - 14, y + 16}, [2]int{x + 14, y + 16},
			[2]int{x - 14, y - 16})
	default:
		c.line(6, false, colour, [2]int{x - 10, y - 8}, [2]int{x, y - 16}, [2]int{x + 10, y - 8}, [2]int{x, y + 3})
		c.rect(x-4, y+10, 8, 8, 4, colour)
	}
}

// hop draws who asks, the way with its two locks, and what is asked.
func (c *Card) hop(f *first, step *view.Step) {
	from, to := f.node(step.Edge.From), f.node(step.Edge.To)
	left, right := margin, CardWidth-margin-boxWide
	c.box(left, from)
	c.box(right, to)
	sides := [2]view.Side{step.Edge.CallerSide, step.Edge.TargetSide}
	if f.shown() == nil {
		sides = [2]view.Side{view.SideUnknown, view.SideUnknown}
	}
	y := boxAt + boxOf/2
	at := [2]int{left + boxWide + 70, right - 70}
	ends := [6]int{left + boxWide, at[0] - lockOf, at[0] + lockOf, at[1] - lockOf, at[1] + lockOf, right}
	shut := false
	for i := range 3 {
		c.line(4, shut, soft, [2]int{ends[2*i], y}, [2]int{ends[2*i+1], y})
		shut = shut || i < 2 && sides[i] == view.SideShut
	}
	for i, side := range sides {
		c.lock(at[i], y, side)
	}
	c.text(left+boxWide+28, boxAt+boxOf+4, 20, soft, false, "caller’s side")
	c.text(right-112, boxAt+boxOf+4, 20, soft, false, cut(step.Edge.TargetWord, 16))
}

func (c *Card) box(x int, n *view.Node) {
	name, kind := "not in this walk", ""
	if n != nil {
		name, kind = n.Name, n.KindWord
	}
	c.rect(x, boxAt, boxWide, boxOf, 10, lineColour)
	c.rect(x+2, boxAt+2, boxWide-4, boxOf-4, 8, paper)
	c.text(x+24, boxAt+48, 30, ink, true, cut(name, 20))
	c.text(x+24, boxAt+82, 22, soft, false, cut(kind, 30))
}

// lock draws one side of the decision: a cross where it is shut, a tick where it is open, a stroke where that is not
// known or not asked.
func (c *Card) lock(x, y int, side view.Side) {
	outcome := view.OutcomeUnknown
	switch side {
	case view.SideOpen:
		outcome = view.OutcomeAllow
	case view.SideShut:
		outcome = view.OutcomeDeny
	}
	h := hues[outcome]
	c.rect(x-lockOf, y-lockOf, 2*lockOf, 2*lockOf, lockOf, h.ink)
	c.rect(x-lockOf+4, y-lockOf+4, 2*lockOf-8, 2*lockOf-8, lockOf-4, h.wash)
	if outcome == view.OutcomeUnknown {
		c.line(6, false, h.ink, [2]int{x - 10, y}, [2]int{x + 10, y})
		return
	}
	c.mark(outcome, x, y, h.ink)
}

// node is a node of the picture by its id; nil where it is not drawn.
func (f *first) node(id string) *view.Node {
	for i := range f.page.Accounts {
		for n := range f.page.Accounts[i].Nodes {
			if node := &f.page.Accounts[i].Nodes[n]; node.ID == id {
				return node
			}
		}
	}
	return nil
}

func (c *Card) rect(x, y, width, height, radius int, colour Colour) {
	// Lines and texts are drawn above all boxes: no box lies over them.
	c.Rects = append(c.Rects, CardRect{x, y, width, height, radius, colour})
}

func (c *Card) line(width int, dashed bool, colour Colour, points ...[2]int) {
	c.Lines = append(c.Lines, CardLine{points, width, dashed, colour})
}

func (c *Card) text(x, y, size int, colour Colour, bold bool, text string) {
	if text != "" {
		c.Texts = append(c.Texts, CardText{X: x, Y: y, Size: size, Bold: bold, Colour: colour, Text: text})
	}
}

// wide is how many columns a character takes: two for those of East Asia and for pictographs.
func wide(r rune) int {
	if r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r >= 0x1f000) {
		return 2
	}
	return 1
}

// cut shortens a text to so many columns.
func cut(text string, columns int) string {
	used := 0
	for i, r := range text {
		if used += wide(r); used > columns {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text
}

// wrap breaks a text into at most so many lines of so many columns; what does not fit is cut.
func wrap(text string, columns, most int) []string {
	var lines []string
	line, used := "", 0
	words := strings.Fields(text)
	for i, word := range words {
		length := 0
		for _, r := range word {
			length += wide(r)
		}
		if used > 0 && used+1+length > columns {
			if len(lines) == most-1 {
				return append(lines, cut(line+" "+strings.Join(words[i:], " "), columns))
			}
			lines, line, used = append(lines, line), "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+length
	}
	return append(lines, cut(line, columns))
}

// SVG writes the card.
func (c *Card) SVG() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" `+
		`aria-label="%[3]s">`+"\n<title>%[3]s</title>\n", CardWidth, CardHeight, escaped(c.About))
	for _, r := range c.Rects {
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" rx="%d" fill="%s"/>`+"\n",
			r.X, r.Y, r.Width, r.Height, r.Radius, r.Colour)
	}
	for _, l := range c.Lines {
		dashes := ""
		if l.Dashed {
			dashes = ` stroke-dasharray="10 10"`
		}
		b.WriteString(`<polyline points="`)
		for i, p := range l.Points {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(&b, "%d,%d", p[0], p[1])
		}
		fmt.Fprintf(&b, `" fill="none" stroke="%s" stroke-width="%d" stroke-linecap="round" stroke-linejoin="round"%s/>`+"\n",
			l.Colour, l.Width, dashes)
	}
	for _, t := range c.Texts {
		weight := "400"
		if t.Bold {
			weight = "600"
		}
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-family="system-ui, sans-serif" font-size="%d" font-weight="%s" fill="%s">%s</text>`+"\n",
			t.X, t.Y, t.Size, weight, t.Colour, escaped(t.Text))
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// escaped is text for XML, in content and between quotes. What XML cannot have becomes a replacement character.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder never fails
	return b.String()
}

func (s *service) svg(r *http.Request, id string) ([]byte, error) {
	card, err := s.partOf(r, id, cardPart)
	return []byte(card), err
}

func (s *service) png(r *http.Request, id string) ([]byte, error) {
	walk, err := s.walk(r, id)
	if err != nil {
		return nil, err
	}
	f := firstOf(walk)
	return s.PNG(f.card())
}

func (s *service) card(w http.ResponseWriter, r *http.Request) {
	id, form, _ := strings.Cut(r.PathValue("file"), ".")
	if form != "svg" && (form != "png" || s.PNG == nil) {
		s.failed(w, r, ErrMissing)
		return
	}
	media, drawn := "image/svg+xml", s.svg
	if form == "png" {
		media, drawn = "image/png", s.png
	}
	body, err := drawn(r, id)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Content-Type", media)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	h.Set("Cache-Control", "public, max-age=86400")
	_, _ = w.Write(body)
}
