package main

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"rolewalk/engine/source"
)

var (
	// opener matches the end of a line that starts a heredoc.
	opener = regexp.MustCompile(`<<-?([A-Za-z_][A-Za-z0-9_-]*)[ \t]*\r?$`)
	// unread matches the other forms in which Terraform writes policies.
	unread = regexp.MustCompile(`\bjsonencode\s*\(|"aws_iam_policy_document"`)
	// template matches a placeholder that Terraform replaces. Doubled, `$${`, it is text.
	template = regexp.MustCompile(`(?:^|[^$])(\$\{[^}]*\}?)|(?:^|[^%])(%\{[^}]*\}?)`)
)

const unreadHelp = "rolewalk reads policies in heredocs (<<EOF), " +
	"not jsonencode or aws_iam_policy_document: check the output of `terraform show -json`"

// isTerraform reports whether the text is Terraform: by its file name, or because it has a heredoc and is not JSON.
func isTerraform(text *source.Text) bool {
	switch filepath.Ext(text.Name) {
	case ".tf":
		return true
	case ".walk", ".json":
		return false
	}
	found, _ := heredocs(text)
	return len(found) > 0 && !strings.HasPrefix(strings.TrimSpace(text.Body), "{")
}

// terraform checks each heredoc with JSON, at its own lines.
func (k *checker) terraform(text *source.Text) {
	documents, open := heredocs(text)
	if open != nil {
		k.cannot(text.Where(*open) + ": this heredoc has no end: its word must stand alone on a line")
	}
	policies := 0
	for _, at := range documents {
		if strings.HasPrefix(text.Slice(at), "{") {
			policies++
			k.heredoc(text, at)
		}
	}
	at := unread.FindStringIndex(text.Body)
	switch {
	case at != nil && policies > 0:
		k.say(text.Where(source.Span{From: at[0]}) + ": not checked: " + unreadHelp)
	case at != nil:
		k.cannot(text.Where(source.Span{From: at[0]}) + ": " + unreadHelp)
	case policies == 0 && open == nil:
		k.cannot(text.Name + ": this file has no heredoc (<<EOF) with a JSON policy")
	}
}

// heredoc checks the policy at a heredoc's span. The values of placeholders are not known, so findings in a string with
// one are removed, and a message says so.
func (k *checker) heredoc(text *source.Text, at source.Span) {
	filled, outside := filledStrings(text, at)
	if outside != nil {
		k.cannot(text.Where(*outside) + ": Terraform inserts JSON here when it runs: check the output of `terraform show " +
			"-json` instead")
		return
	}
	k.add(slices.DeleteFunc(k.policy(text, at), func(f found) bool {
		return slices.ContainsFunc(filled, func(s source.Span) bool { return s.Holds(f.At) })
	}))
	if len(filled) > 0 {
		k.say(text.Where(filled[0]) + ": Terraform inserts this value when it runs, so it was not checked")
	}
}

// heredocs returns the spans of the heredocs of a Terraform text, without white space around them, and the start of one
// that does not end.
func heredocs(text *source.Text) (found []source.Span, open *source.Span) {
	word, start, offset := "", 0, 0
	for line := range strings.SplitAfterSeq(text.Body, "\n") {
		bare := strings.TrimSpace(line)
		switch {
		case word != "" && bare == word:
			inner := jsonSpan(text.Body[start:offset])
			found = append(found, source.Span{From: start + inner.From, To: start + inner.To})
			word = ""
		case word == "" && !strings.HasPrefix(bare, "#") && !strings.HasPrefix(bare, "//"):
			if m := opener.FindStringSubmatchIndex(strings.TrimRight(line, "\n")); m != nil {
				word, start = line[m[2]:m[3]], offset+len(line)
				open = &source.Span{From: offset + m[0], To: offset + m[1]}
			}
		}
		offset += len(line)
	}
	if word == "" {
		open = nil
	}
	return found, open
}

// filledStrings returns the JSON strings of a heredoc that have a placeholder, and the place of a placeholder outside a
// string.
func filledStrings(text *source.Text, at source.Span) (filled []source.Span, outside *source.Span) {
	body := text.Slice(at)
	for _, m := range template.FindAllStringSubmatchIndex(body, -1) {
		from := max(m[2], m[4])
		if quotes := strings.Count(body[:from], `"`) - strings.Count(body[:from], `\"`); quotes%2 == 0 {
			return nil, &source.Span{From: at.From + from, To: at.From + from + 2}
		}
		end := strings.IndexByte(body[from:], '}')
		closing := strings.IndexByte(body[from+max(end, 0):], '"')
		if end < 0 || closing < 0 {
			continue // the JSON parser reports it
		}
		filled = append(filled, source.Span{
			From: at.From + strings.LastIndexByte(body[:from], '"'),
			To:   at.From + from + end + closing + 1,
		})
	}
	return filled, nil
}
