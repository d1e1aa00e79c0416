package view_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// style is a font of the picture.
type style int

const (
	plain style = iota
	bold
	mono
)

// drawnWide is how wide a text is in DejaVu, which is broader than the fonts of most systems, in pixels.
func drawnWide(text string, s style) float64 {
	sum := 0.0
	for _, c := range text {
		switch {
		case s == mono && c <= 0x2ff, s == mono && strings.ContainsRune("…’→", c):
			sum += 7.83
		case c > 0x2ff && !strings.ContainsRune("…’→", c):
			sum += 13
		case strings.ContainsRune("ijlI.,:;'’|", c):
			sum += 4.2
		case strings.ContainsRune("frt -/()[]", c):
			sum += 5.2
		case strings.ContainsRune("csz", c):
			sum += 7
		case strings.ContainsRune("mwMW@…→", c):
			sum += 12.8
		case c >= 'A' && c <= 'Z':
			sum += 9.4
		default:
			sum += 8.2
		}
	}
	if s == bold {
		sum *= 1.1
	}
	return sum
}

// area is a rectangle with a name, and what it may lie on.
type area struct {
	name                     string
	left, top, right, bottom float64
	// in are the names of what it stands in.
	in string
}

func (a *area) on(b *area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

func boxArea(name, in string, b view.Box) area {
	x, y := float64(b.X), float64(b.Y)
	return area{name, x, y, x + float64(b.Width), y + float64(b.Height), in}
}

func textArea(name, in string, m view.Mark, anchor string, s style) area {
	x, wide := float64(m.X), drawnWide(m.Text, s)
	if anchor == "end" {
		x -= wide
	}
	if anchor == "middle" {
		x -= wide / 2
	}
	return area{name + " “" + m.Text + "”", x, float64(m.Y) - 11, x + wide, float64(m.Y) + 3, in}
}

// things are all that a page draws at a row, besides lines.
func things(p *view.Page, row int) []area {
	var list []area
	step := p.Rows[row].Step
	for i := range p.Accounts {
		a := &p.Accounts[i]
		if len(a.Nodes) == 0 {
			continue
		}
		name := "account " + a.ID
		list = append(list, boxArea(name, "", a.Box), textArea("alias", name, a.Title, "", bold),
			textArea("number", name, a.Subtitle, "", mono))
		for n := range a.Nodes {
			node := &a.Nodes[n]
			second := node.Subtitle
			if step != nil && step.Edge.From == node.ID && step.Edge.As != "" {
				second.Text = step.Edge.As
			}
			list = append(list, boxArea(node.ID, name, node.Box), textArea("name", node.ID, node.Title, "", bold),
				textArea("kind", node.ID, second, "", mono),
				boxArea("icon", node.ID, view.Box{X: node.Icon.X, Y: node.Icon.Y, Width: 18, Height: 18}))
		}
	}
	for i := range p.Rows {
		if s := p.Rows[i].Step; s != nil && s.Edge.Chip.Width > 0 {
			chip := "chip " + strconv.Itoa(p.Rows[i].Number)
			box := s.Edge.Chip
			number := view.Mark{X: box.X + box.Width/2, Y: box.Y + 17, Text: strconv.Itoa(p.Rows[i].Number)}
			list = append(list, boxArea(chip, "account", box), textArea("number", chip, number, "middle", bold))
		}
	}
	if step == nil || step.Edge.Drawing == nil {
		return list
	}
	for i, l := range step.Edge.Drawing.Locks {
		r := p.Picture.Lock
		name := fmt.Sprintf("lock %d", i)
		list = append(list, boxArea(name, "", view.Box{X: l.X - r, Y: l.Y - r, Width: 2 * r, Height: 2 * r}),
			textArea("label", "account", l.Label, l.Anchor, plain))
	}
	return list
}

var command = regexp.MustCompile(`([MHVQL])([-0-9 ]+)`)

// linesOf are the straight stretches of a path as thin areas; a corner is its box.
func linesOf(name, path string) []area {
	var list []area
	x, y := 0.0, 0.0
	for _, c := range command.FindAllStringSubmatch(path, -1) {
		var n []float64
		for _, word := range strings.Fields(c[2]) {
			v, err := strconv.ParseFloat(word, 64)
			if err != nil {
				panic(err)
			}
			n = append(n, v)
		}
		fromX, fromY := x, y
		switch c[1] {
		case "H":
			x = n[0]
		case "V":
			y = n[0]
		default:
			x, y = n[len(n)-2], n[len(n)-1]
		}
		if c[1] != "M" {
			list = append(list, area{
				name, min(fromX, x) - .1, min(fromY, y) - .1, max(fromX, x) + .1, max(fromY, y) + .1, "",
			})
		}
	}
	return list
}

// overlaps are what lies on one another at a row. An account's box is around what it holds, and lines cross its border.
func overlaps(p *view.Page, row int) []string {
	var found []string
	list := things(p, row)
	for i := range list {
		a := &list[i]
		if a.left < 0 || a.top < 0 || a.right > float64(p.Picture.Width) || a.bottom > float64(p.Picture.Height) {
			found = append(found, a.name+" leaves the picture")
		}
		for k := range i {
			b := &list[k]
			switch {
			case a.on(b) && !holds(list, b, a) && !holds(list, a, b):
				found = append(found, a.name+" lies on "+b.name)
			case a.in == b.name && (a.left < b.left || a.right > b.right || a.top < b.top || a.bottom > b.bottom):
				found = append(found, a.name+" leaves "+b.name)
			}
		}
	}
	var lines []area
	for i := range p.Rows {
		if s := p.Rows[i].Step; s != nil && i != row {
			lines = append(lines, linesOf("the line of step "+strconv.Itoa(p.Rows[i].Number), s.Edge.Trail)...)
		}
	}
	if s := p.Rows[row].Step; s != nil && s.Edge.Drawing != nil {
		for _, segment := range s.Edge.Drawing.Segments {
			lines = append(lines, linesOf("the line", segment.Path)...)
		}
	}
	for i := range lines {
		for k := range list {
			if name := list[k].name; strings.HasPrefix(name, "account ") || strings.HasPrefix(name, "lock ") {
				continue
			}
			if shrunk := list[k].smaller(.2); lines[i].on(&shrunk) {
				found = append(found, fmt.Sprintf("%s crosses %s", lines[i].name, list[k].name))
			}
		}
	}
	return found
}

// holds reports whether a thing stands in another, or in what stands in it. Labels and chips stand in some account.
func holds(list []area, outer, inner *area) bool {
	if inner.in == outer.name || inner.in == "account" && strings.HasPrefix(outer.name, "account ") {
		return true
	}
	for i := range list {
		if inner.in != "" && list[i].name == inner.in {
			return holds(list, outer, &list[i])
		}
	}
	return false
}

func (a area) smaller(by float64) area {
	return area{a.name, a.left + by, a.top + by, a.right - by, a.bottom - by, a.in}
}

func pageOf(text string) *view.Page {
	return view.Build(scenario.Parse("x.walk", text, scenario.PageLimit).Run(scenario.Options{Trace: true}))
}

// TestNothingOverlaps compares the boxes of all that the picture draws, at every step of every walk of the library.
func TestNothingOverlaps(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../scenarios/*/*.walk")
	corpus, other := filepath.Glob("../../scenarios/corpus/*/*.walk")
	if err != nil || other != nil || len(files) < 28 || len(corpus) < 100 {
		t.Fatalf("%d and %d walks, %v, %v", len(files), len(corpus), err, other)
	}
	files = append(files, corpus...)
	compared := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p := pageOf(string(text))
		for i := range p.Rows {
			compared++
			if row := &p.Rows[i]; row.Kind == view.RowStep && row.Step.Edge.Chip.Width == 0 {
				t.Errorf("%s, step %d has no number in the picture", filepath.Base(file), row.Number)
			}
			for _, found := range overlaps(p, i) {
				t.Errorf("%s, row %d: %s", filepath.Base(file), i, found)
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d rows compared", compared)
	}
}

var someNames = []string{
	"a", "ci", "Deploy", "WWWWWWWWWWWWWWWWWWWW", "MAXIMUM-CAPITALS-IN-A-NAME-THAT-GOES-ON",
	"a-role-with-quite-a-long-name-of-sixty-letters-or-a-few-less", "R.2", "i", "AWSReservedSSO_Admin_0123456789abcdef",
}

// randomWorld is a walk with accounts, users and roles, in which any of them asks for any role.
func randomWorld(r *rand.Rand) string {
	const trust = `{"Version": "2012-10-17", "Statement":
  {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}}`
	text := &strings.Builder{}
	fmt.Fprintln(text, "title \"a world\"")
	var users, roles, sessions []string
	for a := range 1 + r.Intn(6) {
		alias := fmt.Sprintf("%s%d", []string{"dev", "workloads-production-emea-", "MMMMMMMMMMMMMMMMMMM"}[r.Intn(3)], a)
		fmt.Fprintf(text, "account %012d %s {\n", 111111111111+a, alias)
		for n := range r.Intn(4) {
			name := fmt.Sprintf("%s%d", someNames[r.Intn(len(someNames))], n)
			fmt.Fprintf(text, "  user %s { policy p {\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", "+
				"\"Action\": \"*\", \"Resource\": \"*\"}} }\n", name)
			users = append(users, alias+"/"+name)
		}
		for n := range 1 + r.Intn(8) {
			name := fmt.Sprintf("%s-%d", someNames[r.Intn(len(someNames))], n)
			fmt.Fprintf(text, "  role %s { trust %s }\n", name, trust)
			roles = append(roles, alias+"/"+name)
		}
		fmt.Fprintln(text, "}")
	}
	for n := range r.Intn(30) {
		actors := append(append(append([]string{}, users...), roles...), sessions...)
		actor, role, session := actors[r.Intn(len(actors))], roles[r.Intn(len(roles))], fmt.Sprintf("session-%d", n)
		if r.Intn(4) == 0 {
			session = "A-SESSION-NAME-OF-MANY-CAPITALS-" + strconv.Itoa(n)
		}
		switch r.Intn(8) {
		case 0:
			fmt.Fprintf(text, "step { %s calls s3:GetObject on arn:aws:s3:::bucket-%d/key }\n", actor, r.Intn(3))
			continue
		case 1:
			fmt.Fprintf(text, "step { ec2.amazonaws.com assumes %s as %s }\n", role, session)
		default:
			fmt.Fprintf(text, "step { %s assumes %s as %s }\n", actor, role, session)
		}
		sessions = append(sessions, session)
	}
	return text.String()
}

// TestNothingOverlapsAnywhere does the same with worlds that are made up.
func TestNothingOverlapsAnywhere(t *testing.T) {
	t.Parallel()
	steps, broken := 0, 0
	for seed := range int64(200) {
		text := randomWorld(rand.New(rand.NewSource(seed)))
		p := pageOf(text)
		if p.Status != view.StatusDecided {
			broken++
			t.Logf("%d: %s", seed, p.Findings[0].Message)
			continue
		}
		for i := range p.Rows {
			steps++
			for _, found := range overlaps(p, i) {
				t.Errorf("world %d, row %d: %s", seed, i, found)
			}
		}
	}
	if broken > 0 || steps < 2000 {
		t.Errorf("%d broken worlds, %d steps", broken, steps)
	}
}
