package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// otherNotation lists what looks like a policy and is written in the notation of Python, JavaScript, Ruby or others.
func (r *sourceReader) otherNotation(rest string) {
	const word = "Statement"
	for at := 0; ; {
		i := strings.Index(rest[at:], word)
		if i < 0 {
			return
		}
		from := at + i
		at = from + len(word)
		next := strings.TrimLeft(strings.TrimPrefix(rest[at:], "s"), "\"' \t")
		value := strings.TrimLeft(strings.TrimLeft(next, ":=>"), " \t\r\n")
		if len(next) > 0 && strings.IndexByte(":=", next[0]) >= 0 && value != "" && strings.IndexByte("[{", value[0]) >= 0 {
			r.Unread = append(r.Unread, fact.Unread{
				Span: source.Span{Text: r.id, From: from, To: at}, What: "what looks like a policy",
				Reason: "it is written in another notation: bring it as JSON, which the AWS CLI and json.dumps print",
			})
			return
		}
	}
}

// identity takes a line of three columns for the answer of get-caller-identity as text or as a row of a table.
func (r *sourceReader) identity(line string, at int) {
	separator := "\t"
	if line = strings.TrimSpace(line); strings.HasPrefix(line, "|") {
		separator, line = "|", strings.Trim(line, "|")
	}
	columns := strings.Split(line, separator)
	for i := range columns {
		columns[i] = strings.TrimSpace(columns[i])
	}
	if len(columns) != 3 || !aws.IsAccountID(columns[0]) || !isCaller(columns[1]) {
		return
	}
	span := source.Span{Text: r.id, From: at, To: at + len(strings.TrimRight(line, "\r\n"))}
	r.Callers = append(r.Callers, fact.Caller{ARN: columns[1], Span: span})
	r.Pieces = append(r.Pieces, fact.Piece{
		Title: "who you are: " + aws.ShortName(columns[1]), Why: "it is an answer of get-caller-identity", Span: span,
		Form: "caller",
	})
}

// link lists a link of Rolewalk that did not open: the page and the command put the walk in place of one that does.
func (r *sourceReader) link() {
	i := strings.Index(r.src.Body, "#w1.")
	if i < 0 || strings.Contains(strings.TrimSpace(r.src.Body), "\n") {
		return
	}
	r.Unread = append(r.Unread, fact.Unread{
		Span: source.Span{Text: r.id, To: len(r.src.Body)}, What: "a link of Rolewalk",
		Reason: "it does not open: copy the whole link again, as one line",
	})
}
