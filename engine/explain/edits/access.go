package edits

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// opened tries requests around the one that is looked at, and counts those that the document lets through with the edit and
// did not before. A request is another caller, another action, another resource, or the same without what the conditions
// ask for. danger says what is worst about what is newly let through.
func (c *candidate) opened(from *state) (access int, danger string) {
	switch {
	case c.lifts != "":
		return liftedAccess, c.lifts
	case c.doc == nil:
		return 0, c.danger
	}
	danger = c.danger
	if c.rewrites {
		access = liftedAccess
	}
	was := &policy.Document{Kind: c.doc.Kind} // a document that is new, or that AWS would not save, grants and denies nothing
	if c.document != nil && c.document.Doc.Saved() {
		was = c.document.Doc
	}
	for _, r := range requests(from.step) {
		for _, p := range c.probes(r, was) {
			if !p.lets(c.gate, was) && p.lets(c.gate, c.doc) {
				access++
				danger = worse(danger, p.danger)
			}
		}
	}
	if c.gate == eval.GateSCP || c.gate == eval.GateRCP {
		danger = worse(danger, guardrail)
	}
	if denies(was) > denies(c.doc) {
		danger = worse(danger, liftedDeny)
	}
	return access, danger
}

// dangers are what may be said of a set, the worst first.
var dangers = []string{everyAccount, everyToken, everyAction, wholePolicy, contrary, unmet, liftedDeny, guardrail}

// liftedAccess stands for the access that comes free where a whole policy goes, or is written anew, which no few requests measure.
const liftedAccess = 100

const (
	everyAccount = "lets in callers of every AWS account"
	everyToken   = "lets in every token of the provider"
	everyAction  = "allows far more than was asked for"
	wholePolicy  = "takes away all that the policy keeps back"
	contrary     = "turns a condition into its contrary"
	unmet        = "lets in requests that a condition was to keep out"
	liftedDeny   = "lifts a Deny for everybody"
	guardrail    = "loosens a guardrail for everybody below it"
)

func worse(a, b string) string {
	for _, d := range dangers {
		if a == d || b == d {
			return d
		}
	}
	if a == "" {
		return b
	}
	return a
}

// denies counts the Deny statements of a document.
func denies(d *policy.Document) int {
	n := 0
	for i := range d.Statements {
		if d.Statements[i].Effect == policy.Deny {
			n++
		}
	}
	return n
}

// probe is a request to be tried on one document alone.
type probe struct {
	request *eval.Request
	danger  string // what it would mean if it were newly let through
}

// everything allows all that there is, so that the document at hand alone decides.
var everything = &eval.Policy{Doc: policy.Parse(allowAll, source.Span{To: len(allowAll)}, policy.Options{Kind: policy.Identity})}

const allowAll = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}`

// lets reports whether the document lets the request through where all else allows.
func (p *probe) lets(gate eval.Gate, doc *policy.Document) bool {
	r := *p.request
	r.Hidden, r.Boundaries, r.Session, r.SCPs, r.RCPs = 0, nil, nil, nil, nil
	r.Trust, r.ResourcePolicy, r.Identity = nil, nil, []*eval.Policy{everything}
	tried := &eval.Policy{Doc: doc}
	alone := []eval.Level{{Policies: []*eval.Policy{tried}}}
	switch gate {
	case eval.GateTrust:
		r.Trust = tried
	case eval.GateResource:
		r.ResourcePolicy, r.PolicyDecides = tried, true
	case eval.GateSCP:
		r.SCPs = alone
	case eval.GateRCP:
		r.RCPs = alone
	default:
		r.Identity = []*eval.Policy{tried}
	}
	if gate != eval.GateTrust {
		r.Assumes = false
	}
	if gate != eval.GateTrust && gate != eval.GateResource {
		r.ResourceAccount, r.PolicyDecides = r.Caller.Account, false
	}
	return eval.Evaluate(&r, nil).Outcome == eval.Allowed
}

// The names of those who are tried. None of them is anybody.
const (
	strangerAccount = "000000000000"
	otherName       = "somebody-else"
	otherValue      = "something-else"
	otherAddress    = "192.0.2.254"
)

// probes are the requests around one: other callers for documents that name them, other actions and resources for those
// that do not, each with the context as it is, without the keys that the documents ask for, and with other values for them, all
// at once; and the request itself with each of these keys by itself. A statement that names the caller needs no key that says who
// he is.
func (c *candidate) probes(r *eval.Request, was *policy.Document) []probe {
	var around []probe
	if c.gate == eval.GateTrust || c.gate == eval.GateResource {
		around = otherCallers(r)
	} else {
		around = otherDeeds(r)
	}
	keys := keysIn(was, c.doc)
	var all []probe
	for _, p := range around {
		all = append(all, p, p.bent(keys, nil), p.bent(keys, []string{otherValue}))
	}
	itself := probe{r, unmet}
	for i := range keys {
		one := keys[i : i+1]
		if c.names && (strings.HasPrefix(one[0], "aws:principal") || one[0] == "aws:username" || one[0] == "aws:userid") {
			continue
		}
		all = append(all, itself.bent(one, nil), itself.bent(one, []string{otherValue}))
		if strings.HasSuffix(one[0], "ip") {
			all = append(all, itself.bent(one, []string{otherAddress}))
		}
	}
	return all
}

// bent is the probe with other values for the keys, or without them.
func (p *probe) bent(keys, values []string) probe {
	r := *p.request
	r.Context = p.request.Context.Copy()
	for _, k := range keys {
		r.Context.Give(k, false, values...)
	}
	danger := p.danger
	if r.Caller.Kind == eval.CallerProvider {
		danger = everyToken
	}
	return probe{&r, danger}
}

// keysIn are the condition keys that the documents ask for.
func keysIn(docs ...*policy.Document) []string {
	var keys []string
	for _, d := range docs {
		for i := range d.Statements {
			for j := range d.Statements[i].Condition {
				keys = appendNew(keys, d.Statements[i].Condition[j].Lower)
			}
		}
	}
	return keys
}

// otherCallers are the caller, his neighbours, and strangers.
func otherCallers(r *eval.Request) []probe {
	list := []probe{{r, ""}}
	caller := func(c eval.Caller, danger string) {
		q := *r
		q.Caller = c
		q.Context = r.Context.Copy()
		q.Context.Give("aws:PrincipalArn", false, c.PrincipalARN())
		q.Context.Give("aws:PrincipalAccount", false, c.Account)
		q.Context.Give("aws:PrincipalType", false, string(c.Kind))
		if c.Account == strangerAccount {
			q.Context.Give("aws:PrincipalOrgID", false)
			q.Context.Give("aws:PrincipalOrgPaths", true)
		}
		list = append(list, probe{&q, danger})
	}
	c := r.Caller
	if c.Account == "" {
		return list
	}
	for _, account := range []string{c.Account, strangerAccount} {
		danger := ""
		if account == strangerAccount {
			danger = everyAccount
		}
		iam := "arn:" + c.Partition + ":iam::" + account + ":"
		caller(eval.Caller{Kind: eval.CallerUser, Partition: c.Partition, Account: account, ARN: iam + "user/" + otherName}, danger)
		caller(eval.Caller{
			Kind: eval.CallerRole, Partition: c.Partition, Account: account, RoleARN: iam + "role/" + otherName,
			ARN: "arn:" + c.Partition + ":sts::" + account + ":assumed-role/" + otherName + "/" + otherName,
		}, danger)
	}
	if c.Kind == eval.CallerRole {
		same := c
		same.ARN = c.ARN[:strings.LastIndexByte(c.ARN, '/')+1] + otherName
		caller(same, "")
	}
	return list
}

// otherDeeds are the action on the resource, and others on others.
func otherDeeds(r *eval.Request) []probe {
	service, _, _ := strings.Cut(r.Action, ":")
	sibling := r.Resource[:strings.LastIndexAny(r.Resource, "/:")+1] + otherName
	arn, _ := aws.ParseARN(r.Resource)
	abroad := "arn:" + arn.Partition + ":" + arn.Service + ":" + arn.Region + ":" + strangerAccount + ":" + arn.Resource
	var list []probe
	for _, action := range []string{r.Action, service + ":SomethingElse", "iam:CreateUser"} {
		for _, resource := range []string{r.Resource, sibling, abroad, "arn:aws:s3:::" + otherName} {
			q := *r
			q.SetAction(action)
			q.Resource = resource
			danger := ""
			if action != r.Action && resource != r.Resource {
				danger = everyAction
			}
			list = append(list, probe{&q, danger})
		}
	}
	return list
}
