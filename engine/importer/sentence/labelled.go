package sentence

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/sts"
)

// The labels of the text that the console gives to copy for an administrator, squeezed.
const (
	labelUser     = "User:"
	labelAction   = "Action:"
	labelResource = "Onresource(s):"
	labelContext  = "Context:"
)

// labelled are the refusals that the console shows line by line: who, which action, on which resource, and why.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func labelled(f *flat) []found {
	var list []found
	for i := 0; ; {
		at := strings.Index(f.text[i:], labelResource)
		if at < 0 {
			return list
		}
		i += at + len(labelResource)
		if one, ok := labelledAt(f, i-len(labelResource)); ok {
			list = append(list, one)
		}
	}
}

// labelledAt reads the refusal whose resource's label stands at the byte at.
func labelledAt(f *flat, at int) (one found, ok bool) {
	first := max(0, at-before)
	user := strings.LastIndex(f.text[first:at], labelUser)
	if user < 0 {
		return one, false
	}
	user += first
	caller, rest, _ := strings.Cut(f.text[user+len(labelUser):at], labelAction)
	arn, isARN := aws.ParseARN(caller)
	service, action, whole := strings.Cut(rest, ":")
	if !isARN || arn.Account == "" || !whole || service == "" || strings.Trim(rest, aws.Letters+aws.Digits+":-*") != "" {
		return one, false
	}
	from := at + len(labelResource)
	end := f.token(user, from, completeARN)
	if end == from || !aws.LooksLikeARN(f.text[from:end]) && f.text[from:end] != aws.NoResource {
		return one, false
	}
	one = found{from: user, to: end, request: fact.Request{
		Origin: fact.FromError, Code: string(sts.CodeAccessDenied), Caller: caller, Action: service + ":" + action,
	}}
	text := "User: " + caller + " is not authorized to perform: " + rest + " on resource: " + f.text[from:end]
	if f.text[from:end] != aws.NoResource {
		one.request.Resource = f.text[from:end]
	}
	if f.has(end, labelContext) {
		text += one.context(f, end+len(labelContext))
	}
	one.request.Refused = text
	return one, true
}

// context reads which kind of policy the console names from the byte i on. It returns AWS's words for it.
func (s *found) context(f *flat, i int) string {
	for _, r := range aws.Refusals {
		implicit := "no" + squeeze(r.Implicit)
		switch explicit := "anexplicitdenyin" + squeeze(r.Explicit); {
		case f.has(i, implicit):
			s.to, s.request.Gate = i+len(implicit), fact.Gate(r.Gate)
			return " because no " + r.Implicit + " allows the " + s.request.Action + " action"
		case f.has(i, explicit), f.has(i, "with"+explicit):
			s.to, s.request.Gate, s.request.Explicit = i+len(explicit), fact.Gate(r.Gate), true
			return " with an explicit deny in " + r.Explicit
		}
	}
	return ""
}
