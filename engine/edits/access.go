package edits

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/slip"
	"rolewalk/engine/source"
	"rolewalk/engine/sts"
)

// opened tries requests around the one that is looked at, and counts those that the document lets through with the
// edit and did not before. A request is another caller, another action, another resource, or the same without what the
// conditions ask for. risk says what is worst about what is newly let through.
func (c *candidate) opened(from *state) (access int, risk string) {
	switch {
	case c.lifts != "":
		return liftedAccess, c.lifts
	case c.doc == nil:
		return 0, c.risk
	}
	risk = c.risk
	if c.rewrites {
		access = liftedAccess
	}
	was := &policy.Document{
		Kind: c.doc.Kind,
	} // a document that is new, or that AWS would not save, grants and denies nothing
	if c.document != nil && c.document.Doc.Saved() {
		was = c.document.Doc
	}
	for i, r := range requests(from.step) {
		for _, p := range append(c.probes(r, was), c.unasked(&from.step.Answer.Actions[i])...) {
			if !p.lets(c.gate, was) && p.lets(c.gate, c.doc) {
				access++
				risk = worse(risk, p.risk)
				c.opens = alsoOpens(c.opens, p.what)
			}
		}
	}
	if c.gate == eval.GateSCP || c.gate == eval.GateRCP {
		risk = worse(risk, guardrail)
	}
	if c.liftsDeny(from.step, was) {
		risk = worse(risk, liftedDeny)
	}
	return access, risk
}

// risks are what may be said of a set, the worst first. What else is said of one is less bad than these.
var risks = []string{
	everyAccount, everyToken, everyAction, wholePolicy, contrary, guests, unmet, liftedDeny, guardrail, wholeOrganization,
	wholeAccount,
}

// liftedAccess stands for the access that comes free where a whole policy goes, or is written anew, which no few
// requests measure.
const liftedAccess = 100

const (
	everyAccount      = "allows callers of every AWS account"
	everyToken        = "allows every token of the provider"
	everyAction       = "allows far more than was asked for"
	wholePolicy       = "removes everything that the policy prevents"
	contrary          = "reverses a condition"
	guests            = "lets in guests, who have not signed in"
	unmet             = "allows requests that a condition was meant to prevent"
	liftedDeny        = "lifts a Deny that prevents more than this request"
	guardrail         = "loosens a guardrail for everyone below it"
	wholeOrganization = "trusts the whole organization or a part of it"
	wholeAccount      = "trusts the whole account, all of whose users and roles may then be allowed"
)

// drops begins what is said of a document that is written anew.
const drops = "drops "

func worse(a, b string) string {
	for _, d := range risks {
		if a == d || b == d {
			return d
		}
	}
	if a == "" {
		return b
	}
	return a
}

// liftsDeny reports whether the document denied more than the request that is asked for, which it no longer does and
// which the policies of its gate allow.
func (c *candidate) liftsDeny(step *scenario.StepResult, was *policy.Document) bool {
	if denies(was) == 0 || denies(was) == denies(c.doc) && (c.own == nil || c.own.Effect != policy.Deny) && !c.excepts {
		return false
	}
	for _, r := range requests(step) {
		before := &policy.Document{Kind: was.Kind}
		r.Documents(func(gate eval.Gate, p *eval.Policy) {
			if gate == c.gate && p != c.document && p.Doc.Saved() {
				before.Statements = append(before.Statements, p.Doc.Statements...)
			}
		})
		// Within the account of a resource the caller’s own policies are enough. A Deny that was meant as an Allow is judged
		// by what the document allows.
		if c.gate == eval.GateResource && (c.own == nil || c.At != c.own.EffectSpan) {
			before.Statements = append(before.Statements, allowsAll().Statements...)
		}
		after := *before
		before.Statements = append(before.Statements[:len(after.Statements):len(after.Statements)], was.Statements...)
		after.Statements = append(after.Statements[:len(after.Statements):len(after.Statements)], only(was, policy.Allow)...)
		after.Statements = append(after.Statements, only(c.doc, policy.Deny)...)
		for _, p := range c.around(r)[1:] {
			if !p.lets(c.gate, before) && p.lets(c.gate, &after) {
				return true
			}
		}
	}
	return false
}

// allowsAll is the policy of a resource that lets everyone do everything.
func allowsAll() *policy.Document {
	const text = `{"Version": "2012-10-17", "Statement": ` +
		`{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}}`
	return policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: policy.Resource})
}

// only are the statements of a document with an effect.
func only(doc *policy.Document, effect policy.Effect) []policy.Statement {
	var list []policy.Statement
	for i := range doc.Statements {
		if doc.Statements[i].Effect == effect {
			list = append(list, doc.Statements[i])
		}
	}
	return list
}

// denies counts the Deny statements of a document.
func denies(d *policy.Document) int { return len(only(d, policy.Deny)) }

// probe is a request to be tried on one document alone.
type probe struct {
	request *eval.Request
	risk    string // what it would mean if it were newly let through
	what    string // what it stands for, as other users of the account; empty for the request itself
}

// lets reports whether the document lets the request through when everything else allows it.
func (p *probe) lets(gate eval.Gate, doc *policy.Document) bool {
	return eval.Evaluate(sts.Alone(p.request, gate, &eval.Policy{Doc: doc}), nil).Outcome == eval.Allowed
}

// The names of the callers that are tried. No principal has one of them.
const (
	externalAccount = "000000000000"
	otherName       = "another-name"
	otherValue      = "something-else"
	otherAddress    = "192.0.2.254"
)

// probes are the requests around one: other callers for documents that name them, other actions and resources for
// those that do not, each with the context as it is, without the keys that the documents ask for, and with other
// values for them, all at once.
func (c *candidate) probes(r *eval.Request, was *policy.Document) []probe {
	around := c.around(r)
	// An identity provider that the statement names, and that has no other customers, is as trusted as the author made it.
	named := r.Caller.Kind == eval.CallerProvider && c.own != nil && !c.principal
	keys := slices.DeleteFunc(keysIn(was, c.doc), func(key string) bool {
		return key == c.renames || named && key != c.row && slices.Contains(keysOf(c.own), key)
	})
	var all []probe
	for _, p := range around {
		all = append(all, p)
		if len(keys) > 0 || !named {
			all = append(all, p.bent(keys, nil), p.bent(keys, []string{otherValue}))
		}
	}
	if key := tenantKey(&r.Caller); key != "" {
		other := probe{request: r}
		all = append(all, other.bent([]string{key}, []string{otherValue}))
	}
	return all
}

// around are the request, and those of other callers where the document names them, of other deeds where it does not.
func (c *candidate) around(r *eval.Request) []probe {
	if c.gate == eval.GateTrust || c.gate == eval.GateResource {
		return otherCallers(r)
	}
	return otherDeeds(r, c.own != nil && c.row == "" && !strings.Contains(c.New, "*"))
}

// unasked are the request itself, with each of the keys by itself bent that the statements ask for which would let it
// through were it not for a condition: what such a condition keeps out must stay out. The other conditions of the
// statement that changes stay as the author wrote them.
func (c *candidate) unasked(a *sts.ActionDecision) []probe {
	var keys []string
	if c.row != "" && c.row != c.renames {
		keys = append(keys, c.row)
	}
	for _, st := range a.Trace.GateStep(c.gate).Statements() {
		if st.Statement.Effect != policy.Allow || st.Statement == c.own || !onlyConditions(st) {
			continue
		}
		for _, key := range keysOf(st.Statement) {
			keys = appendNew(keys, key)
		}
	}
	var all []probe
	itself := probe{request: a.Request, risk: unmet}
	for i := range keys {
		one := keys[i : i+1]
		if c.names && (strings.HasPrefix(one[0], "aws:principal") || one[0] == "aws:username" || one[0] == "aws:userid") {
			continue
		}
		other := otherValue
		if got := a.Request.Context.Values(one[0]).List; len(got) == 1 && contraries[got[0]] != "" {
			other = contraries[got[0]]
		}
		all = append(all, itself.bent(one, nil), itself.bent(one, []string{other}))
		if strings.HasSuffix(one[0], "ip") {
			all = append(all, itself.bent(one, []string{otherAddress}))
		}
	}
	return all
}

// contraries are the truths, each with the other.
var contraries = map[string]string{"true": "false", "false": "true"}

// onlyConditions reports whether nothing but conditions keeps a statement from applying, slips of the pen apart.
func onlyConditions(s *eval.Step) bool {
	conditions := false
	for e := range s.Missing() {
		if e.Kind == eval.StepCondition {
			conditions = true
		} else if e.Kind == eval.StepActions || !slipped(e.Wanted, e.Got) {
			return false
		}
	}
	return conditions
}

// slipped reports whether one of the values that are wanted is one that there is, but for a slip of the pen.
func slipped(wanted, got []string) bool {
	return slices.ContainsFunc(wanted, func(w string) bool {
		return slices.ContainsFunc(got, func(g string) bool { return slip.Between(w, g) != slip.None })
	})
}

// bent is the probe with other values for the keys, or without them.
func (p *probe) bent(keys, values []string) probe {
	risk := p.risk
	if tenant := tenantKey(&p.request.Caller); p.request.Caller.Kind == eval.CallerProvider {
		risk = unmet
		if tenant == "" || slices.Contains(keys, tenant) {
			risk = everyToken
		}
	}
	return probe{sts.WithKeys(p.request, keys, values), risk, p.bentWords(keys)}
}

// tenantKey is the condition key that tells the customers of a shared identity provider apart, and the service accounts
// of a cluster; empty for other callers. Who trusts such a provider without it trusts all of them.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
func tenantKey(c *eval.Caller) string {
	arn, _ := aws.ParseARN(c.ARN)
	host, ok := arn.Behind(aws.KindOIDCProvider)
	if !ok {
		host = c.ARN
	}
	host = strings.ToLower(host)
	switch p := aws.ProviderOf(host); {
	case c.Kind != eval.CallerProvider:
		return ""
	case p != nil && p.RequiredKey() != "":
		return strings.ToLower(p.RequiredKey())
	case aws.IsGitHub(host), aws.IsEKS(host):
		return host + ":sub"
	}
	return ""
}

// keysIn are the condition keys that the documents ask for.
func keysIn(docs ...*policy.Document) []string {
	var keys []string
	for _, d := range docs {
		for i := range d.Statements {
			for _, key := range keysOf(&d.Statements[i]) {
				keys = appendNew(keys, key)
			}
		}
	}
	return keys
}

// keysOf are the condition keys that a statement asks for, in lower case.
func keysOf(s *policy.Statement) []string {
	keys := make([]string, len(s.Condition))
	for i := range s.Condition {
		keys[i] = s.Condition[i].Lower
	}
	return keys
}

// otherCallers are the caller, other principals of their account, and external principals.
func otherCallers(r *eval.Request) []probe {
	list := []probe{{request: r}}
	caller := func(c eval.Caller, risk, what string) {
		list = append(list, probe{sts.As(r, c, c.Account == externalAccount), risk, what})
	}
	c := r.Caller
	if c.Account == "" {
		return list
	}
	for _, account := range []string{c.Account, externalAccount} {
		risk := ""
		if account == externalAccount {
			risk = everyAccount
		}
		for _, kind := range []aws.Kind{aws.KindUser, aws.KindRole} {
			other, _ := sts.CallerOf(aws.EntityARN(kind, c.Partition, account, "", otherName))
			caller(other, risk, callersWords(kind, account))
		}
	}
	if c.Kind == eval.CallerRole {
		arn, _ := aws.ParseARN(c.ARN)
		role, _ := arn.Session()
		same := c
		same.ARN = aws.SessionARN(c.Partition, c.Account, role, otherName)
		caller(same, "", "other sessions of the role "+role)
	}
	return list
}

// otherDeeds are the action on the resource, and others on others. What other actions of the service a statement has on
// other resources is as its author wrote it, where an edit changes another element of it.
func otherDeeds(r *eval.Request, written bool) []probe {
	service, _, _ := strings.Cut(r.Action, ":")
	sibling := r.Resource[:strings.LastIndexAny(r.Resource, "/:")+1] + otherName
	abroad, _ := aws.ParseARN(r.Resource)
	abroad.Account = externalAccount
	var list []probe
	for _, action := range []string{r.Action, service + ":SomethingElse", "iam:CreateUser"} {
		for _, resource := range []string{r.Resource, sibling, abroad.String(), "arn:aws:s3:::" + otherName} {
			risk := ""
			if action != r.Action && resource != r.Resource && (!written || !strings.HasPrefix(action, service+":")) {
				risk = everyAction
			}
			list = append(list, probe{sts.For(r, action, resource), risk, deedWords(r, action, resource)})
		}
	}
	return list
}
