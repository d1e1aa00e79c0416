package main

import (
	"cmp"
	"errors"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"rolewalk/engine/link"
	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/tools/share"
)

// untitled is what a picture is called whose walk has no title, or is not at hand.
const untitled = "A walk through AWS role assumption"

// link prints a picture that leads to a walk.
func (e *embedding) link(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return errors.New("--for link takes one walk: a file, or the address of one")
	}
	if image, page, ok := cardOf(args[0]); ok {
		c.Println(imageLink(untitled, image, page))
		return nil
	}
	if strings.Contains(args[0], "://") {
		return trouble(args[0] + ": only a named walk (…/walks/NAME/) and a short link (…/w/ID) have a picture: " +
			"save the walk with `rolewalk open`, and give the file")
	}
	text, err := readText(args[0], c.InOrStdin())
	if err != nil {
		return err
	}
	if err := holdsNoSecret(text, "share"); err != nil {
		return err
	}
	if len(text.Body) > link.Limit {
		return trouble(text.Name + ": the walk is too large for a link, which holds 256 KiB")
	}
	walk := parse(text)
	if len(walk.Errors) > 0 {
		reportAll(c.ErrOrStderr(), walk.Texts, walk.Errors)
		return silent(exitBroken)
	}
	page := view.Build(walk.Run(scenario.Options{}))
	card := share.CardOf(page)
	name := strings.TrimSuffix(filepath.Base(text.Name), ".walk") + ".svg"
	if err := e.file(c, name, string(card.SVG())); err != nil {
		return err
	}
	target := e.site + "#" + link.Fragment(text.Body, 0)
	c.Println(imageLink(cmp.Or(page.Title, untitled), (&url.URL{Path: name}).EscapedPath(), target))
	return nil
}

// pictured matches the addresses of walks that have a picture: a named walk, and a short link.
var pictured = regexp.MustCompile(`^(https?://[^\s()<>#?]+/)(?:walks/([\w-]+)|w/([\w-]+))/?(?:#step=\d+)?$`)

// cardOf returns the address of a walk's picture, and of the walk.
func cardOf(address string) (image, page string, ok bool) {
	m := pictured.FindStringSubmatch(address)
	switch {
	case m == nil:
		return "", "", false
	case m[2] != "":
		return m[1] + "walks/" + m[2] + "/card.svg", address, true
	}
	return m[1] + "card/" + m[3] + ".svg", address, true
}

// imageLink is a picture that is a link, in Markdown.
func imageLink(title, image, page string) string {
	var alt strings.Builder
	for _, r := range title {
		if strings.ContainsRune("\\[]<>!`*_&", r) {
			alt.WriteByte('\\')
		}
		alt.WriteRune(r)
	}
	return "[![" + alt.String() + "](" + image + ")](" + page + ")"
}
