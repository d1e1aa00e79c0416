package scenarios_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// gap is something that is taken away from a walk: what stands there then, and what may stand there in a completion.
type gap struct {
	at          source.Span
	unknown     string
	completions []string
}

// gapsOf returns what may be taken away from a walk, each by itself.
func gapsOf(w *scenario.Walk, text string, rng *rand.Rand) []gap {
	var gaps []gap
	callers := callersOf(w)
	for _, d := range w.Documents() {
		if d.Change == 0 && d.Policy.Doc.Saved() {
			if g, ok := documentGap(d, text, callers); ok {
				gaps = append(gaps, g)
			}
		}
	}
	gaps = append(gaps, keyGaps(w, rng)...)
	return append(gaps, wordGaps(text)...)
}

// callersOf returns the services and identity providers that ask something in a walk, as a principal names them.
func callersOf(w *scenario.Walk) map[string][]string {
	callers := map[string][]string{"AWS": {"*"}}
	rows := w.Run(scenario.Options{}).Rows
	for i := range rows {
		s := rows[i].Step
		if s == nil || s.Answer == nil {
			continue
		}
		kind := map[string]string{"Service": "Service", "Provider": "Federated"}[string(s.Answer.Caller.Kind)]
		if name := s.Answer.Caller.ARN; kind != "" && !slices.Contains(callers[kind], name) {
			callers[kind] = append(callers[kind], name)
		}
	}
	return callers
}

// documentGap takes a document away. It may have said nothing, allowed everything or denied everything.
func documentGap(d *scenario.Document, text string, callers map[string][]string) (g gap, ok bool) {
	at := d.Policy.Doc.Span
	g = gap{at: at, unknown: "unknown"}
	before := strings.TrimRight(text[:at.From], " \t\r\n")
	word := before[strings.LastIndexAny(before, " \t\r\n{")+1:]
	write := func(effect string, more map[string]any) string {
		statement := map[string]any{"Effect": effect, "Action": "*", "Resource": "*"}
		for k, v := range more {
			statement[k] = v
		}
		for k, v := range statement {
			if v == nil {
				delete(statement, k)
			}
		}
		b, _ := json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": []any{statement}})
		return string(b)
	}
	switch d.Kind {
	case policy.Trust:
		six := map[string]any{"Principal": callers, "Resource": nil, "Action": []string{
			aws.AssumeRole, aws.AssumeRoleWithSAML, aws.AssumeRoleWithWebIdentity, aws.TagSession, aws.SetSourceIdentity,
			aws.SetContext,
		}}
		g.completions = []string{
			write(
				"Deny",
				map[string]any{
					"Principal": map[string]string{"AWS": "999999999991"},
					"Action":    aws.AssumeRole,
					"Resource":  nil,
				},
			),
			write("Allow", six), write("Deny", six),
		}
	case policy.Resource:
		if word != "policy" {
			return g, false
		}
		g.at.From, g.unknown = len(before)-len("policy"), "policies unknown"
		all := map[string]any{"Principal": callers}
		g.completions = []string{"", "policy " + write("Allow", all), "policy " + write("Deny", all)}
	case policy.RCP:
		some := map[string]any{"Principal": "*", "Action": []string{"s3:*", "sts:*", "kms:*", "sqs:*", "secretsmanager:*"}}
		none := map[string]any{"Principal": "*", "Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::completed"}
		g.completions = []string{write("Deny", none), write("Deny", some)}
	case policy.Boundary:
		if word != "boundary" {
			return g, false
		}
		g.at.From, g.unknown = len(before)-len("boundary"), "boundary unknown"
		g.completions = []string{"", "boundary " + write("Allow", nil), "boundary " + write("Deny", nil)}
	case policy.Identity, policy.SCP:
		none := map[string]any{"Action": "s3:GetBucketAcl", "Resource": "arn:aws:s3:::completed"}
		g.completions = []string{write("Deny", none), write("Allow", nil), write("Deny", nil)}
	default:
		return g, false
	}
	return g, true
}

// keyGaps marks keys that conditions ask for as unknown, for one step each. They may be absent, or have the value that
// the condition wants, or another.
func keyGaps(w *scenario.Walk, rng *rand.Rand) []gap {
	var gaps []gap
	rows := w.Run(scenario.Options{}).Rows
	for i := range rows {
		step, ok := rows[i].Item.(*syntax.Step)
		if !ok || step.Act == nil || step.Act.Kind() == syntax.Refresh || step.Context != nil || step.UnknownKeys != nil {
			continue
		}
		for _, a := range rows[i].Step.Answer.Actions {
			if g, ok := keyGap(&a, step, rng); ok {
				gaps = append(gaps, g)
				break
			}
		}
	}
	return gaps
}

// accountNumber is the number of an account in a text.
var accountNumber = regexp.MustCompile(`\b\d{12}\b`)

// wordGaps takes away longest sessions, and turns a number of an account that is not declared into a placeholder.
func wordGaps(text string) []gap {
	var gaps []gap
	for _, at := range regexp.MustCompile(`max-session \d+\w*`).FindAllStringIndex(text, -1) {
		if strings.HasPrefix(text[max(0, at[0]-4):], "set ") {
			continue
		}
		gaps = append(gaps, gap{
			at: source.Span{From: at[0], To: at[1]}, unknown: "max-session unknown",
			completions: []string{"max-session 1h", "max-session 3h", "max-session 12h"},
		})
	}
	for _, at := range regexp.MustCompile(`account (\d{12}) [\w-]+ \{`).FindAllStringIndex(text, -1) {
		if strings.Contains(text, "control-policies unknown") {
			break
		}
		head := text[at[0] : at[1]-2]
		gaps = append(gaps, gap{
			at: source.Span{From: at[0], To: at[1]}, unknown: text[at[0]:at[1]] + " control-policies unknown ",
			completions: []string{text[at[0]:at[1]], organized(text, head)},
		})
	}
	return gaps
}

// organized puts an account into the walk's organization. One without an organization stays as it is.
func organized(text, head string) string {
	if name := regexp.MustCompile(`(?m)^organization (\S+) `).FindStringSubmatch(text); name != nil {
		return head + " in " + name[1] + " {"
	}
	return head + " {"
}

// placeholderOf returns a number of an account in the text that is not declared; "" if there is none.
func placeholderOf(text string, rng *rand.Rand) string {
	var found []string
	for _, n := range accountNumber.FindAllString(text, -1) {
		if !strings.Contains(text, "account "+n) && !strings.Contains(text, "management "+n) && !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	if len(found) == 0 || strings.Contains(text, "placeholder ") {
		return ""
	}
	return found[rng.IntN(len(found))]
}

// fill returns the text with something in place of each gap, from the last to the first.
func fill(text string, gaps []gap, with func(i int, g *gap) string) string {
	for i := len(gaps) - 1; i >= 0; i-- {
		g := &gaps[i]
		text = text[:g.at.From] + with(i, g) + text[g.at.To:]
	}
	return text
}

// apart sorts gaps by place and leaves out those that stand in others.
func apart(gaps []gap) []gap {
	slices.SortFunc(gaps, func(a, b gap) int { return a.at.From - b.at.From })
	var kept []gap
	for _, g := range gaps {
		if len(kept) == 0 || g.at.From >= kept[len(kept)-1].at.To {
			kept = append(kept, g)
		}
	}
	return kept
}

func quoted(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprint(err))
	}
	return string(b)
}
