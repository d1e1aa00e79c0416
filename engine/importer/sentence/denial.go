package sentence

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/sts"
)

// core are the words that every sentence of refusal has, squeezed, without their first letter.
const core = "otauthorizedtoperform"

// denial is a sentence of refusal as it is read: from and to are its bytes in the flat text.
type denial struct {
	f        *flat
	from, to int
	request  fact.Request
	text     strings.Builder
	// encoded is where an encoded message stands behind it.
	encodedFrom, encodedTo int
}

// denialAt reads the sentence whose core stands at the byte at of the flat text. ok is false if it is none of AWS's.
func denialAt(f *flat, at int) (d *denial, ok bool) {
	d = &denial{f: f, to: at + len(core)}
	d.request = fact.Request{Origin: fact.FromError, Code: string(sts.CodeAccessDenied)}
	switch before := f.text[:at]; {
	case strings.HasSuffix(before, "Youaren"):
		return d, d.noReason(at)
	case strings.HasSuffix(before, "isn"):
		if !d.subject(at - len("isn")) {
			return d, false
		}
		d.text.WriteString(" is not authorized to perform: ")
	case strings.HasSuffix(before, "N"):
		d.from = at - 1
		d.text.WriteString("Not authorized to perform ")
	default:
		return d, false
	}
	if f.has(d.to, ":") {
		d.to++
	}
	end := f.token(d.from, d.to, completeAction)
	action := unquoted(f.text[d.to:end])
	if !completeAction(action) || strings.Trim(action, aws.Letters+aws.Digits+":-*.") != "" {
		return d, false
	}
	d.request.Action = action
	d.text.WriteString(f.text[d.to:end])
	d.to = end
	d.resource()
	d.reason()
	d.encoded()
	d.request.Refused = d.text.String()
	return d, true
}

// subject reads who was refused, which ends before the byte end.
func (d *denial) subject(end int) bool {
	f := d.f
	first := max(0, end-longestToken)
	if at := strings.LastIndex(f.text[first:end], "User:"); at >= 0 && d.isWord(first+at+len("User:"), end) {
		d.from = first + at
		d.text.WriteString("User: ")
		d.caller(f.words(d.from+len("User:"), end))
		return true
	}
	if f.text[first:end] != "" && strings.HasSuffix(f.text[first:end], "User") {
		d.from = end - len("User")
		d.text.WriteString("User")
		return true
	}
	at := strings.LastIndex(f.text[first:end], "arn:")
	if at < 0 || !d.isWord(first+at, end) {
		return false
	}
	d.from = first + at
	d.caller(f.text[d.from:end])
	return true
}

// isWord reports whether the bytes from up to to are one word, apart from the ends of lines.
func (d *denial) isWord(from, to int) bool {
	if from >= to {
		return false
	}
	for i := from + 1; i < to; i++ {
		if d.f.gaps[i] >= blank || !inToken(d.f.text[i]) && i < to-1 {
			return false
		}
	}
	return true
}

func (d *denial) caller(word string) {
	d.text.WriteString(word)
	switch name := unquoted(word); {
	case name == "anonymous":
	case aws.IsServicePrincipal(name) && !aws.LooksLikeARN(name):
		d.request.Service = name
	default:
		d.request.Caller = name
	}
}

// namedKinds are the kinds of IAM's things that a sentence names without an ARN: “on resource: role Deploy”.
var namedKinds = []aws.Kind{aws.KindRole, aws.KindUser, aws.KindGroup, aws.KindPolicy}

// resource reads what the request is about.
func (d *denial) resource() {
	const words = "onresource:"
	f := d.f
	if !f.has(d.to, words) {
		return
	}
	from := d.to + len(words)
	end := f.token(d.from, from, completeARN)
	for _, kind := range namedKinds {
		name := f.token(d.from, end, func(string) bool { return true })
		if f.text[from:end] == string(kind) && name > end && f.gaps[end] == blank && !f.tailAt(end) {
			d.text.WriteString(" on resource: " + string(kind) + " " + f.text[end:name])
			caller, _ := aws.ParseARN(d.request.Caller)
			d.request.Resource = f.text[end:name]
			if caller.Account != "" {
				d.request.Resource = aws.EntityARN(kind, caller.Partition, caller.Account, "", f.text[end:name])
			}
			d.to = name
			return
		}
	}
	if end == from {
		return
	}
	word := f.words(from, end)
	d.text.WriteString(" on resource: " + word)
	if word = unquoted(word); word != aws.NoResource {
		d.request.Resource = word
	}
	d.to = end
}

// reason reads which kind of policy AWS names.
func (d *denial) reason() {
	f := d.f
	if f.has(d.to, ",") || f.has(d.to, ".") {
		if f.has(d.to+1, "becauseno") || f.has(d.to+1, "withanexplicitdeny") {
			d.to++
		}
	}
	switch {
	case f.has(d.to, "becauseno"):
		d.missing(d.to + len("becauseno"))
	case f.has(d.to, "withanexplicitdeny"):
		d.to += len("withanexplicitdeny")
		d.request.Explicit = true
		d.text.WriteString(" with an explicit deny")
		d.explicit()
	}
}

// missing reads the rest of “because no … allows the … action” from the byte i on.
func (d *denial) missing(i int) {
	f := d.f
	for _, r := range aws.Refusals {
		words := squeeze(r.Implicit)
		if !f.has(i, words) {
			continue
		}
		d.request.Gate = fact.Gate(r.Gate)
		d.to = i + len(words)
		d.text.WriteString(" because no " + r.Implicit)
		const allows, action = "allowsthe", "action"
		if !f.has(d.to, allows) {
			return
		}
		from := d.to + len(allows)
		end := from
		for end < len(f.text) && end-from < longestToken && (end == from || f.gaps[end] < blank) && !f.has(end, action) {
			end++
		}
		d.to = end
		d.text.WriteString(" allows the " + f.words(from, end))
		if f.has(end, action) {
			d.to += len(action)
			d.text.WriteString(" action")
		}
		return
	}
}

// explicit reads the kind of policy with an explicit Deny, and the policy's ARN if AWS gives one.
func (d *denial) explicit() {
	f := d.f
	if !f.has(d.to, "in") {
		return
	}
	for _, r := range aws.Refusals {
		for _, words := range []string{r.Explicit, r.Older} {
			if words == "" || !f.has(d.to+len("in"), squeeze(words)) {
				continue
			}
			d.request.Gate = fact.Gate(r.Gate)
			d.text.WriteString(" in " + words)
			d.to += len("in") + len(squeeze(words))
			from := d.to + 1
			if end := f.policyEnd(d.from, d.to, from); end > from {
				d.request.PolicyARN = f.text[from:end]
				d.text.WriteString(": " + f.text[from:end])
				d.to = end
			}
			return
		}
	}
}

// policyEnd returns the end of the policy's ARN behind the colon at the byte colon, and from if there is none.
func (f *flat) policyEnd(start, colon, from int) int {
	if !f.has(colon, ":") || from >= len(f.text) || !aws.LooksLikeARN(f.text[from:]) {
		return from
	}
	return f.token(start, from, completeARN)
}

// noReason reads “You are not authorized to perform this operation.”, whose core stands at the byte at. A sentence with
// a user may follow, which is then read by itself.
func (d *denial) noReason(at int) bool {
	const rest = "thisoperation"
	f := d.f
	d.from = at - len("Youaren")
	if !f.has(d.to, rest) {
		return false
	}
	d.to += len(rest)
	if f.has(d.to, ".") {
		d.to++
	}
	if f.has(d.to, "User:") {
		return false
	}
	d.encoded()
	d.request.Refused = noReasonWords
	return true
}

// noReasonWords is what AWS says where the reason stands in an encoded message.
const noReasonWords = "You are not authorized to perform this operation."

// encodedAlone are the encoded messages that stand behind none of the sentences, as where only the end of an error was
// copied.
func encodedAlone(f *flat, sentences []found) []found {
	var list []found
	for i := 0; ; i += len(encodedWords) {
		at := strings.Index(f.text[i:], encodedWords)
		if at < 0 {
			return list
		}
		i += at
		behind := func(s found) bool { return s.request.Encoded && s.to <= i && i <= s.to+1 }
		if slices.ContainsFunc(sentences, behind) {
			continue
		}
		d := &denial{f: f, from: i, to: i}
		d.encoded()
		d.request.Origin, d.request.Code, d.request.Refused = fact.FromError, string(sts.CodeAccessDenied), noReasonWords
		list = append(list, found{
			from: i, to: i + len(encodedWords), request: d.request, encodedFrom: d.encodedFrom, encodedTo: d.encodedTo,
			alone: true,
		})
	}
}

// encodedWords stand before an encoded message, squeezed.
const encodedWords = "Encodedauthorizationfailuremessage:"

// encoded finds an encoded authorization message behind the sentence. It is not kept.
func (d *denial) encoded() {
	f, i := d.f, d.to
	if f.has(i, ".") {
		i++
	}
	if !f.has(i, encodedWords) {
		return
	}
	from := i + len(encodedWords)
	end := from
	for end < len(f.text) && strings.IndexByte(aws.Letters+aws.Digits+"-_", f.text[end]) >= 0 && f.sameMessage(from, end) {
		end++
	}
	d.request.Encoded = true
	if end > from {
		d.encodedFrom, d.encodedTo = from, end
	}
}

// sameMessage reports whether the byte i belongs to the encoded message that begins at from: no blank stands before it,
// and where a line ends before it, the next is all of the message or its last part.
func (f *flat) sameMessage(from, i int) bool {
	if i == from || f.gaps[i] == none {
		return true
	}
	return f.gaps[i] == broken && f.lines[f.lineOf(i-1)].width >= f.lines[f.lineOf(i)].width
}
