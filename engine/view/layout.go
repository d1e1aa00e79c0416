package view

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// The measures of the picture. Accounts fill two columns in file order, and the space between them is for edges, so
// that a thing stays where it is from step to step and while the text is edited.
const (
	pictureWidth  = 520
	pictureMargin = 10
	leastPicture  = 120
	accountWidth  = 184
	accountHead   = 58
	accountInset  = 14
	nodeHeight    = 52
	nodeGap       = 16
	nodeText      = 36 // from the node's left side
	iconSize      = 18
	lockRadius    = 17
)

// The lengths at which names are shortened, in letters of middling breadth, tenfold.
const (
	nameBreadth     = 125
	subtitleBreadth = 170
)

// drawPicture fills in where accounts, nodes and edges stand.
func drawPicture(p *Page) {
	bottoms := [2]int{pictureMargin, pictureMargin}
	drawn := 0
	for i := range p.Accounts {
		a := &p.Accounts[i]
		if len(a.Nodes) == 0 {
			continue
		}
		column := drawn % 2
		drawn++
		x := pictureMargin + column*(pictureWidth-2*pictureMargin-accountWidth)
		height := accountHead + len(a.Nodes)*(nodeHeight+nodeGap)
		drawAccount(a, Box{x, bottoms[column], accountWidth, height})
		bottoms[column] += height + nodeGap
	}
	height := max(bottoms[0], bottoms[1], leastPicture) - nodeGap + pictureMargin
	p.Picture = Picture{Width: pictureWidth, Height: height, Icon: iconSize, Lock: lockRadius}
	drawEdges(p)
}

func drawAccount(a *Account, box Box) {
	a.Box = box
	title := a.Alias
	if title == "" && a.ID == "" {
		title = "no account"
	}
	x, y := box.X+accountInset, box.Y
	a.Title.set(x, y+24, title)
	a.Subtitle.set(x, y+41, a.ID)
	y += accountHead
	for i := range a.Nodes {
		n := &a.Nodes[i]
		n.KindWord = kindWord(n.Kind)
		n.Box = Box{x, y, accountWidth - 2*accountInset, nodeHeight}
		n.Icon.set(x+10, y+10, string(n.Kind))
		n.Title.set(x+nodeText, y+22, shorten(n.Name, nameBreadth))
		n.Subtitle.set(x+nodeText, y+39, shorten(n.KindWord, subtitleBreadth))
		y += nodeHeight + nodeGap
	}
}

// breadth is about how wide a letter is drawn.
func breadth(letter rune) int {
	switch {
	case strings.ContainsRune("mwMW@", letter):
		return 15
	case strings.ContainsRune("ijltfr.:/'| -", letter):
		return 6
	}
	return 10
}

// shorten cuts a name that is broader than most in its middle, where ARNs are most alike.
func shorten(name string, most int) string {
	letters := []rune(name)
	sum := 0
	for _, c := range letters {
		sum += breadth(c)
	}
	if sum <= most {
		return name
	}
	for len(letters) > 2 && sum > most-10 {
		middle := len(letters) / 2
		sum -= breadth(letters[middle])
		letters = append(letters[:middle], letters[middle+1:]...)
	}
	head := (len(letters) + 1) / 2
	return string(letters[:head]) + "…" + string(letters[head:])
}
