package sts

import (
	"fmt"
	"strings"
	"time"

	"rolewalk/engine/aws"
)

// durationSeconds is what AWS calls a duration.
const durationSeconds = "durationSeconds"

// valid checks the parameters by themselves, before anything is known about who asks. AWS reports every parameter that
// fails, joined.
func (p *AssumeParams) valid(res *Result) bool {
	var faults []string
	res.wrong(&faults, lengthFaults(&aws.RoleARN, p.RoleARN), aws.RoleARN.Parameter)
	if !p.Unnamed {
		res.wrong(&faults, nameFaults(&aws.RoleSessionName, p.SessionName), aws.RoleSessionName.Parameter)
	}
	if p.ExternalID != nil {
		res.wrong(&faults, nameFaults(&aws.ExternalID, *p.ExternalID), aws.ExternalID.Parameter)
	}
	if p.Duration != 0 {
		res.wrong(&faults, durationFaults(p.Duration, aws.MinDuration, aws.MaxDuration), durationSeconds)
	}
	p.check(res, &faults)
	if len(faults) > 0 {
		return res.invalid(faults)
	}
	if _, ok := aws.ParseARN(p.RoleARN); !ok {
		res.fail(CauseInvalidRequest)
		res.Wrong = []string{aws.RoleARN.Parameter}
		res.Message = p.RoleARN + " is invalid"
		return false
	}
	return p.tagsFit(res) && p.policiesFit(res)
}

// wrong adds what is wrong with a parameter to the faults of a request, if anything is.
func (r *Result) wrong(faults *[]string, found []string, parameter string) {
	if len(found) > 0 {
		r.Wrong, *faults = append(r.Wrong, parameter), append(*faults, found...)
	}
}

// invalid ends the request with everything that is wrong with its parameters. It returns false.
func (r *Result) invalid(faults []string) bool {
	r.fail(CauseInvalidRequest)
	plural := "s"
	if len(faults) == 1 {
		plural = ""
	}
	r.Message = fmt.Sprintf("%d validation error%s detected: %s", len(faults), plural, strings.Join(faults, "; "))
	return false
}

func nameFaults(rule *aws.NameRule, value string) []string {
	faults := lengthFaults(rule, value)
	if !rule.HasCharacters(value) {
		// Rule: A session name and a source identity have letters, digits and _+=,.@- only; an external ID also : and
		// /.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: errors/session-names.walk, errors/characters-of-names.walk, source-identity/names.walk
		faults = append(faults,
			constraint(rule.Parameter, value, "Member must satisfy regular expression pattern: "+rule.Pattern))
	}
	return faults
}

func lengthFaults(rule *aws.NameRule, value string) []string {
	switch n := aws.Length(value); {
	case n < rule.Shortest:
		// Rule: A session name, a source identity and an external ID have two characters at least.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: errors/session-names.walk, errors/external-ids.walk
		return []string{constraint(rule.Parameter, value, atLeast("length", rule.Shortest))}
	case n > rule.Longest:
		// Rule: A session name and a source identity have 64 characters at most, and a federated user's name 32.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html and
		// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
		// Proof: errors/session-names.walk, federation-token/names-and-durations.walk
		return []string{constraint(rule.Parameter, value, atMost("length", rule.Longest))}
	}
	return nil
}

func durationFaults(d, shortest, longest time.Duration) []string {
	value := fmt.Sprint(seconds(d))
	switch {
	case d < shortest:
		// Rule: Temporary credentials last 15 minutes at least.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
		// Proof: sessions/case-056-range-of-durations.walk, sessions/get-session-token-range.walk
		return []string{constraint(durationSeconds, value, atLeast("value", seconds(shortest)))}
	case d > longest:
		// Rule: A role session lasts 12 hours at most, and a token 36 hours.
		// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html and
		// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
		// Proof: sessions/case-056-range-of-durations.walk, sessions/get-session-token-range.walk
		return []string{constraint(durationSeconds, value, atMost("value", seconds(longest)))}
	}
	return nil
}

func seconds(d time.Duration) int { return int(d / time.Second) }

func atLeast(what string, n int) string {
	return fmt.Sprintf("Member must have %s greater than or equal to %d", what, n)
}

func atMost(what string, n int) string {
	return fmt.Sprintf("Member must have %s less than or equal to %d", what, n)
}

func constraint(parameter, value, rule string) string {
	return fmt.Sprintf("Value '%s' at '%s' failed to satisfy constraint: %s", value, parameter, rule)
}
