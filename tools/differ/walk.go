package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/scenario"
)

// walk is the disagreement as a walk that expects our answer. Ok is false if a walk would have more information than
// the request: the time, or that a session was created without an MFA code.
func (d *difference) walk() (text string, ok bool) {
	w := &walkWriter{r: d.request}
	w.world()
	w.change()
	body := w.String()
	for _, expect := range expectations[d.ours] {
		text = body + w.probe(expect)
		if findings, ok := holds(text); ok {
			return trimmed(text, findings) + "# The other engine: " + d.theirs + "\n", true
		}
	}
	return "", false
}

// expectations are a walk's words for a decision.
var expectations = map[string][]string{
	"allowed":      {"allow"},
	"implicitDeny": {"deny"},
	"explicitDeny": {
		"explicit deny by rcp", "explicit deny by scp", "explicit deny by trust", "explicit deny by resource", "explicit " +
			"deny by identity",
		"explicit deny by boundary", "explicit deny by session-policy",
	},
}

// trimmed is the walk without unused declarations: AWS still saves its policies, and the answer is the same.
func trimmed(text string, findings int) string {
	lines := strings.SplitAfter(text, "\n")
	for i := 0; i < len(lines); {
		word := strings.Fields(lines[i] + "x")[0]
		whole := strings.Count(lines[i], "{") == strings.Count(lines[i], "}")
		less := strings.Join(lines[:i], "") + strings.Join(lines[i+1:], "")
		if slices.Contains([]string{"user", "role", "saml-provider", "oidc-provider", "account", "context"}, word) && whole {
			if n, ok := holds(less); ok && n == findings && (word != "context" || strings.HasSuffix(lines[i], "{}\n")) {
				lines = slices.Delete(lines, i, i+1)
				continue
			}
		}
		i++
	}
	return strings.Join(lines, "")
}

// holds reports whether a walk parses and meets its expectations, and how many findings it has. Every step but the last
// only builds the world.
func holds(text string) (findings int, ok bool) {
	walk := scenario.Parse("disagreement.walk", text, scenario.PageLimit)
	if len(walk.Errors) > 0 {
		return 0, false
	}
	report := walk.Check()
	if report.Failed > 0 || report.Passed == 0 {
		return 0, false
	}
	rows := walk.Run(scenario.Options{}).Rows
	last := rows[len(rows)-1].Step
	return len(walk.Findings), last != nil && (last.Outcome == scenario.Allow || last.Outcome == scenario.Deny)
}

// walkWriter writes the world of a request, and then a change that attaches all its policies, so that the signing
// credential exists before they apply.
type walkWriter struct {
	strings.Builder
	r     *request
	actor string // the caller, in the walk's words
	named string // whose identity policies and boundary are the request's; empty for services, providers and root
}

func (w *walkWriter) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

// onlyLambda is a trust policy that only lets in the service that creates sessions.
const onlyLambda = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", ` +
	`"Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}`

// world declares every principal that a policy may name, because AWS saves no policy that names a missing one.
func (w *walkWriter) world() {
	inHome, inOther, bucket := "", "", ""
	if len(w.r.SCPs) > 0 || len(w.r.RCPs) > 0 {
		w.line("organization o-1 {\n  management 999999999999")
		for i, level := range w.r.SCPs {
			if !holdsEverything(level) {
				w.line("  detach FullAWSAccess on %s", nodes[min(i, len(nodes)-1)])
			}
		}
		w.line("}\naccount 999999999999 main in o-1 { }")
		inHome, inOther = " in o-1/A/B", " in o-1/C"
	}
	if strings.HasPrefix(w.r.Resource, "arn:aws:s3:::") {
		bucket = "\n  resource arn:aws:s3:::bucket { }"
	}
	homes, others := "", bucket
	if w.r.ResourceAccount == home {
		homes, others = bucket, ""
	}
	target := ""
	for _, path := range []string{"Deploy", "app/Deploy"} {
		if strings.HasSuffix(w.r.Resource, ":role/"+path) {
			target = fmt.Sprintf("\n  role Deploy { path %q trust %s }", "/"+strings.TrimSuffix(path, "Deploy"), onlyLambda)
		}
	}
	if w.r.ResourceAccount == home {
		homes += target
	} else {
		others += target
	}
	w.line(`account %s home%s {
  user alice {
    path "/eng/"
    policy may {"Version": "2012-10-17",
      "Statement": [{"Effect": "Allow", "Action": "sts:GetFederationToken", "Resource": "*"}]}
  }
  user bob { }
  role Hub { trust %s }
  role Spoke { trust %s }
  saml-provider Okta
  oidc-provider gitlab.com { audience any }%s
}`, home, inHome, onlyLambda, onlyLambda, homes)
	w.line(`account %s other%s { user alice { path "/eng/" } role Hub { trust %s }%s }`, other, inOther, onlyLambda,
		others)
	w.signer()
}

// nodes are the levels that SCPs are attached to, the root first.
var nodes = []string{"root", "ou A", "account home"}

func holdsEverything(level []document) bool {
	for _, d := range level {
		for _, s := range d.Statement {
			if s.Effect == "Allow" && len(s.Condition) == 0 && strings.Join(s.Action, "") == "*" &&
				strings.Join(s.Resource, "") == "*" {
				return true
			}
		}
	}
	return false
}

// signer creates the signing credential.
func (w *walkWriter) signer() {
	p := w.r.Principal
	_, last, _ := strings.Cut(p, "/")
	policy := ""
	if len(w.r.Session) > 0 {
		policy = "session-policy " + asJSON(w.r.Session[0]) + "\n  "
	}
	switch {
	case strings.Contains(p, ":assumed-role/"):
		role, session, _ := strings.Cut(last, "/")
		w.actor, w.named = session, "home/"+role
		w.line("step {\n  lambda.amazonaws.com assumes home/%s as %s\n  %sexpect allow\n}", role, session, policy)
	case strings.Contains(p, ":federated-user/"):
		w.actor, w.named = last, "home/alice"
		w.line("step {\n  home/alice gets-federation-token as %s\n  %sexpect allow\n}", last, policy)
	case strings.HasSuffix(p, ":root"):
		w.actor = "home/root"
	case strings.HasSuffix(p, "alice"):
		w.actor, w.named = "home/alice", "home/alice"
	case strings.HasSuffix(p, "bob"):
		w.actor, w.named = "home/bob", "home/bob"
	default:
		w.actor = p
	}
}

// change attaches the policies of the request.
func (w *walkWriter) change() {
	w.line("change {")
	for i, d := range w.r.Identity {
		if w.named != "" {
			w.line("  set policy p%d of %s %s", i, w.named, asJSON(d))
		}
	}
	if len(w.r.Boundaries) > 0 && w.named != "" {
		w.line("  set boundary of %s %s", w.named, asJSON(w.r.Boundaries[0]))
	}
	account := "home"
	if w.r.ResourceAccount == other {
		account = "other"
	}
	if w.r.Trust != nil {
		of := "policy of arn:aws:s3:::bucket"
		if strings.Contains(w.r.Resource, ":role/") {
			of = "trust of " + account + "/" + w.r.Resource[strings.LastIndexByte(w.r.Resource, '/')+1:]
		}
		w.line("  set %s %s", of, asJSON(*w.r.Trust))
	}
	for i, level := range w.r.SCPs {
		for j, d := range level {
			w.line("  set scp s%d%d on %s %s", i, j, nodes[min(i, len(nodes)-1)], asJSON(d))
		}
	}
	for i, level := range w.r.RCPs {
		for j, d := range level {
			w.line("  set rcp r%d%d on account %s %s", i, j, account, asJSON(d))
		}
	}
	w.line("}")
}

// probe is the step that the engines disagree on.
func (w *walkWriter) probe(expect string) string {
	context, _ := json.Marshal(w.r.Context)
	act := fmt.Sprintf("%s calls %s on %s", w.actor, w.r.Action, w.r.Resource)
	role := w.r.Resource
	switch {
	case strings.Contains(w.actor, ":saml-provider/"):
		act = "saml home/Okta assumes " + role + " as probe\n  claims {}"
	case strings.Contains(w.actor, ":oidc-provider/"):
		act = "oidc gitlab.com assumes " + role + " as probe\n  claims {\"aud\": \"any\"}"
	}
	return fmt.Sprintf("step {\n  %s\n  context %s\n  expect %s\n}\n", act, context, expect)
}

// asJSON is a document as JSON.
func asJSON(d document) string {
	b, _ := json.Marshal(d)
	return string(b)
}
