package importer

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// timeKeys are the condition keys that hang on when a request is made.
var timeKeys = []string{"aws:CurrentTime", "aws:EpochTime", "aws:TokenIssueTime"}

// organizationKeys are those that hang on the organizations, which stay unknown where only their policies are settled.
var organizationKeys = []string{
	"aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:ResourceOrgID", "aws:ResourceOrgPaths",
}

// steps writes the requests in order of time.
func (wr *writer) steps() {
	clock := wr.start()
	for _, r := range wr.requests() {
		if at := r.At.Seconds(); at > clock && !r.At.IsZero() {
			wr.line(0, "at", at.Text())
			clock = at
		}
		wr.step(r)
	}
}

// step writes one request, each clause on a line of its own.
func (wr *writer) step(r *fact.Request) {
	act := wr.act(r)
	if unmade := wr.isUnmade(r); act == "" || unmade {
		reason := "a walk has no step for " + r.Action
		if r.Action == "" && r.Encoded {
			reason = "who asks for what stands in the encoded message: decode it, and bring what comes out"
		} else if unmade {
			reason = "a federated user exists by the call that made it: bring CloudTrail's event GetFederationToken too"
		} else if r.Resource == "" {
			reason = "it does not say for which role it is"
		} else if r.Provider == "" {
			reason = "it does not say whose token it sends"
		}
		wr.unread = append(wr.unread, fact.Unread{Span: r.Span, What: "the request " + requestWords(r), Reason: reason})
		return
	}
	wr.fitting(r)
	wr.line(0, "step", quoted(requestWords(r)), "{")
	wr.line(1, act)
	for _, clause := range wr.clauses(r) {
		wr.line(1, clause)
	}
	wr.line(0, "}")
}

// isUnmade reports whether a federated user asks that no earlier request has made.
func (wr *writer) isUnmade(r *fact.Request) bool {
	arn, ok := aws.ParseARN(r.Caller)
	return ok && arn.Kind() == aws.KindFederatedUser && !slices.ContainsFunc(wr.earlier, func(q fact.Request) bool {
		return strings.EqualFold(q.Action, aws.GetFederationToken) && q.Session == arn.Name()
	})
}

// givesCredentials reports whether an action is one of those whose answer has credentials.
func givesCredentials(action string) bool {
	switch action {
	case "", aws.AssumeRole, aws.AssumeRoleWithWebIdentity, aws.AssumeRoleWithSAML, "sts:GetSessionToken",
		"sts:GetFederationToken":
		return true
	}
	return false
}

// act is what the step does.
func (wr *writer) act(r *fact.Request) string {
	switch r.Action {
	case aws.AssumeRole, aws.AssumeRoleWithWebIdentity, aws.AssumeRoleWithSAML, "":
		if r.Resource == "" {
			return ""
		}
	}
	switch r.Action {
	case aws.AssumeRole, "":
		return wr.actor(r) + " assumes " + wr.role(r.Resource) + " as " + wr.session(r)
	case aws.AssumeRoleWithWebIdentity:
		if r.Provider == "" {
			return ""
		}
		return "oidc " + r.Provider + " assumes " + wr.role(r.Resource) + " as " + wr.session(r)
	case aws.AssumeRoleWithSAML:
		arn, ok := aws.ParseARN(r.Provider)
		if !ok {
			return ""
		}
		// A provider is in the account of its role.
		role, _ := aws.ParseARN(r.Resource)
		provider := reference(cmp.Or(wr.alias(arn.Account), wr.alias(role.Account)) + "/" + arn.Name())
		return "saml " + provider + " assumes " + wr.role(r.Resource) + " as " + wr.session(r)
	case aws.GetSessionToken:
		return wr.actor(r) + " gets-session-token as " + wr.session(r)
	case aws.GetFederationToken:
		return wr.actor(r) + " gets-federation-token as " + wr.session(r)
	}
	resource := r.Resource
	if resource == "" {
		resource = "*"
	}
	if wr.actor(r) == "" {
		return "" // a token calls nothing
	}
	return wr.actor(r) + " calls " + r.Action + " on " + reference(resource)
}

// actor is who asks, by alias and name, or by the ARN of a session.
func (wr *writer) actor(r *fact.Request) string {
	if r.Service != "" {
		return r.Service
	}
	arn, ok := aws.ParseARN(r.Caller)
	if ok && arn.Kind() == aws.KindRoot {
		return wr.alias(arn.Account) + "/root"
	}
	if e := wr.find(fact.User, arn.Account, arn.Name()); ok && arn.Kind() == aws.KindUser && e != nil {
		return reference(wr.alias(arn.Account) + "/" + arn.Name())
	}
	return reference(r.Caller)
}

// reference is an ARN, or ALIAS/NAME, as the language has it: as it is, or as a string.
func reference(text string) string {
	if strings.Trim(text, aws.Letters+aws.Digits+"_-:/.*@+=") == "" {
		return text
	}
	return quoted(text)
}

// role is the role that is asked for, by alias and name.
func (wr *writer) role(text string) string {
	arn, ok := aws.ParseARN(text)
	if !ok || wr.alias(arn.Account) == "" || wr.find(fact.Role, arn.Account, arn.Name()) == nil {
		return reference(text)
	}
	return reference(wr.alias(arn.Account) + "/" + arn.Name())
}

// session is a name for the session that no other step has.
func (wr *writer) session(r *fact.Request) string {
	base := r.Session
	if len(base) < 2 {
		base = "asked"
	}
	name := base
	for n := 2; wr.names[name]; n++ {
		name = base + "-" + strconv.Itoa(n)
	}
	wr.names[name] = true
	return word(name)
}

// clauses are what the request carries, what no source says of it, and what AWS answered.
func (wr *writer) clauses(r *fact.Request) []string {
	list := wr.sent(r)
	if len(r.Context) > 0 {
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(r.Context)) {
			parts = append(parts, tree.Quote(key)+": "+values(r.Context[key]))
		}
		list = append(list, "context {"+strings.Join(parts, ", ")+"}")
	}
	var unknown []string
	if r.At.IsZero() {
		unknown = append(unknown, timeKeys...)
	}
	if slices.Contains(r.Masked, "external-id") && r.Sent.ExternalID == nil {
		unknown = append(unknown, "sts:ExternalId")
	}
	unknown = append(unknown, wr.setByOthers(r)...)
	if wr.pathOpen(r) {
		unknown = append(unknown, principalARN)
	}
	if wr.noControls {
		for _, key := range organizationKeys {
			if !given(r, key) {
				unknown = append(unknown, key)
			}
		}
	}
	if len(unknown) > 0 {
		list = append(list, "unknown-keys "+array(unknown))
	}
	switch {
	case r.Granted && givesCredentials(r.Action):
		list = append(list, "granted")
	case r.Refused != "":
		list = append(list, "refused "+quoted(r.Refused))
	}
	return list
}

// given reports whether the request's context has the key.
func given(r *fact.Request, key string) bool {
	for name := range r.Context {
		if strings.EqualFold(name, key) {
			return true
		}
	}
	return false
}

// setByOthers are the keys that policies compare, that the sender of the request has no say in and that no source has:
// those of an assertion or a token, and what a service says of the resource for which it asks, in keys and in session
// tags.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
func (wr *writer) setByOthers(r *fact.Request) []string {
	var prefixes []string
	switch {
	case r.Action == aws.AssumeRoleWithSAML && r.Sent.Claims == "":
		prefixes = []string{"saml:"}
	case r.Provider != "" && r == wr.asked && wr.noToken:
		prefixes = []string{strings.ToLower(r.Provider) + ":"}
	case r.Service != "":
		prefixes = []string{"aws:sourcearn", "aws:sourceaccount", "aws:sourceorg"}
		if !r.Shown {
			prefixes = append(prefixes, "aws:requesttag/", "aws:tagkeys", "sts:transitivetagkeys") // EKS sends some
		}
	}
	var list []string
	for _, key := range wr.conditionKeys() {
		given := given(r, key)
		for name := range r.Sent.Tags {
			given = given || strings.EqualFold("aws:requesttag/"+name, key)
		}
		if r.Sent.Claims != "" {
			given = given || strings.HasSuffix(key, ":aud") || strings.HasSuffix(key, ":sub")
		}
		if !given && slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(key, p) }) {
			list = append(list, key)
		}
	}
	return list
}

func values(list []string) string {
	if len(list) == 1 {
		return tree.Quote(list[0])
	}
	return array(list)
}

// sent are the clauses of what the request carries.
func (wr *writer) sent(r *fact.Request) []string {
	var list []string
	s := &r.Sent
	if s.Duration > 0 {
		list = append(list, "for "+seconds(s.Duration))
	}
	if s.ExternalID != nil {
		list = append(list, "external-id "+quoted(*s.ExternalID))
	}
	if s.MFA {
		list = append(list, "mfa")
	}
	if s.SourceIdentity != "" {
		list = append(list, "source-identity "+quoted(s.SourceIdentity))
	}
	if len(s.Tags) > 0 {
		list = append(list, "tags "+object(s.Tags))
	}
	if len(s.Transitive) > 0 {
		list = append(list, "transitive "+array(s.Transitive))
	}
	if s.SessionPolicy != "" {
		list = append(list, "session-policy "+wr.document(&fact.Document{JSON: s.SessionPolicy}, "  "))
	}
	if len(s.SessionPolicies) > 0 {
		list = append(list, "session-policy-arns "+array(s.SessionPolicies))
	}
	if s.SourceIP != "" {
		list = append(list, "from "+s.SourceIP)
	}
	if text := claims(s.Claims); text != "" {
		list = append(list, "claims "+text)
	}
	return list
}

// array is a JSON array of strings.
func array(list []string) string {
	quotes := make([]string, len(list))
	for i, s := range list {
		quotes[i] = tree.Quote(s)
	}
	return "[" + strings.Join(quotes, ", ") + "]"
}
