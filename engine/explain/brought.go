package explain

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
)

// Brought is the answer to people who bring what they have and ask why they were refused. It is never a bare
// "unknown".
type Brought struct {
	// Headline is the answer in a few words, Sentence the reason.
	Headline, Sentence string
	// Documents, Keys and Placeholders are what could still turn the answer: documents as policy.Ref names them, condition
	// keys, and the names of placeholders. Of a denial they are the keys alone that it hangs on.
	Documents, Keys, Placeholders []string
	// ByNoPolicy says that AWS's words name a cause that no policy is, so that no change of one mends it.
	ByNoPolicy bool
}

// Request is what a step asks for: caller, action and resource by ARN. It is empty for a step that makes no request.
func Request(s *scenario.StepResult) string {
	a := s.Answer
	if a == nil {
		return ""
	}
	caller := a.Caller.ARN
	if caller == "" {
		caller = s.Actor
	}
	return caller + " asks for " + a.Action + " on " + a.Resource
}

// BroughtBy answers for a step of a walk that was made of what a person brought. The step must have been traced.
func BroughtBy(s *scenario.StepResult) Brought {
	v := Of(s)
	b := Brought{Headline: v.Word, Sentence: v.Sentence}
	if v.By != "" {
		b.Headline += " " + v.By
	}
	refused := s.Clauses != nil && s.Clauses.Refused != nil
	switch {
	case byPolicy(s) && causeInWords(s) != "":
		return Brought{
			ByNoPolicy: true, Headline: "Refused, and by no policy",
			Sentence: "AWS’s words name the cause. " + period(s.Named(causeInWords(s))) + refusedBesides(s, v.Sentence),
		}
	case s.Outcome == scenario.Unknown && refused, s.Outcome == scenario.Allow && refused:
		b.Headline = "The refusal comes from what you have not brought"
		b.Sentence = "Nothing that you brought refuses the request, and AWS did. " + whatRefused(s) +
			s.Named(hangsOnKeys(s)) + " A policy that was changed a minute ago gives the same error. So does a session that " +
			"is older than the change, and so does a profile other than the one you meant."
	case s.Outcome == scenario.Unknown:
		b.Headline = "Allowed, as far as you brought it"
		b.Sentence = "Nothing that you brought refuses the request. It " + period(s.Named(dependsOn(s, likeliestFirst)))
	case s.Outcome == scenario.Deny:
		if refused {
			b.Sentence += contradiction(s)
		}
		b.Keys = turningKeys(s)
		return b
	case s.Outcome == scenario.Allow:
		return b
	}
	if refused && namedByAWS(s).Gate == endpointGate {
		return b // no document of a walk can be what AWS names
	}
	b.Documents, b.Keys, b.Placeholders = openDocuments(s), UnknownKeys(s), placeholdersOf(s)
	return b
}

// whatRefused says which kinds of policies may have refused the request.
func whatRefused(s *scenario.StepResult) string {
	named := namedByAWS(s)
	switch {
	case named.Gate == endpointGate:
		return endpointWords
	case named.Gate == string(eval.GateSession) && !openGates(s).Has(eval.GateSession) && !decidedBy(s, eval.GateSession):
		return "AWS’s words name a session policy, and nothing that you brought is one. The credentials were made with it: " +
			"look at the request that made them, at its --policy and --policy-arns."
	case named.Gate != "" && !openGates(s).Has(eval.Gate(named.Gate)):
		return "AWS’s words name " + named.Explicit +
			". What you brought of that kind allows the request, so AWS has it otherwise."
	case openGates(s) == 0:
		return "Every policy that could refuse it is here and allows it, so something here is not as it is in AWS."
	}
	return period(sentenceCase(s.Named(gatesLeft(s)))) + noResource(s)
}

// noResource says of a request whose error names no resource that the resource may have policies of its own.
func noResource(s *scenario.StepResult) string {
	if s.Target != aws.NoResource || namedByAWS(s).Gate != "" {
		return ""
	}
	return " Nothing here names the resource. If the request is about one, its own policy or an RCP may have refused it " +
		"too."
}

// endpointGate is the kind of policy that AWS names and that no walk has.
const endpointGate = "endpoint"

// endpointWords say where to look.
//
// See https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
const endpointWords = "AWS’s words name a VPC endpoint policy, which a walk does not have. Look at the policy of the " +
	"endpoint that the request went through: `aws ec2 describe-vpc-endpoints` prints it."

// namedByAWS is the kind of policy that AWS's words name, as the walk has them; the zero Refusal if they name none.
func namedByAWS(s *scenario.StepResult) aws.Refusal {
	if s.Clauses == nil || s.Clauses.Refused == nil {
		return aws.Refusal{}
	}
	r, _ := aws.RefusalIn(s.Clauses.Refused.Value)
	return r
}

// contradiction says that AWS's words name a kind of policy that does not refuse here.
func contradiction(s *scenario.StepResult) string {
	named := namedByAWS(s)
	refused, _ := s.Answer.Refused()
	switch {
	case named.Gate == "" || refused.Has(eval.Gate(named.Gate)):
		return ""
	case named.Gate == endpointGate:
		return " That is not the refusal that AWS reports. " + endpointWords
	}
	return " That is not the refusal that AWS reports: its words name " + named.Explicit +
		". Either that policy refuses too, or what you brought is not what AWS has."
}

// likelihood is the order in which kinds of documents are the cause of a refusal, the most frequent first.
var likelihood = []policy.RefKind{
	policy.RefTrust, policy.RefInline, policy.RefManaged, policy.RefAWSManaged, policy.RefResource, policy.RefPolicies,
	policy.RefSCP, policy.RefControlPolicies, policy.RefBoundary, policy.RefSession, policy.RefSessionPolicies,
	policy.RefRCP,
}

// likeliestFirst orders documents by how often their kind is the cause of a refusal.
func likeliestFirst(a, b *eval.Step) int {
	rank := func(p *eval.Step) int {
		if i := slices.Index(likelihood, p.Policy.Ref.Kind); i >= 0 {
			return i
		}
		return len(likelihood)
	}
	return rank(a) - rank(b)
}

// sentenceCase begins a clause with a capital.
func sentenceCase(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return string(text[0]-'a'+'A') + text[1:]
}

// openDocuments are the documents that the decision depends on and that no source has, as policy.Ref names them.
func openDocuments(s *scenario.StepResult) []string {
	var refs []string
	seen := map[policy.Ref]bool{}
	named := namedByAWS(s)
	for i := range s.Answer.Actions {
		a := &s.Answer.Actions[i]
		if a.Trace == nil || a.Outcome != eval.Unknown {
			continue
		}
		for p := range a.Trace.UnknownDocuments() {
			if ref := p.Policy.Ref; !seen[ref] && couldRefuse(ref.Kind, eval.Gate(named.Gate)) {
				seen[ref] = true
				refs = append(refs, ref.String())
			}
		}
	}
	return refs
}

// Turns reports whether one of the things that an answer decides could turn the verdict: a document, a condition key or
// a placeholder that it depends on. What is about nothing is always of use.
func (b *Brought) Turns(about []string) bool {
	return len(about) == 0 || slices.ContainsFunc(about, func(s string) bool {
		return slices.Contains(b.Documents, s) || slices.Contains(b.Placeholders, s) ||
			slices.ContainsFunc(b.Keys, func(key string) bool { return strings.EqualFold(key, s) })
	})
}
