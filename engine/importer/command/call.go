package command

import (
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// callNames are how programs call AssumeRole, in lower case and without _: boto3's assume_role, the SDKs' assumeRole
// and AssumeRoleCommand, Jenkins's withAWS.
var callNames = []string{"assumerole(", "assumerolecommand(", "assumeroleinput{", "withaws("}

// longestCall is how many bytes of a call are read, and mostCalls how many calls of a text.
const (
	longestCall = 4000
	mostCalls   = 1000
)

// Calls finds the calls of AssumeRole in the text of a program that name the role by its ARN, each a request that shows
// what it sends. Rest is the text itself.
//
// See https://docs.aws.amazon.com/boto3/latest/reference/services/sts/client/assume_role.html
func Calls(body string, id source.TextID) (facts fact.Facts, rest string) {
	lower := strings.ToLower(body)
	if len(lower) != len(body) {
		return facts, body
	}
	for at := 0; len(facts.Requests) < mostCalls; {
		from, open := nextCall(lower, at)
		if open < 0 {
			break
		}
		at = open + 1
		text, closed := arguments(body[open:min(len(body), open+longestCall)])
		if !closed {
			continue
		}
		span := source.Span{Text: id, From: from, To: open + len(text)}
		q, ok := called(text, span)
		if !ok {
			continue
		}
		facts.Requests = append(facts.Requests, q)
		if !q.Shown {
			facts.Unread = append(facts.Unread, fact.Unread{
				Span: span, What: "a part of a call of AssumeRole",
				Reason: "Its tags, session policies or further arguments are not read: bring it as a command line of " +
					"aws sts assume-role.",
			})
		}
		facts.Pieces = append(facts.Pieces, fact.Piece{
			Title: "the request for role " + aws.ShortName(q.Resource), Why: "it is a call of AssumeRole in a program",
			Span: span,
		})
	}
	return facts, body
}

// nextCall is where the next call begins and where its bracket opens; -1 if there is none.
func nextCall(lower string, at int) (from, open int) {
	for i := at; i < len(lower); i++ {
		if c := lower[i]; c != 'a' && c != 'w' || i > 0 && isNameLetter(lower[i-1]) {
			continue
		}
		head := strings.ReplaceAll(lower[i:min(len(lower), i+len("assume_role_command("))], "_", "")
		for _, name := range callNames {
			if strings.HasPrefix(head, name) {
				return i, i + strings.IndexByte(lower[i:], name[len(name)-1])
			}
		}
	}
	return -1, -1
}

func isNameLetter(c byte) bool {
	return strings.IndexByte(aws.Letters+aws.Digits+"_", c) >= 0
}

// arguments is the text from a bracket to the one that closes it, quoted text left out of account.
func arguments(text string) (inside string, closed bool) {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			if depth--; depth == 0 {
				return text[:i+1], true
			}
		}
	}
	return "", false
}

// called is the request of a call. ok is false if it does not name its role.
func called(text string, span source.Span) (q fact.Request, ok bool) {
	q = fact.Request{Origin: fact.FromAnswer, Action: aws.AssumeRole, Shown: true, Span: span}
	role, _ := argument(text, "rolearn")
	if name, quoted := argument(text, "role"); role == "" && quoted {
		role = name
	}
	if account, _ := argument(text, "roleaccount"); account != "" && !aws.LooksLikeARN(role) && role != "" {
		role = aws.EntityARN(aws.KindRole, aws.DefaultPartition, account, "", role)
	}
	arn, isARN := aws.ParseARN(role)
	if !isARN || !arn.IsRole() || strings.ContainsAny(role, "{}$%+") {
		return q, false
	}
	q.Resource = role
	q.Session, _ = argument(text, "rolesessionname")
	if id, literal := argument(text, "externalid"); literal {
		q.Sent.ExternalID = &id
	} else if id != "" {
		q.Masked = append(q.Masked, "external-id")
	}
	for _, name := range []string{"durationseconds", "duration"} {
		if seconds, err := strconv.Atoi(first(argument(text, name))); err == nil && seconds > 0 && q.Sent.Duration == 0 {
			q.Sent.Duration = min(time.Duration(seconds)*time.Second, aws.TokenMaxDuration)
		}
	}
	q.Sent.SourceIdentity, _ = argument(text, "sourceidentity")
	serial, _ := argument(text, "serialnumber")
	code, _ := argument(text, "tokencode")
	q.Sent.MFA = serial != "" && code != ""
	for _, name := range []string{"tags", "transitivetagkeys", "policy", "policyarns"} {
		if value, _ := argument(text, name); value != "" {
			q.Shown = false // it sends more than is read here
		}
	}
	if strings.Contains(text, "**") || strings.Contains(text, "...") {
		q.Shown = false
	}
	return q, true
}

func first(text string, _ bool) string { return text }

// argument is the value of an argument by its name, in lower case and without _. Quoted says that it is written as a
// text or a number, and not as an expression.
func argument(text, name string) (value string, quoted bool) {
	for i := 1; i < len(text); i++ {
		if !isNameLetter(text[i]) || isNameLetter(text[i-1]) {
			continue
		}
		end := i
		for end < len(text) && isNameLetter(text[end]) {
			end++
		}
		word := strings.ReplaceAll(strings.ToLower(text[i:end]), "_", "")
		rest := strings.TrimLeft(strings.TrimLeft(text[end:], `"'`), " \t")
		if word != name || rest == "" || strings.IndexByte("=:", rest[0]) < 0 {
			i = end - 1
			continue
		}
		rest = strings.TrimLeft(rest[1:], " \t\r\n")
		rest = strings.TrimPrefix(rest, "aws.String(")
		if rest != "" && strings.IndexByte("\"'`", rest[0]) >= 0 {
			value, _, quoted = strings.Cut(rest[1:], rest[:1])
			return value, quoted && !strings.Contains(value, "${")
		}
		stop := strings.IndexAny(rest, ",)}\n")
		if stop < 0 {
			stop = len(rest)
		}
		value = strings.TrimSpace(rest[:stop])
		_, err := strconv.Atoi(value)
		return value, err == nil
	}
	return "", false
}
