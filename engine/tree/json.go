package tree

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/source"
)

// MaxDepth is how deep JSON may nest.
const MaxDepth = 64

// Fault is where and why a text is not JSON.
type Fault struct {
	At      source.Span
	Message string
	Remedy  string
	Fixes   []source.Fix
	// TooDeep says that the text nests deeper than MaxDepth.
	TooDeep bool
}

// jsonReader walks a JSON text once and keeps every place.
type jsonReader struct {
	decoder *jsontext.Decoder
	body    string      // the JSON alone
	base    source.Span // where body stands
	depth   int
	// members and items are those of the objects and lists that are still open, so that each list is made once, of its
	// own length.
	members []Member
	items   []Node
}

// ReadJSON reads the JSON value that stands at the span at of body. The fault is nil if it is JSON and nothing else.
func ReadJSON(body string, at source.Span) (Node, *Fault) {
	r := &jsonReader{body: body[at.From:at.To], base: at}
	r.decoder = jsontext.NewDecoder(strings.NewReader(r.body), jsontext.AllowDuplicateNames(true))
	n, err := r.value()
	if err == nil {
		if _, end := r.decoder.ReadToken(); end == nil {
			err = r.fault("there is more text after the JSON", "one policy is one JSON object")
		} else if !errors.Is(end, io.EOF) {
			err = r.broken(end)
		}
	}
	return n, err
}

// value reads the next value.
func (r *jsonReader) value() (Node, *Fault) {
	token, err := r.decoder.ReadToken()
	if err != nil {
		return Node{}, r.broken(err)
	}
	n := Node{Kind: token.Kind(), Span: r.spanOf(token)}
	switch n.Kind {
	case '{', '[':
		if r.depth++; r.depth > MaxDepth {
			fault := r.fault(fmt.Sprintf("this JSON is nested more than %d levels deep", MaxDepth), "a policy needs six")
			fault.TooDeep = true
			return n, fault
		}
		members, items := len(r.members), len(r.items)
		fault := r.content(&n)
		n.Members, r.members = cut(r.members, members)
		n.Items, r.items = cut(r.items, items)
		r.depth--
		return n, fault
	default:
		n.Text = token.String()
	}
	return n, nil
}

// content reads the members or items of n up to its closing bracket.
func (r *jsonReader) content(n *Node) *Fault {
	for {
		switch kind := r.decoder.PeekKind(); {
		case kind == '}' || kind == ']':
			if _, err := r.decoder.ReadToken(); err != nil {
				return r.broken(err)
			}
			n.Span.To = r.offset()
			return nil
		case n.Kind == '[':
			item, fault := r.value()
			if fault != nil {
				return fault
			}
			r.items = append(r.items, item)
		default:
			name, err := r.decoder.ReadToken()
			if err != nil {
				return r.broken(err)
			}
			m := Member{Name: String{name.String(), r.spanOf(name)}}
			value, fault := r.value()
			if fault != nil {
				return fault
			}
			m.Value = value
			r.members = append(r.members, m)
		}
	}
}

// cut takes what a list has from a place on. It is nil where there is nothing.
func cut[T any](list []T, from int) (taken, rest []T) {
	if len(list) == from {
		return nil, list
	}
	taken = slices.Clone(list[from:])
	clear(list[from:])
	return taken, list[:from]
}

func (r *jsonReader) offset() int { return r.base.From + int(r.decoder.InputOffset()) }

// spanOf is the place of the token read last. The decoder tells where it ends; a string's length in the text is found
// by going back to its quote.
func (r *jsonReader) spanOf(token jsontext.Token) source.Span {
	end := int(r.decoder.InputOffset())
	from := end
	switch token.Kind() {
	case '{', '[', '}', ']':
		from = end - 1
	case '"':
		for from = end - 2; from > 0 && (r.body[from] != '"' || escaped(r.body[:from])); from-- {
		}
	default:
		for from > 0 && !strings.ContainsRune(" \t\r\n,:[{", rune(r.body[from-1])) {
			from--
		}
	}
	return source.Span{Text: r.base.Text, From: r.base.From + from, To: r.base.From + end}
}

// escaped reports whether what follows text is escaped: an odd number of backslashes ends it.
func escaped(text string) bool {
	return (len(text)-len(strings.TrimRight(text, `\`)))%2 == 1
}

func (r *jsonReader) fault(message, remedy string) *Fault {
	at := r.offset()
	return &Fault{
		At:      source.Span{Text: r.base.Text, From: max(at-1, r.base.From), To: at},
		Message: message,
		Remedy:  remedy,
	}
}

// broken says in our own words what the decoder stumbled over.
func (r *jsonReader) broken(err error) *Fault {
	offset := int(r.decoder.InputOffset())
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		offset = max(offset, int(syntactic.ByteOffset))
	}
	for offset < len(r.body) && strings.IndexByte(" \t\r\n", r.body[offset]) >= 0 {
		offset++
	}
	offset = min(offset, len(r.body))
	return describeBroken(r.body, offset, r.base)
}
