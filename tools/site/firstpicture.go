package main

import (
	"strings"

	"rolewalk/engine/view"
)

// FirstPicture is the picture without its hop: boxes and nodes where the page's own layout puts them.
type FirstPicture struct {
	Width, Height int
	Accounts      []FirstAccount
}

// FirstAccount is an account's box.
type FirstAccount struct {
	view.Account
	X, Y, Width, Height int
	TextX, AliasY, IDY  int
	Nodes               []FirstNode
}

// FirstNode is a node in an account's box.
type FirstNode struct {
	Kind                              view.NodeKind
	ARN, Name, KindWord               string
	Now                               bool
	X, Y, Width, Height               int
	IconX, IconY, TextX, NameY, KindY int
}

// The measures of web/src/picture/layout.ts, in the drawing's own units.
const (
	pictureWidth, boxWidth, boxHead  = 520, 184, 58
	nodeHeight, nodeGap, inset, edge = 52, 16, 14, 10
	nameBreadth                      = 12.5
)

var kindWords = map[view.NodeKind]string{
	view.NodeUser: "user", view.NodeRole: "role", view.NodeRoot: "root user", view.NodeResource: "resource",
	view.NodeService: "service", view.NodeProvider: "provider",
}

func firstPicture(page *view.Page, step *view.Step) FirstPicture {
	out := FirstPicture{Width: pictureWidth}
	bottoms := [2]int{edge, edge}
	for _, account := range page.Accounts {
		if len(account.Nodes) == 0 {
			continue
		}
		if account.ID == "" && account.Alias == "" {
			account.Alias = "no account"
		}
		column := len(out.Accounts) % 2
		x := edge + column*(pictureWidth-2*edge-boxWidth)
		y := bottoms[column]
		box := FirstAccount{
			Account: account, X: x, Y: y, Width: boxWidth, Height: boxHead + len(account.Nodes)*(nodeHeight+nodeGap),
			TextX: x + inset, AliasY: y + 24, IDY: y + 41,
		}
		for i, node := range account.Nodes {
			nx, ny := x+inset, y+boxHead+i*(nodeHeight+nodeGap)
			box.Nodes = append(box.Nodes, FirstNode{
				Kind: node.Kind, ARN: node.ARN, Name: short(node.Name), KindWord: kindWords[node.Kind],
				Now: step != nil && (node.ID == step.Hop.From || node.ID == step.Hop.To),
				X:   nx, Y: ny, Width: boxWidth - 2*inset, Height: nodeHeight,
				IconX: nx + 10, IconY: ny + 10, TextX: nx + 36, NameY: ny + 22, KindY: ny + 39,
			})
		}
		bottoms[column] = y + box.Height + nodeGap
		out.Accounts = append(out.Accounts, box)
	}
	out.Height = max(bottoms[0], bottoms[1], 120) - nodeGap + edge
	return out
}

// breadth is how wide a name is drawn, about, in middling letters.
func breadth(letters []rune) float64 {
	sum := 0.0
	for _, c := range letters {
		switch {
		case strings.ContainsRune("mwMW@", c):
			sum += 1.5
		case strings.ContainsRune("ijltfr.:/'| -", c):
			sum += 0.6
		default:
			sum++
		}
	}
	return sum
}

// short shortens a name in its middle, where ARNs are most alike.
func short(name string) string {
	letters := []rune(name)
	if breadth(letters) <= nameBreadth {
		return name
	}
	for len(letters) > 2 && breadth(letters) > nameBreadth-1 {
		middle := len(letters) / 2
		letters = append(letters[:middle:middle], letters[middle+1:]...)
	}
	head := (len(letters) + 1) / 2
	return string(letters[:head]) + "…" + string(letters[head:])
}
