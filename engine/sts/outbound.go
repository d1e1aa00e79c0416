package sts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
)

// identityToken checks what a granted request of GetWebIdentityToken asks for, as far as the context of the step says:
// its audiences, how long the token is to last, and how it is signed.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
func (e *Env) identityToken(s *Signer, res *Result) {
	c := &res.Actions[0].Request.Context
	var faults []string
	if n := len(c.Values("sts:identitytokenaudience").List); n > aws.MaxTokenAudiences {
		// Rule: A token of GetWebIdentityToken has ten audiences at most.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
		// Proof: identity/limits-of-an-outbound-token.walk
		res.wrong(&faults, []string{constraint("audience", fmt.Sprintf("%d audiences", n),
			atMost("length", aws.MaxTokenAudiences))}, "audience")
	}
	life := aws.OutboundTokenDefault
	if text := c.Values("sts:durationseconds").List; len(text) == 1 {
		n, err := strconv.Atoi(text[0])
		life = time.Duration(n) * time.Second
		if err != nil {
			life = 0
		}
		// Rule: A token of GetWebIdentityToken lasts from one minute to one hour.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
		// Proof: identity/limits-of-an-outbound-token.walk
		res.wrong(&faults, durationFaults(life, aws.OutboundTokenMin, aws.OutboundTokenMax), durationSeconds)
	}
	if text := c.Values("sts:signingalgorithm").List; len(text) == 1 && !slices.Contains(aws.SigningAlgorithms, text[0]) {
		res.wrong(&faults, []string{constraint("signingAlgorithm", text[0],
			"Member must satisfy enum value set: ["+strings.Join(aws.SigningAlgorithms, ", ")+"]")}, "signingAlgorithm")
	}
	switch {
	case len(faults) > 0:
		res.Asked = life
		res.invalid(faults)
	case s.Session != nil && e.Now.Add(life).After(s.Session.Expires):
		// Rule: A token of GetWebIdentityToken does not outlive the session that asks for it.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html
		// Proof: identity/outbound-token-and-its-session.walk
		res.fail(CauseOutlivesSession)
		res.Asked = life
	}
}
