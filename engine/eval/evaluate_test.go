package eval

import (
	"strings"
	"testing"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

func doc(kind policy.Kind, statements ...string) *Policy {
	text := `{"Version": "2012-10-17", "Statement": [` + strings.Join(statements, ",") + `]}`
	d := policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
	if !d.Saved() {
		panic(d.Refusal.Message + ": " + text)
	}
	return &Policy{Ref: policy.Ref{Kind: policy.RefListed, Name: string(kind)}, Doc: d}
}

// notSupplied is a document whose text was not supplied.
func notSupplied(kind policy.Kind) *Policy {
	return &Policy{
		Ref: policy.Ref{Kind: policy.RefListed, Name: string(kind)}, Doc: policy.UnknownDocument(kind, source.Span{}),
	}
}

const (
	accountA = "111122223333"
	accountB = "444455556666"
	ana      = "arn:aws:iam::111122223333:user/Ana"
	roleX    = "arn:aws:iam::111122223333:role/X"
	sessionX = "arn:aws:sts::111122223333:assumed-role/X/s1"
)

func trustOf(principal string) *Policy {
	return doc(policy.Trust, `{"Effect": "Allow", "Principal": `+principal+`, "Action": "sts:AssumeRole"}`)
}

func allows(action string) *Policy {
	return doc(policy.Identity, `{"Effect": "Allow", "Action": "`+action+`", "Resource": "*"}`)
}

func denies(kind policy.Kind, action string) *Policy {
	principal := ""
	if kind == policy.Resource || kind == policy.Trust {
		principal = `"Principal": {"AWS": "*"}, `
	}
	resource := `, "Resource": "*"`
	if kind == policy.Trust {
		resource = ""
	}
	return doc(kind, `{"Effect": "Deny", `+principal+`"Action": "`+action+`"`+resource+`}`)
}

func anaCalls() Caller {
	return Caller{Kind: CallerUser, Partition: "aws", Account: accountA, ARN: ana, ID: "AIDAEXAMPLEEXAMPLE"}
}

func xCalls() Caller {
	return Caller{
		Kind:      CallerRole,
		Partition: "aws",
		Account:   accountA,
		ARN:       sessionX,
		RoleARN:   roleX,
		ID:        "AROAEXAMPLEEXAMPLE",
	}
}

func serviceCalls(name string) Caller { return Caller{Kind: CallerService, ARN: name} }

// TestAssume is the matrix of who may assume a role, from the evaluation logic of the IAM User Guide and the pages on
// trust policies: the principal's form, the account, and what the caller's own policies say.
func TestAssume(t *testing.T) {
	s3only := allows("s3:*")
	may := allows("sts:AssumeRole")
	for _, c := range []struct {
		name    string
		caller  Caller
		account string // the role's
		trust   *Policy
		change  func(*Request)
		want    Outcome
		refused string
	}{
		{"the user is named, and has no policy", anaCalls(), accountA, trustOf(`{"AWS": "` + ana + `"}`), nil, Allowed, ""},
		{
			"the account is named, and the user has no policy", anaCalls(), accountA, trustOf(`{"AWS": "111122223333"}`), nil,
			ImplicitDeny, "identity",
		},
		{
			"the account is named, and the user may", anaCalls(), accountA, trustOf(`{"AWS": "arn:aws:iam::111122223333:root"}`),
			with(may), Allowed, "",
		},
		{
			"another user is named, and the user may everything", anaCalls(), accountA,
			trustOf(`{"AWS": "arn:aws:iam::111122223333:user/Bob"}`), with(allows("*")), ImplicitDeny, "trust",
		},
		{
			"named across accounts, without a policy", anaCalls(), accountB, trustOf(`{"AWS": "` + ana + `"}`), nil,
			ImplicitDeny, "identity",
		},
		{"across accounts, both sides", anaCalls(), accountB, trustOf(`{"AWS": "111122223333"}`), with(may), Allowed, ""},
		{"everyone, in the same account", anaCalls(), accountA, trustOf(`{"AWS": "*"}`), nil, Allowed, ""},
		{"everyone, across accounts", anaCalls(), accountB, trustOf(`{"AWS": "*"}`), nil, ImplicitDeny, "identity"},
		{"the role is named", xCalls(), accountA, trustOf(`{"AWS": "` + roleX + `"}`), nil, Allowed, ""},
		{
			"the role is named, its boundary is silent", xCalls(), accountA, trustOf(`{"AWS": "` + roleX + `"}`),
			boundary(s3only), ImplicitDeny, "boundary",
		},
		{
			"the role is named, the session policy is silent", xCalls(), accountA, trustOf(`{"AWS": "` + roleX + `"}`),
			session(s3only), ImplicitDeny, "session-policy",
		},
		{
			"the session is named, the boundary is silent", xCalls(), accountA, trustOf(`{"AWS": "` + sessionX + `"}`),
			boundary(s3only), Allowed, "",
		},
		{
			"the session is named, the session policy is silent", xCalls(), accountA, trustOf(`{"AWS": "` + sessionX + `"}`),
			session(s3only), Allowed, "",
		},
		{
			"another session is named", xCalls(), accountA, trustOf(`{"AWS": "arn:aws:sts::111122223333:assumed-role/X/s2"}`),
			with(may), ImplicitDeny, "trust",
		},
		{
			"the user is named, its boundary is silent", anaCalls(), accountA, trustOf(`{"AWS": "` + ana + `"}`),
			boundary(s3only), ImplicitDeny, "boundary",
		},
		{"the unique ID is named", anaCalls(), accountA, trustOf(`{"AWS": "AIDAEXAMPLEEXAMPLE"}`), nil, Allowed, ""},
		{
			"another unique ID", anaCalls(), accountA, trustOf(`{"AWS": "AIDAEXAMPLEANOTHER"}`), with(may), ImplicitDeny,
			"trust",
		},
		{
			"the identity denies", anaCalls(), accountA, trustOf(`{"AWS": "` + ana + `"}`),
			with(denies(policy.Identity, "sts:*")), ExplicitDeny, "identity",
		},
		{
			"an SCP level is silent", anaCalls(), accountB, trustOf(`{"AWS": "111122223333"}`),
			both(with(may), scps(doc(policy.SCP, `{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}`))), ImplicitDeny,
			"scp",
		},
		{
			"an RCP denies", anaCalls(), accountA, trustOf(`{"AWS": "` + ana + `"}`),
			rcps(doc(policy.RCP, `{"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRole", "Resource": "*"}`)),
			ExplicitDeny, "rcp",
		},
		{
			"an RCP level without a policy of one's own", anaCalls(), accountA, trustOf(`{"AWS": "` + ana + `"}`),
			func(r *Request) { r.RCPs = []Level{{Name: "root"}} }, Allowed, "",
		},
		{
			"a service", serviceCalls("ec2.amazonaws.com"), accountA, trustOf(`{"Service": "ec2.amazonaws.com"}`), nil, Allowed,
			"",
		},
		{
			"another service", serviceCalls("lambda.amazonaws.com"), accountA, trustOf(`{"Service": "ec2.amazonaws.com"}`), nil,
			ImplicitDeny, "trust",
		},
		{
			"a service of a role that trusts the account", serviceCalls("ec2.amazonaws.com"), accountA,
			trustOf(`{"AWS": "111122223333"}`), nil, ImplicitDeny, "trust",
		},
		{
			"a user of a role that trusts a service", anaCalls(), accountA, trustOf(`{"Service": "ec2.amazonaws.com"}`),
			with(allows("*")), ImplicitDeny, "trust",
		},
		{"no trust policy", anaCalls(), accountA, nil, with(may), ImplicitDeny, "trust"},
		{"nothing at all", anaCalls(), accountA, nil, nil, ImplicitDeny, "trust identity"},
		{
			"the trust denies the role", xCalls(), accountA,
			doc(policy.Trust, `{"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}`,
				`{"Effect": "Deny", "Principal": {"AWS": "`+roleX+`"}, "Action": "sts:AssumeRole"}`),
			with(may), ExplicitDeny, "trust",
		},
		{
			"an account whose trust is not at hand", anaCalls(), accountB, notSupplied(policy.Trust),
			with(may), Unknown, "",
		},
		{
			"a hidden trust does not help one who may not", anaCalls(), accountB, notSupplied(policy.Trust), nil,
			ImplicitDeny, "identity",
		},
	} {
		req := &Request{
			Caller:          c.caller,
			Assumes:         true,
			Trust:           c.trust,
			Resource:        "arn:aws:iam::" + c.account + ":role/R",
			ResourceAccount: c.account,
		}
		req.SetAction("sts:AssumeRole")
		if c.change != nil {
			c.change(req)
		}
		check(t, c.name, req, c.want, c.refused)
	}
}

func with(p ...*Policy) func(*Request)  { return func(r *Request) { r.Identity = p } }
func boundary(p *Policy) func(*Request) { return func(r *Request) { r.Boundaries = []*Policy{p} } }

func session(p *Policy) func(*Request) { return func(r *Request) { r.Session = []*Policy{p} } }

func scps(p ...*Policy) func(*Request) { return func(r *Request) { r.SCPs = []Level{{"root", p}} } }

func rcps(p ...*Policy) func(*Request)        { return func(r *Request) { r.RCPs = []Level{{"root", p}} } }
func both(a, b func(*Request)) func(*Request) { return func(r *Request) { a(r); b(r) } }

// check evaluates unwatched and watched, which must agree, and compares.
func check(t *testing.T, name string, req *Request, want Outcome, refused string) {
	t.Helper()
	got := Evaluate(req, nil)
	root := &Step{}
	if watched := Evaluate(req, root); watched != got {
		t.Errorf("%s: watched %+v, unwatched %+v", name, watched, got)
	}
	var words []string
	for _, g := range got.Refused.List() {
		words = append(words, string(g))
	}
	if got.Outcome != want || strings.Join(words, " ") != refused {
		t.Errorf("%s: %s by %q, want %s by %q", name, got.Outcome, strings.Join(words, " "), want, refused)
	}
	checkTrace(t, name, root, true)
}

// checkTrace: every step has a reason, and what stands inside a policy points inside it.
func checkTrace(t *testing.T, name string, s *Step, root bool) {
	t.Helper()
	if !root && s.Reason == "" {
		t.Errorf("%s: a %s step has no reason", name, s.Kind)
	}
	for _, sub := range s.Sub {
		if s.Kind == StepPolicy || s.Kind == StepStatement {
			if !s.At.Holds(sub.At) {
				t.Errorf("%s: %s %v lies outside %s %v", name, sub.Kind, sub.At, s.Kind, s.At)
			}
		}
		if !sub.Token.Empty() && sub.Kind != StepPolicy && !sub.At.Holds(sub.Token) {
			t.Errorf("%s: the token of a %s step lies outside it", name, sub.Kind)
		}
		checkTrace(t, name, sub, false)
	}
}

// TestResource is the same for resources with a policy of their own, such as buckets and keys.
func TestResource(t *testing.T) {
	const object = "arn:aws:s3:::bucket/key"
	bucket := func(principal string) *Policy {
		return doc(policy.Resource,
			`{"Effect": "Allow", "Principal": `+principal+`, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*"}`)
	}
	s3only, other := allows("s3:*"), allows("sqs:*")
	guest := Caller{
		Kind:      CallerFederatedUser,
		Partition: "aws",
		Account:   accountA,
		ARN:       "arn:aws:sts::111122223333:federated-user/guest",
		UserARN:   ana,
	}
	for _, c := range []struct {
		name    string
		caller  Caller
		account string
		bucket  *Policy
		change  func(*Request)
		want    Outcome
		refused string
	}{
		{"no policy anywhere", anaCalls(), accountA, nil, nil, ImplicitDeny, "identity"},
		{"the identity allows", anaCalls(), accountA, nil, with(s3only), Allowed, ""},
		{"the bucket names the user", anaCalls(), accountA, bucket(`{"AWS": "` + ana + `"}`), nil, Allowed, ""},
		{
			"the bucket names the user, its boundary is silent", anaCalls(), accountA, bucket(`{"AWS": "` + ana + `"}`),
			boundary(other), Allowed, "",
		},
		{
			"the bucket names the role, its boundary is silent", xCalls(), accountA, bucket(`{"AWS": "` + roleX + `"}`),
			boundary(other), ImplicitDeny, "boundary",
		},
		{
			"the bucket names the session, all else is silent", xCalls(), accountA, bucket(`{"AWS": "` + sessionX + `"}`),
			both(boundary(other), session(other)), Allowed, "",
		},
		{
			"the bucket names the account", anaCalls(), accountA, bucket(`{"AWS": "111122223333"}`), nil, ImplicitDeny,
			"identity",
		},
		{"the bucket names everyone", xCalls(), accountA, bucket(`"*"`), both(boundary(other), session(other)), Allowed, ""},
		{
			"across accounts, only the bucket allows", anaCalls(), accountB, bucket(`{"AWS": "` + ana + `"}`), nil, ImplicitDeny,
			"identity",
		},
		{"across accounts, only the identity allows", anaCalls(), accountB, nil, with(s3only), ImplicitDeny, "resource"},
		{"across accounts, both", anaCalls(), accountB, bucket(`{"AWS": "111122223333"}`), with(s3only), Allowed, ""},
		{"the bucket denies", anaCalls(), accountA, denies(policy.Resource, "s3:*"), with(s3only), ExplicitDeny, "resource"},
		{
			"the bucket names the federated user's user", guest, accountA, bucket(`{"AWS": "` + ana + `"}`),
			func(r *Request) { r.Session = []*Policy{} }, ImplicitDeny, "session-policy",
		},
		{
			"the bucket names the federated user", guest, accountA,
			bucket(`{"AWS": "arn:aws:sts::111122223333:federated-user/guest"}`), func(r *Request) { r.Session = []*Policy{} },
			Allowed, "",
		},
		{
			"a service that the bucket names", serviceCalls("logs.amazonaws.com"), accountA,
			bucket(`{"Service": "logs.amazonaws.com"}`), nil, Allowed, "",
		},
		{"a service that no policy names", serviceCalls("logs.amazonaws.com"), accountA, nil, nil, ImplicitDeny, "resource"},
		{
			"root needs no policy",
			Caller{Kind: CallerRoot, Partition: "aws", Account: accountA, ARN: "arn:aws:iam::111122223333:root"},
			accountA, nil,
			nil, Allowed, "",
		},
		{
			"root is denied by the bucket",
			Caller{Kind: CallerRoot, Partition: "aws", Account: accountA, ARN: "arn:aws:iam::111122223333:root"},
			accountA,
			denies(policy.Resource, "s3:*"), nil, ExplicitDeny, "resource",
		},
		{
			"root across accounts",
			Caller{Kind: CallerRoot, Partition: "aws", Account: accountA, ARN: "arn:aws:iam::111122223333:root"},
			accountB,
			bucket(`{"AWS": "111122223333"}`), nil, Allowed, "",
		},
		{
			"a key whose policy names the account", anaCalls(), accountA, bucket(`{"AWS": "111122223333"}`),
			both(with(s3only), key), Allowed, "",
		},
		{"a key whose policy is silent", anaCalls(), accountA, nil, both(with(s3only), key), ImplicitDeny, "resource"},
	} {
		req := &Request{Caller: c.caller, ResourcePolicy: c.bucket, Resource: object, ResourceAccount: c.account}
		req.SetAction("s3:GetObject")
		if c.change != nil {
			c.change(req)
		}
		check(t, c.name, req, c.want, c.refused)
	}
}

func key(r *Request) { r.PolicyDecides = true }

// TestNotPrincipal: everything that a caller is must be listed, and a boundary undoes the exception.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
func TestNotPrincipal(t *testing.T) {
	limited := anaCalls()
	limited.HasBoundary = match.Yes
	perhaps := anaCalls()
	perhaps.HasBoundary = match.Unknown
	for _, c := range []struct {
		name   string
		caller Caller
		listed string
		want   Outcome
	}{
		{"the user and its account", anaCalls(), `["` + ana + `", "111122223333"]`, Allowed},
		{"the user alone", anaCalls(), `["` + ana + `"]`, ExplicitDeny},
		{"the account alone", anaCalls(), `["111122223333"]`, ExplicitDeny},
		{"another account", anaCalls(), `["444455556666"]`, ExplicitDeny},
		{"session, role and account", xCalls(), `["` + sessionX + `", "` + roleX + `", "111122223333"]`, Allowed},
		{"role and account", xCalls(), `["` + roleX + `", "111122223333"]`, ExplicitDeny},
		{"one with a boundary", limited, `["` + ana + `", "111122223333"]`, ExplicitDeny},
		{"one with a boundary, perhaps", perhaps, `["` + ana + `", "111122223333"]`, Unknown},
	} {
		req := &Request{
			Caller:          c.caller,
			Resource:        "arn:aws:s3:::bucket/key",
			ResourceAccount: accountA,
			Identity:        []*Policy{allows("s3:*")},
		}
		req.SetAction("s3:GetObject")
		req.ResourcePolicy = doc(policy.Resource,
			`{"Effect": "Deny", "NotPrincipal": {"AWS": `+c.listed+`}, "Action": "s3:*", "Resource": "*"}`)
		refused := ""
		if c.want == ExplicitDeny {
			refused = "resource"
		}
		check(t, c.name, req, c.want, refused)
	}
}
