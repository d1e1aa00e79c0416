package syntax

import (
	"net/netip"
	"slices"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/source"
)

// Duration is a length of time, positive and in whole seconds. It is 0 if an error was reported for it.
type Duration struct {
	value
	Value time.Duration
}

// Time is a moment in whole seconds, in UTC. It is zero if an error was reported for it.
type Time struct {
	value
	Value time.Time
}

// AccountNumber is twelve digits. Value is as written, even if an error was reported for it.
type AccountNumber struct {
	value
	Value string
}

// Number is a number from 1. It is 0 if an error was reported for it.
type Number struct {
	value
	Value int
}

// Address is an IP address. It is the zero Addr if an error was reported for it.
type Address struct {
	value
	Value netip.Addr
}

// ARN is a name that must be an ARN. Value is as written, even if an error was reported for it.
type ARN struct {
	value
	Value string
}

// Gate is a gate of the decision. Value is as written, even if an error was reported for it.
type Gate struct {
	value
	Value string
}

// Gates returns the gates, in AWS's order.
func Gates() []string {
	words := make([]string, len(eval.Gates))
	for i, g := range eval.Gates {
		words[i] = string(g)
	}
	return words
}

// Partitions returns the partitions that an account may be in.
func Partitions() []string { return aws.PublicPartitions() }

// leaf is a token of the tree that can read itself.
type leaf interface {
	decode(r *report)
}

func (n *Name) decode(r *report) {
	n.Value = unquote(n.raw)
	if n.Value == "" && !n.Missing() {
		r.errorAt(BadName, n.at, "this name is empty", "write a word, or a string with something in it")
	}
}

func (t *Text) decode(*report) {
	if strings.HasPrefix(t.raw, `"""`) {
		t.Value = dedent(t.raw)
		return
	}
	t.Value = unquote(t.raw)
}

func (l *Line) decode(*report) { l.Value = unquote(l.raw) }

func (d *Duration) decode(r *report) {
	written := unquote(d.raw)
	value, err := time.ParseDuration(written)
	switch {
	case d.Missing():
	case err != nil || strings.Trim(written, "0123456789hms") != "" || strings.Contains(written, "ms"):
		r.errorAt(BadDuration, d.at, "`"+short(written)+"` is not a duration",
			"write whole hours, minutes and seconds with their letters, like `90m`, `1h30m` or `900s`")
	case value <= 0:
		r.errorAt(BadDuration, d.at, "a duration of `"+short(written)+"` is too short", "write at least `1s`")
	default:
		d.Value = value
	}
}

func (t *Time) decode(r *report) {
	written := unquote(t.raw)
	const remedy = "write a date, a time in whole seconds and `Z` or an offset, " +
		"like `2026-03-01T09:00:00Z` or `2026-03-01T10:00:00+01:00`"
	value, err := time.Parse(time.RFC3339, written)
	switch {
	case t.Missing():
	case err == nil && value.Nanosecond() == 0 && !strings.ContainsAny(written, ".,"):
		t.Value = value.UTC()
	case err == nil:
		r.errorAt(BadTime, t.at, "`"+short(written)+"` is not in whole seconds", remedy)
	case withoutOffset(written):
		end := t.at.From + len(written)
		r.add(source.Finding{
			Code: BadTime, At: t.at, Message: "`" + short(written) + "` has no time zone", Remedy: remedy,
			Fixes: []source.Fix{{
				Title: "Take it as UTC", Edits: []source.Edit{{At: source.Span{From: end, To: end}, New: "Z"}},
			}},
		})
	default:
		r.errorAt(BadTime, t.at, "`"+short(written)+"` is not a time", remedy)
	}
}

func withoutOffset(written string) bool {
	_, err := time.Parse(time.RFC3339, written+"Z")
	return err == nil
}

func (n *AccountNumber) decode(r *report) {
	n.Value = unquote(n.raw)
	digits := aws.IsDigits(n.Value)
	switch {
	case n.Missing() || aws.IsAccountID(n.Value):
	case digits:
		r.errorAt(BadAccount, n.at, "`"+short(n.Value)+"` has "+number(len(n.Value))+" digits",
			"an account number has 12 digits, like `111111111111`")
	default:
		r.errorAt(BadAccount, n.at, "`"+short(n.Value)+"` is not an account number",
			"an account number is 12 digits and nothing else, like `111111111111`")
	}
}

func (n *Number) decode(r *report) {
	written := unquote(n.raw)
	n.Value = wholeNumber(written)
	if n.Value == 0 && !n.Missing() {
		r.errorAt(BadNumber, n.at, "`"+short(written)+"` is not the number of a step",
			"steps are numbered from 1, in the order of the file")
	}
}

func (a *Address) decode(r *report) {
	written := unquote(a.raw)
	value, err := netip.ParseAddr(written)
	switch {
	case a.Missing():
	case err == nil && value.Zone() == "":
		a.Value = value
	case strings.Contains(written, "/"):
		r.errorAt(BadAddress, a.at, "`"+short(written)+"` is a range of addresses",
			"a request comes from one address, like `203.0.113.9`")
	default:
		r.errorAt(BadAddress, a.at, "`"+short(written)+"` is not an IP address",
			"write an IPv4 or IPv6 address, like `203.0.113.9` or `2001:db8::1`")
	}
}

func (a *ARN) decode(r *report) {
	a.Value = unquote(a.raw)
	arn, ok := aws.ParseARN(a.Value)
	if a.Missing() || ok && arn.Partition != "" && arn.Service != "" && arn.Resource != "" {
		return
	}
	if strings.Contains(a.Value, "/") && !aws.LooksLikeARN(a.Value) {
		r.errorAt(BadARN, a.at, "`"+short(a.Value)+"` is not the ARN of a resource",
			"a policy of a user, a group or a role has a name: `policy NAME of "+short(a.Value)+"`")
		return
	}
	r.errorAt(BadARN, a.at, "`"+short(a.Value)+"` is not an ARN",
		"an ARN has six parts, arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, like `arn:aws:s3:::prod-artifacts`")
}

func (g *Gate) decode(r *report) {
	g.Value = unquote(g.raw)
	if g.Missing() || slices.Contains(Gates(), g.Value) {
		return
	}
	r.add(guessed(source.Finding{
		Code: BadGate, At: g.at, Message: "`" + short(g.Value) + "` is not a gate",
		Remedy: "the gates are " + list(Gates(), "and"),
	}, g.Value, Gates()))
}

// guessed adds to the finding what the word was probably meant to be.
func guessed(f source.Finding, word string, fits []string) source.Finding {
	if guess := source.Nearest(word, fits); guess != "" {
		f.Remedy = source.Meant("`"+guess+"`") + " " + f.Remedy
		f.Fixes = []source.Fix{source.Write(f.At, guess, guess)}
	}
	return f
}
