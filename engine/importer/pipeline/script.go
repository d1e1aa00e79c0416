package pipeline

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// command is a command line of the AWS CLI that asks for a session.
//
// See https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role.html
// and https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role-with-web-identity.html
type command struct {
	words   string
	web     bool
	options map[string]string
}

// commandsIn are the command lines in a script that ask for a session, with the variables of the scope and those that
// the script exports itself.
func commandsIn(script string, outer *scope) (list []command) {
	env := &scope{outer: outer, values: map[string]string{}}
	for line := range strings.Lines(joined(script)) {
		export(env, line)
		_, rest, ok := strings.Cut(line, "sts assume-role")
		if !ok {
			continue
		}
		c := command{words: "aws sts assume-role", options: map[string]string{}}
		if after, web := strings.CutPrefix(rest, "-with-web-identity"); web {
			c.web, c.words, rest = true, c.words+"-with-web-identity", after
		}
		if rest != "" && !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\n") {
			continue // assume-role-with-saml needs a person
		}
		c.read(rest, env)
		list = append(list, c)
	}
	return list
}

// joined are the lines of a script, with those that end in a backslash joined to the next.
func joined(script string) string {
	script = strings.ReplaceAll(script, "\r\n", "\n")
	return strings.ReplaceAll(strings.ReplaceAll(script, "\\\n", " "), "`\n", " ")
}

// export keeps `export NAME=VALUE` and `NAME=VALUE` at the beginning of a line.
func export(env *scope, line string) {
	line = strings.TrimPrefix(strings.TrimSpace(line), "export ")
	name, value, ok := strings.Cut(line, "=")
	if !ok || name == "" || strings.ContainsFunc(name, func(r rune) bool { return r >= 0x80 || !isWord(byte(r)) }) {
		return
	}
	if words := fields(value); len(words) == 1 && !strings.Contains(value, "$(") {
		env.values[name] = env.shell(words[0])
	}
}

// read reads options and their values, up to a pipe or the end of a substitution.
func (c *command) read(rest string, env *scope) {
	words := fields(rest)
	for i := 0; i < len(words); i++ {
		name, ok := strings.CutPrefix(words[i], "--")
		if !ok {
			continue
		}
		name, value, given := strings.Cut(name, "=")
		for i+1 < len(words) && !given && !strings.HasPrefix(words[i+1], "--") {
			i++
			value = strings.TrimSpace(value + " " + words[i])
		}
		if value = env.shell(value); c.options[name] == "" {
			c.options[name] = value
		}
	}
}

// fields cuts a command line at its blanks, quotes taken off, up to its end: a pipe, a semicolon, a closing bracket.
func fields(line string) (words []string) {
	var word strings.Builder
	quoted, quote := false, rune(0)
	end := func() {
		if word.Len() > 0 || quoted {
			words = append(words, word.String())
		}
		word.Reset()
		quoted = false
	}
	for _, c := range line {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, quoted = c, true
		case quote == 0 && strings.ContainsRune("|;)>&", c):
			end()
			return words
		case quote == 0 && strings.ContainsRune(" \t\r\n", c):
			end()
		default:
			word.WriteRune(c)
		}
	}
	end()
	return words
}

// request is what the command asks for.
func (c *command) request(at source.Span) fact.Request {
	q := fact.Request{
		Action: aws.AssumeRole, Resource: c.options["role-arn"], Session: c.options["role-session-name"], Span: at,
	}
	if c.web {
		q.Action = aws.AssumeRoleWithWebIdentity
	}
	if seconds, err := strconv.ParseUint(c.options["duration-seconds"], 10, 31); err == nil {
		q.Sent.Duration = time.Duration(seconds) * time.Second
	}
	if id, ok := c.options["external-id"]; ok {
		q.Sent.ExternalID = &id
	}
	q.Sent.MFA = c.options["serial-number"] != ""
	q.Sent.SourceIdentity = c.options["source-identity"]
	for _, tag := range strings.Fields(c.options["tags"]) {
		key, value, ok := strings.Cut(strings.TrimPrefix(tag, "Key="), ",Value=")
		if !ok {
			continue
		}
		if q.Sent.Tags == nil {
			q.Sent.Tags = map[string]string{}
		}
		q.Sent.Tags[key] = value
	}
	q.Sent.Transitive = strings.Fields(c.options["transitive-tag-keys"])
	return q
}
