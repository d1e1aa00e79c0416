package view

import "strconv"

func itoa(n int) string { return strconv.Itoa(n) }

// The measures of the picture, in CSS pixels: it is never scaled. Accounts fill two columns in file order. The space
// between them is for edges, so that a thing stays where it is from step to step and while the text is edited.
const (
	pictureWidth  = 456
	pictureMargin = 6
	leastPicture  = 120
	accountWidth  = 174
	accountHead   = 48
	accountInset  = 10
	accountGap    = 14
	nodeWidth     = accountWidth - 2*accountInset
	nodeHeight    = 46
	nodeGap       = 10
	nodeText      = 32 // from the node's left side
	iconSize      = 18
	lockRadius    = 11
	lockIcon      = 14
	// The row under a node: its lock's label on the side of the edges, and on the other side the chips of its steps, which
	// go on in rows of their own.
	labelWidth = 104
	rowHeight  = 28
	chipHeight = 24
	chipWidth  = 22
	chipGap    = 4
	chipTop    = 3
	// The button that adds a role stands at the right of the account's title.
	plusSize = 24
	plusTop  = 8
	plusGap  = 4
)

// block is what belongs to a node in the layout: its width, how many rows of labels it needs, and its chips.
type block struct {
	width  int
	labels int
	chips  []*Edge
	widths []int
}

// drawPicture fills in where accounts, nodes and edges stand.
func drawPicture(p *Page) {
	blocks := blocksOf(p)
	bottoms := [2]int{pictureMargin, pictureMargin}
	drawn, count := 0, 0
	for i := range p.Accounts {
		a := &p.Accounts[i]
		if len(a.Nodes) == 0 {
			continue
		}
		column := drawn % 2
		drawn++
		count += len(a.Nodes)
		x := pictureMargin + column*(pictureWidth-2*pictureMargin-accountWidth)
		bottoms[column] = drawAccount(a, x, bottoms[column], blocks) + accountGap
	}
	bottom := max(bottoms[0], bottoms[1], leastPicture) - accountGap
	if loose := blocks[""]; len(loose.chips) > 0 {
		bottom += chipTop
		bottom += rowHeight * loose.place(pictureMargin, bottom+chipTop, true)
	}
	p.Picture = Picture{
		Width: pictureWidth, Height: bottom + pictureMargin, Icon: iconSize, Lock: lockRadius, LockIcon: lockIcon,
		Nodes: count,
	}
	drawEdges(p)
}

// blocksOf finds which labels and chips each node has, by its ID. A step's chip stands at what it asks for, or, where
// that is not drawn, at its caller, and without either below the picture, in the block of no ID.
func blocksOf(p *Page) map[string]*block {
	loose := &block{width: pictureWidth - 2*pictureMargin}
	blocks := map[string]*block{"": loose}
	for i := range p.Accounts {
		for n := range p.Accounts[i].Nodes {
			blocks[p.Accounts[i].Nodes[n].ID] = &block{width: nodeWidth}
		}
	}
	for i := range p.Rows {
		row := &p.Rows[i]
		if row.Step == nil {
			continue
		}
		e := &row.Step.Edge
		e.Chip = Box{}
		from, to := blockOf(blocks, e.From), blockOf(blocks, e.To)
		if from != loose && to != loose {
			from.labels, to.labels = max(from.labels, 1), max(to.labels, 1)
			if from == to {
				from.labels = 2
			}
		}
		at := to
		if at == loose {
			at = from
		}
		if row.Kind == RowStep {
			at.chips = append(at.chips, e)
			at.widths = append(at.widths, max(chipWidth, 10+8*len(itoa(row.Number))))
		}
	}
	return blocks
}

// blockOf is the block of a node, that of no ID where it is not drawn.
func blockOf(blocks map[string]*block, id string) *block {
	if b := blocks[id]; b != nil {
		return b
	}
	return blocks[""]
}

// drawAccount places an account and its nodes, and returns its lower end.
func drawAccount(a *Account, left, top int, blocks map[string]*block) int {
	title := a.Alias
	if title == "" && a.ID == "" {
		title = "no account"
	}
	x, y := left+accountInset, top
	a.Title.set(x, y+20, shorten(title, nodeWidth-plusSize-plusGap, letterWide))
	a.Subtitle.set(x, y+37, a.ID)
	y += accountHead
	for i := range a.Nodes {
		n := &a.Nodes[i]
		n.KindWord = kindWord(n.Kind)
		n.Box = Box{x, y, nodeWidth, nodeHeight}
		n.Icon.set(x+8, y+8, string(n.Kind))
		n.Title.set(x+nodeText, y+19, shorten(n.Name, nodeWidth-nodeText-6, letterWide))
		n.Subtitle.set(x+nodeText, y+36, shorten(n.KindWord, nodeWidth-nodeText-6, monoWide))
		y += nodeHeight
		y += rowHeight*blocks[n.ID].place(x, y+chipTop, left < pictureWidth/2) + nodeGap
	}
	a.Box = Box{left, top, accountWidth, y - top}
	return y
}

// place sets the chips from a place on, in rows, and returns how many rows the node has under it. Labels stand on the
// right in the left column, and on the left in the right one.
func (b *block) place(left, top int, labelsRight bool) (rows int) {
	rows = b.labels
	row, x := 0, 0
	start := func() {
		x = 0
		if row < b.labels && !labelsRight {
			x = labelWidth
		}
	}
	start()
	for i, e := range b.chips {
		end := b.width
		if row < b.labels && labelsRight {
			end -= labelWidth
		}
		if x+b.widths[i] > end {
			row++
			start()
		}
		e.Chip = Box{left + x, top + row*rowHeight, b.widths[i], chipHeight}
		x += b.widths[i] + chipGap
	}
	if len(b.chips) > 0 {
		rows = max(rows, row+1)
	}
	return rows
}
