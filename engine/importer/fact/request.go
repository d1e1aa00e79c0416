package fact

import (
	"time"

	"rolewalk/engine/source"
)

// Origin says what a request was read from. The order is that of who speaks of the request that the person asks about:
// the first kind that was brought gives the last step of the walk.
type Origin uint8

// The origins of requests.
const (
	FromError    Origin = iota // an error sentence
	FromDecoded                // the message of decode-authorization-message
	FromEvent                  // a CloudTrail event
	FromAnswer                 // the answer of sts assume-role, or its command line
	FromConfig                 // ~/.aws/config
	FromWorkflow               // a pipeline
	FromToken                  // a token or its claims
	FromPolicies               // no source: the policies say who may ask for what
)

// Gate is a kind of policy that AWS names in a refusal, as aws.Refusals has it; empty if it names none.
type Gate string

// Request is a request that was made, or is to be made.
type Request struct {
	Origin Origin
	// At is when it was made; zero if the source does not say.
	At Moment
	// Hop orders the requests of a source that gives no times, from 1; zero if the source does not order them.
	Hop int
	// Caller is the ARN of the caller as the source presents it: a user, a role's session, root, a federated user. It is
	// empty if the source does not say; Service is then a service principal's name, and Provider the host of an OIDC
	// provider or the ARN of a SAML provider, where one of them asks.
	Caller, Service, Provider string
	// Profile is the name of a profile of the AWS config that stands for the caller.
	Profile string
	// Action is the action with its prefix, sts:AssumeRole; empty if the source does not say.
	Action string
	// Resource is the ARN that the request is about; empty if the source does not say.
	Resource string
	// Session is the name of the session that is asked for.
	Session string
	// Sent is what the request carries. A nil field of a source that shows the whole request says that it is not sent.
	Sent Sent
	// Shown says that the source shows all that the request carries but for what Masked names.
	Shown bool
	// Masked are the parts that AWS masks: "external-id".
	Masked []string
	// Context are condition keys of the request with the values that the source gives.
	Context map[string][]string
	// Granted says that AWS granted it, as the source records.
	Granted bool
	// Refused is AWS's sentence; empty if it refused nothing.
	Refused string
	// Code is AWS's error code, such as AccessDenied or ExpiredToken.
	Code string
	// Gate is the kind of policy that AWS's sentence names, and Explicit says that a Deny applied.
	Gate     Gate
	Explicit bool
	// PolicyARN is the policy whose Deny AWS names.
	PolicyARN string
	// Encoded says that the sentence ends in an encoded authorization message.
	Encoded bool
	// Statements are the matched statements of a decoded message, without the conditions whose operator is not given.
	Statements []string
	// Unconditioned are the keys of the conditions that Statements lack.
	Unconditioned []string
	Span          source.Span
}

// Sent is what a request for credentials carries.
type Sent struct {
	Duration       time.Duration
	ExternalID     *string
	MFA            bool
	SourceIdentity string
	Tags           map[string]string
	Transitive     []string
	// SessionPolicy is the JSON of a session policy, SessionPolicies the ARNs of managed ones.
	SessionPolicy   string
	SessionPolicies []string
	SourceIP        string
	// Claims are those of a token, as JSON.
	Claims string
}
