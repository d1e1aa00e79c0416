package trail

import (
	"net/netip"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/sentence"
	"rolewalk/engine/tree"
)

// event reads one event.
func (r *reader) event(n *tree.Node) {
	r.secrets(n)
	r.identities(n)
	call := aws.ActionOfCall(n.At("eventSource").String(), n.At("eventName").String())
	if r.switched(n) {
		return
	}
	if reason := notAsked(n); reason != "" {
		r.piece(n, "an event: "+call, reason)
		return
	}
	if call == "" {
		r.unread(r.place(n.Span), "Its eventSource and eventName are no texts.")
		return
	}
	q := fact.Request{Origin: fact.FromEvent, Action: call, Span: r.place(n.Span)}
	q.At = fact.ParseMoment(n.At("eventTime").String())
	r.caller(n, &q)
	parameters := n.At("requestParameters")
	q.Shown = parameters != nil && parameters.Kind == '{'
	sent(n, parameters, &q)
	q.Resource = resource(n, &q)
	if code := n.At("errorCode").String(); code != "" {
		if !r.refused(n, code, &q) {
			r.piece(n, "an event: "+call, "it failed with "+code+", which no policy decides")
			return
		}
	}
	q.Granted = q.Code == ""
	r.writes(n, &q)
	r.facts.Requests = append(r.facts.Requests, q)
	why := "CloudTrail records that AWS allowed it"
	if !q.Granted {
		why = "CloudTrail records that AWS refused it: " + q.Code
	}
	r.piece(n, title(&q), why)
}

func (r *reader) piece(n *tree.Node, title, why string) {
	r.facts.Pieces = append(r.facts.Pieces, fact.Piece{Title: title, Why: why, Span: r.place(n.Span)})
}

// title names a request for a reader.
func title(q *fact.Request) string {
	caller, resource := aws.ShortName(q.Caller), aws.ShortName(q.Resource)
	if caller == "" {
		caller = q.Service + q.Provider
	}
	_, call, _ := strings.Cut(q.Action, ":")
	title := "an event: " + call
	if caller != "" {
		title += " by " + caller
	}
	if resource != "" {
		title += " → " + resource
	}
	return title
}

// notAsked returns why an event is no request that policies decide on; "" if it is one.
//
// See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
func notAsked(n *tree.Node) string {
	role, _ := aws.ParseARN(n.At("requestParameters", "roleArn").String())
	issuer, _ := aws.ParseARN(n.At("userIdentity", "sessionContext", "sessionIssuer", "arn").String())
	switch kind := n.At("eventType").String(); {
	case kind == "AwsServiceEvent":
		return "AWS made it itself, without a call that policies decide on"
	case kind == "AwsConsoleSignIn" || kind == "AwsConsoleAction":
		return "it is an event of the console, and no call that policies decide on"
	case role.IsServiceLinkedRole() || issuer.IsServiceLinkedRole():
		return "it is about a service-linked role, which only AWS uses"
	case n.At("userIdentity", "type").String() == "AWSService" && role == (aws.ARN{}):
		return "an AWS service made it for itself"
	}
	return ""
}

// denialWords are parts of the error codes with which services refuse what policies do not allow.
var denialWords = []string{
	"AccessDenied", "Unauthorized", "NotAuthorized", "AuthorizationError", "Forbidden",
	"AuthFailure",
}

// refused reads AWS's refusal. It is false for an error that comes after policies were asked or has nothing to do with
// them, unless the call is one of STS, whose errors all are what a person asks about.
func (r *reader) refused(n *tree.Node, code string, q *fact.Request) bool {
	message := n.At("errorMessage").String()
	found := sentence.Read(message, 0)
	denied := len(found.Requests) > 0
	for _, word := range denialWords {
		denied = denied || strings.Contains(code, word)
	}
	if !denied && aws.ServiceOf(q.Action) != "sts" {
		return false
	}
	q.Code = strings.TrimPrefix(strings.TrimPrefix(code, "Client."), "Server.")
	q.Refused = message
	if len(found.Requests) == 0 {
		if message == "" {
			q.Refused = q.Code
		}
		return true
	}
	s := &found.Requests[0]
	q.Refused, q.Gate, q.Explicit, q.PolicyARN, q.Encoded = s.Refused, s.Gate, s.Explicit, s.PolicyARN, s.Encoded
	if s.Action != "" && s.Caller != "" {
		q.Action = s.Action
	}
	if s.Resource != "" {
		q.Resource = s.Resource
	}
	if q.Caller == "" && q.Provider == "" && q.Service == "" {
		q.Caller = s.Caller
	}
	return true
}

// sent reads what the request carried.
func sent(n, parameters *tree.Node, q *fact.Request) {
	q.Session = parameters.At("roleSessionName").String()
	if q.Session == "" && strings.EqualFold(q.Action, aws.GetFederationToken) {
		q.Session = parameters.At("name").String()
	}
	if ip, err := netip.ParseAddr(n.At("sourceIPAddress").String()); err == nil {
		q.Sent.SourceIP = ip.String()
	}
	if aws.ServiceOf(q.Action) != "sts" {
		return
	}
	q.Sent.Duration = seconds(parameters.At("durationSeconds"))
	q.Sent.MFA = q.Sent.MFA || parameters.At("serialNumber").String() != ""
	q.Sent.SourceIdentity = parameters.At("sourceIdentity").String()
	q.Sent.SessionPolicy = parameters.At("policy").String()
	for _, p := range parameters.At("policyArns").List() {
		if arn := p.At("arn").String() + p.String(); arn != "" {
			q.Sent.SessionPolicies = append(q.Sent.SessionPolicies, arn)
		}
	}
	for _, key := range parameters.At("transitiveTagKeys").List() {
		q.Sent.Transitive = append(q.Sent.Transitive, key.String())
	}
	q.Sent.Tags = tags(parameters)
	if parameters.At("externalId") != nil {
		q.Masked = append(q.Masked, "external-id")
	}
}

// seconds reads a number of seconds, which is 0 if there is none.
func seconds(n *tree.Node) time.Duration {
	if n == nil {
		return 0
	}
	d, err := time.ParseDuration(n.Text + "s")
	if err != nil || d < 0 {
		return 0
	}
	return d
}

// tags reads the tags that a request passes, and those of an assertion.
func tags(parameters *tree.Node) map[string]string {
	found := map[string]string{}
	for _, tag := range parameters.At("tags").List() {
		if key := tag.At("key").String(); key != "" {
			found[key] = tag.At("value").String()
		}
	}
	if principal := parameters.At("principalTags"); principal != nil {
		for i := range principal.Members {
			m := &principal.Members[i]
			if values := m.Value.List(); len(values) > 0 {
				found[m.Name.Value] = values[0].String()
			}
		}
	}
	if len(found) == 0 {
		return nil
	}
	return found
}
