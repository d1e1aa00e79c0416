package cardpng

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"rolewalk/tools/share"
)

// Painter draws cards. It may be used by several at once.
type Painter struct{ regular, bold *opentype.Font }

// New reads the fonts. They have Latin, Greek and Cyrillic letters; others are drawn as boxes, and the SVG has them.
func New() (*Painter, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, fmt.Errorf("reading the regular font: %w", err)
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, fmt.Errorf("reading the bold font: %w", err)
	}
	return &Painter{regular, bold}, nil
}

// PNG draws a card.
func (p *Painter) PNG(c share.Card) ([]byte, error) {
	to := image.NewRGBA(image.Rect(0, 0, share.CardWidth, share.CardHeight))
	for _, r := range c.Rects {
		fill(to, r.Colour, func(v *vector.Rasterizer) {
			box(v, float32(r.X), float32(r.Y), float32(r.Width), float32(r.Height), float32(r.Radius))
		})
	}
	for _, l := range c.Lines {
		for i := 1; i < len(l.Points); i++ {
			stroke(to, l, l.Points[i-1], l.Points[i])
		}
	}
	for _, t := range c.Texts {
		if err := p.text(to, t); err != nil {
			return nil, fmt.Errorf("drawing %q: %w", t.Text, err)
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, to); err != nil {
		return nil, fmt.Errorf("writing the card: %w", err)
	}
	return out.Bytes(), nil
}

func fill(to *image.RGBA, colour share.Colour, path func(*vector.Rasterizer)) {
	v := vector.NewRasterizer(share.CardWidth, share.CardHeight)
	path(v)
	v.Draw(to, to.Bounds(), image.NewUniform(rgb(colour)), image.Point{})
}

// rgb reads `#rrggbb`; anything else is black.
func rgb(c share.Colour) color.RGBA {
	if len(c) != 7 {
		return color.RGBA{A: 0xff}
	}
	n, err := strconv.ParseUint(string(c[1:]), 16, 24)
	if err != nil {
		return color.RGBA{A: 0xff}
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xff}
}

// round is how far the control points of a quarter of a circle stand from its ends, as a share of its radius.
const round = 0.5523

// box is a rectangle with round corners.
func box(v *vector.Rasterizer, x, y, width, height, r float32) {
	k := r * (1 - round)
	v.MoveTo(x+r, y)
	v.LineTo(x+width-r, y)
	v.CubeTo(x+width-k, y, x+width, y+k, x+width, y+r)
	v.LineTo(x+width, y+height-r)
	v.CubeTo(x+width, y+height-k, x+width-k, y+height, x+width-r, y+height)
	v.LineTo(x+r, y+height)
	v.CubeTo(x+k, y+height, x, y+height-k, x, y+height-r)
	v.LineTo(x, y+r)
	v.CubeTo(x, y+k, x+k, y, x+r, y)
	v.ClosePath()
}

// dash is how long a dash and the gap behind it are, in pixels.
const dash = 10

// stroke draws a straight line with round ends.
func stroke(to *image.RGBA, l share.CardLine, a, b [2]int) {
	x, y := float64(a[0]), float64(a[1])
	dx, dy := float64(b[0])-x, float64(b[1])-y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	dx, dy = dx/length, dy/length
	if !l.Dashed {
		segment(to, l, x, y, x+dx*length, y+dy*length)
		return
	}
	for at := 0.0; at < length; at += 2 * dash {
		end := min(at+dash, length)
		segment(to, l, x+dx*at, y+dy*at, x+dx*end, y+dy*end)
	}
}

func segment(to *image.RGBA, l share.CardLine, x1, y1, x2, y2 float64) {
	half := float64(l.Width) / 2
	length := math.Hypot(x2-x1, y2-y1)
	nx, ny := -(y2-y1)/length*half, (x2-x1)/length*half
	fill(to, l.Colour, func(v *vector.Rasterizer) {
		v.MoveTo(float32(x1+nx), float32(y1+ny))
		v.LineTo(float32(x2+nx), float32(y2+ny))
		v.LineTo(float32(x2-nx), float32(y2-ny))
		v.LineTo(float32(x1-nx), float32(y1-ny))
		v.ClosePath()
	})
	for _, end := range [][2]float64{{x1, y1}, {x2, y2}} {
		fill(to, l.Colour, func(v *vector.Rasterizer) {
			box(v, float32(end[0]-half), float32(end[1]-half), float32(2*half), float32(2*half), float32(half))
		})
	}
}

func (p *Painter) text(to *image.RGBA, t share.CardText) error {
	family := p.regular
	if t.Bold {
		family = p.bold
	}
	face, err := opentype.NewFace(family, &opentype.FaceOptions{Size: float64(t.Size), DPI: 72})
	if err != nil {
		return err
	}
	defer face.Close()
	d := font.Drawer{Dst: to, Src: image.NewUniform(rgb(t.Colour)), Face: face, Dot: fixed.P(t.X, t.Y)}
	d.DrawString(t.Text)
	return nil
}
