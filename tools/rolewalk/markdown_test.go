package main

import (
	"strings"
	"testing"
)

// fenced is a Markdown file with a walk behind some lines.
func fenced(walk string) string {
	return "# Roles\n\nText.\n\n```walk step=1\n" + walk + "```\n\n```json\n{}\n```\n"
}

// quoted is a Markdown file with a walk in a quotation.
func quoted(walk string) string {
	return "> ```walk\n> " + strings.ReplaceAll(strings.TrimSpace(walk), "\n", "\n> ") + "\n> ```\n"
}

func TestMarkdown(t *testing.T) {
	in(t, map[string]string{
		"docs/a/good.md": fenced(passing) + fenced(passing), "docs/b.mdx": fenced(passing), "docs/plain.md": "# None\n",
		"docs/node_modules/x/README.md": fenced(unmet),
		"bad/deep/unmet.md":             fenced(unmet),
		"bad/quoted.md":                 quoted(unmet),
		"broken.markdown":               fenced(broken), "empty/x.md": "text", "link.walk": passing,
	})
	if got := rolewalk("", "test", "docs"); got != (ran{stdout: "3 passed, 0 failed\n"}) {
		t.Errorf("a folder: %+v", got)
	}
	for _, pattern := range []string{"docs/**/*.md", "docs/**", "./docs/*/*.md"} {
		if got := rolewalk("", "test", pattern); got.code != 0 || strings.HasPrefix(got.stdout, "0 passed") {
			t.Errorf("%s: %+v", pattern, got)
		}
	}
	rolewalk("", "test", "docs/plain.md", "docs/b.mdx").wants(t, "files one by one", 0, "1 passed, 0 failed")
	rolewalk("", "test", "bad").wants(t, "unmet", 1, "FAIL bad/deep/unmet.md:19: ", "FAIL bad/quoted.md:15: ",
		"0 passed, 2 failed")
	rolewalk("", "test", "broken.markdown", "link.walk").wants(t, "a walk that does not parse", 2,
		"broken.markdown:7:3: ERROR ", "1 passed, 0 failed")
	rolewalk("", "test", "empty").wants(t, "no walk at all", 2, "there is no walk in empty", "0 passed, 0 failed")
	rolewalk("", "test", "docs/**/*.walk").wants(t, "a pattern without a file", 2, "no file matches")
}
