package sentence

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// The words of people, in lower case. troubles are said of what does not work, denials of what AWS refuses.
// targetWords stand before the role that is asked for, and callerWords before who asks.
var (
	troubles = []string{
		"denied", "not authorized", "unauthorized", "not authorised", "forbidden", "fail", "error", "can't", "cannot",
		"can not", "could not", "couldn't", "unable", "not able", "doesn't work", "does not work", "refuse", "not allowed",
	}
	denialWords = []string{"accessdenied", "access denied", "not authorized", "unauthorized", "not authorised", "refuse"}
	targetWords = []string{
		"assume", "assumes", "assuming", "assumed", "assumerole", "into", "to", "on", "onto", "target",
		"switch", "resource", "resource:", "for",
	}
	callerWords = []string{
		"as", "i'm", "im", "am", "using", "uses", "use", "with", "from", "by", "identity", "get-caller-identity", "caller",
		"my", "principal", "has", "user", "user:", "gives", "says", "prints", "returns", "running", "session",
		"have",
	}
	joiningWords = []string{"and", "or", "also"}
	// plainWords may stand between these words and the ARN.
	plainWords = []string{
		"the", "a", "an", "this", "our", "iam", "role", "roles", "role:", "aws", "another", "other", "following", "in",
		"account", "cross-account", "named", "called", "arn", "arn:", "instance", "ec2", "user", "user:", "=", ":", "of",
		"it", "says", "is",
	}
)

// longestProse is how many bytes of a text are read as a person's own words.
const longestProse = 64 << 10

// farthest is how many words before an ARN are looked at.
const farthest = 6

// spoken is a principal that people name in their own words.
type spoken struct {
	arn      string
	from, to int
	// target and caller say what the words before it take it for.
	target, caller bool
}

// Prose reads what people write in their own words of a request that AWS refuses: who asks, and for which role. The
// facts have at most one request, or who asks alone. Nothing is read of a text in which several could be meant.
func Prose(body string, id source.TextID) fact.Facts {
	var facts fact.Facts
	lower := strings.ToLower(body)
	if len(body) > longestProse || len(lower) != len(body) || !holdsAny(lower, troubles) {
		return facts
	}
	service := askingService(lower)
	list := spokenIn(body, lower)
	if !strings.Contains(lower, "assum") { // another source says what is asked for
		list = slices.DeleteFunc(list, func(s spoken) bool { return !s.caller })
	}
	callers, targets, open := ends(list)
	if len(callers) > 1 || len(targets) > 1 || len(callers)+len(targets) == 0 ||
		len(open) > 0 && (len(callers) == 0 || len(targets) == 0) {
		return facts
	}
	if service != "" && len(targets) == 0 && len(callers) == 1 {
		callers, targets = nil, callers // the service's own role
	}
	q := fact.Request{Origin: fact.FromError, Action: aws.AssumeRole, Span: source.Span{Text: id, From: len(body)}}
	if len(callers) == 0 {
		q.Service = service
	}
	for i, list := range [][]spoken{callers, targets} {
		for _, s := range list {
			if i == 0 {
				q.Caller = s.arn
			} else {
				q.Resource = s.arn
			}
			q.Span.From, q.Span.To = min(q.Span.From, s.from), max(q.Span.To, s.to)
		}
	}
	if q.Resource == "" {
		facts.Callers = []fact.Caller{{ARN: q.Caller, Span: q.Span}}
		facts.Pieces = []fact.Piece{{
			Title: "who asks: " + aws.ShortName(q.Caller), Why: "the words around it say so", Span: q.Span, Form: "caller",
		}}
		return facts
	}
	if q.Service != "" || holdsAny(lower, denialWords) || cannotAssume(lower) {
		q.Code, q.Refused = string(sts.CodeAccessDenied), accessDenied
	}
	facts.Requests = []fact.Request{q}
	title := aws.ShortName(q.Resource)
	if from := cmp.Or(q.Caller, q.Service); from != "" {
		title = aws.ShortName(from) + " → " + title
	}
	facts.Pieces = []fact.Piece{{
		Title: "the request in your own words: " + title, Why: "the words around the ARNs say so", Span: q.Span,
	}}
	return facts
}

// cannots are how a text says that a service did not get a role: before “assume” the service stands, behind “assumed
// by” too.
var cannots = []string{
	" cannot ", " can't ", " can not ", " could not ", " couldn't ", " is unable to ", " was unable to ", " unable to ",
	" is not able to ", " was not able to ", " fails to ", " failed to ", " is not authorized to ", " not allowed to ",
}

// askingService is the service that a text says cannot assume a role; "" if it names none.
func askingService(lower string) string {
	for _, cannot := range cannots {
		for at := 0; ; {
			i := strings.Index(lower[at:], cannot+"assume")
			if i < 0 {
				break
			}
			at += i + len(cannot)
			words := strings.Fields(lower[max(0, at-len(cannot)-longestValue) : at-len(cannot)])
			if len(words) > 0 && aws.IsServicePrincipal(strings.Trim(words[len(words)-1], quotes)) {
				return strings.Trim(words[len(words)-1], quotes)
			}
			if service := aws.ServiceSpoken(lower[:at-len(cannot)]); service != "" {
				return service
			}
		}
	}
	const passive = "be assumed by "
	if i := strings.Index(lower, passive); i >= 0 {
		words := strings.Fields(lower[i+len(passive):])
		for n := range min(len(words), farthest) {
			if word := strings.Trim(words[n], quotes); aws.IsServicePrincipal(word) && !aws.LooksLikeARN(word) {
				return word
			}
			if service := aws.ServiceSpoken(strings.Trim(strings.Join(words[:n+1], " "), quotes)); service != "" {
				return service
			}
		}
	}
	return ""
}

// cannotAssume reports whether a text says that a role cannot be had: “cannot assume”, “cannot be assumed”.
func cannotAssume(lower string) bool {
	return slices.ContainsFunc(cannots, func(cannot string) bool {
		return strings.Contains(lower, cannot+"assume") || strings.Contains(lower, cannot+"be assumed")
	})
}

// quotes are what stands around a word.
const quotes = "\"'`()[]{}<>,.;:*"

// ends are who could ask, which role could be asked for, and the roles of which the words say neither, each once. A
// user and a session can only ask.
func ends(list []spoken) (callers, targets, open []spoken) {
	for _, s := range list {
		arn, _ := aws.ParseARN(s.arn)
		switch {
		case !arn.IsRole():
			callers = once(callers, s)
		case s.target:
			targets = once(targets, s)
		case s.caller:
			callers = once(callers, s)
		default:
			open = once(open, s)
		}
	}
	open = slices.DeleteFunc(open, func(s spoken) bool { return holds(callers, s) || holds(targets, s) })
	// A role of which the words say nothing is the end that is left.
	switch {
	case len(open) == 1 && len(callers) == 0 && len(targets) == 1:
		return open, targets, nil
	case len(open) == 1 && len(targets) == 0 && len(callers) == 1:
		return callers, open, nil
	}
	return callers, targets, open
}

func once(list []spoken, s spoken) []spoken {
	if holds(list, s) {
		return list
	}
	return append(list, s)
}

func holds(list []spoken, s spoken) bool {
	return slices.ContainsFunc(list, func(o spoken) bool { return o.arn == s.arn })
}

// spokenIn are the users, roles and sessions that a text names by ARN, with what the words before each take it for.
func spokenIn(body, lower string) []spoken {
	var list []spoken
	for at := 0; ; {
		i := aws.NextARN(lower[at:])
		if i < 0 {
			return list
		}
		from := at + i
		to := from
		for to < len(body) && strings.IndexByte(aws.NameCharacters+":/", body[to]) >= 0 {
			to++
		}
		at = to
		text := strings.TrimRight(body[from:to], ".,:;/")
		arn, ok := aws.ParseARN(text)
		switch kind := arn.Kind(); {
		case !ok || !aws.IsAccountID(arn.Account):
		case kind == aws.KindUser || kind == aws.KindSession || kind == aws.KindRole:
			s := spoken{arn: text, from: from, to: from + len(text)}
			s.target, s.caller = saidBefore(lower[:from], list)
			if isAssumed(lower[s.to:]) {
				s.target, s.caller = true, false
			}
			list = append(list, s)
		}
	}
}

// isAssumed reports whether what stands behind an ARN says that it is assumed: “cannot be assumed”.
func isAssumed(text string) bool {
	i := strings.Index(text[:min(len(text), len(" could not be assumed")+2)], "be assumed")
	return i >= 0
}

// saidBefore finds the nearest word before an ARN that says which end of the request it is. Behind “and” it is the same
// end as the ARN before.
func saidBefore(text string, earlier []spoken) (target, caller bool) {
	words := strings.Fields(text[max(0, len(text)-longestValue):])
	for n := 1; n <= farthest && n <= len(words); n++ {
		raw := words[len(words)-n]
		word := strings.TrimPrefix(strings.Trim(raw, "\"'`([{<,.;*_="), "sts:")
		switch {
		case n > 1 && strings.HasSuffix(raw, "."): // the sentence before
			return false, false
		case slices.Contains(joiningWords, word):
			if n > 2 || len(earlier) == 0 {
				return false, false
			}
			last := earlier[len(earlier)-1]
			return last.target, last.caller
		case slices.Contains(targetWords, strings.TrimSuffix(word, ":")):
			return true, false
		case slices.Contains(plainWords, word) || word == "":
		case slices.Contains(callerWords, word):
			return false, true
		default:
			return false, false
		}
	}
	return false, false
}

func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}
