package main

import (
	"errors"
	"html"
	"strings"

	"github.com/spf13/cobra"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"rolewalk/tools/embed"
)

// html prints a Markdown file as HTML, with the script that its walks need.
func (e *embedding) html(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return errors.New("--for html takes one Markdown file")
	}
	text, err := readText(args[0], c.InOrStdin())
	if err != nil {
		return err
	}
	var out strings.Builder
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, embed.Extension{Site: e.site}))
	if err := m.Convert([]byte(text.Body), &out); err != nil {
		return trouble(text.Name + ": " + err.Error())
	}
	if len(embed.Fences([]byte(text.Body))) > 0 {
		out.WriteString(`<script src="` + html.EscapeString(e.site) + "role-walk.js\" async></script>\n")
	}
	_, err = c.OutOrStdout().Write([]byte(out.String()))
	return err
}
