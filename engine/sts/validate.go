package sts

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"rolewalk/engine/match"
)

const (
	nameCharacters       = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_+=,.@-"
	externalIDCharacters = nameCharacters + ":/"
)

// valid checks the parameters by themselves, before anything is known of who asks. AWS counts lengths in UTF-16 units
// and reports every parameter that fails, joined.
//
// See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_RequestParameters
func (p *AssumeParams) valid(res *Result) bool {
	var faults []string
	add := func(parameter string, list []string) {
		if len(list) > 0 {
			res.Wrong = append(res.Wrong, parameter)
			faults = append(faults, list...)
		}
	}
	add("roleArn", lengthFaults("roleArn", p.RoleARN, minRoleARN, maxRoleARN))
	if !p.Unnamed {
		add("roleSessionName", nameFaults("roleSessionName", p.SessionName, nameCharacters, `[\w+=,.@-]*`, minName, maxName))
	}
	if p.ExternalID != nil {
		add("externalId", nameFaults("externalId", *p.ExternalID, externalIDCharacters, `[\w+=,.@:\/-]*`, minExternalID, maxExternalID))
	}
	if p.Duration != 0 {
		add("durationSeconds", durationFaults(p.Duration, MinDuration, MaxDuration))
	}
	p.check(res, &faults)
	if len(faults) > 0 {
		return invalid(res, faults)
	}
	if _, ok := match.ParseARN(p.RoleARN); !ok {
		res.fail(CodeValidation, CauseInvalidRequest)
		res.Wrong = []string{"roleArn"}
		res.Message = p.RoleARN + " is invalid"
		return false
	}
	return p.tagsFit(res) && p.policiesFit(res)
}

// invalid ends the request with everything that is wrong with its parameters.
func invalid(res *Result, faults []string) bool {
	res.fail(CodeValidation, CauseInvalidRequest)
	plural := "s"
	if len(faults) == 1 {
		plural = ""
	}
	res.Message = fmt.Sprintf("%d validation error%s detected: %s", len(faults), plural, strings.Join(faults, "; "))
	return false
}

func nameFaults(parameter, value, characters, pattern string, shortest, longest int) []string {
	faults := lengthFaults(parameter, value, shortest, longest)
	if strings.ContainsFunc(value, func(c rune) bool { return !strings.ContainsRune(characters, c) }) {
		faults = append(faults, constraint(parameter, value, "Member must satisfy regular expression pattern: "+pattern))
	}
	return faults
}

func lengthFaults(parameter, value string, shortest, longest int) []string {
	switch n := len(utf16.Encode([]rune(value))); {
	case n < shortest:
		return []string{constraint(parameter, value, fmt.Sprintf("Member must have length greater than or equal to %d", shortest))}
	case n > longest:
		return []string{constraint(parameter, value, fmt.Sprintf("Member must have length less than or equal to %d", longest))}
	}
	return nil
}

func durationFaults(d, shortest, longest time.Duration) []string {
	value := fmt.Sprint(int64(d / time.Second))
	switch {
	case d < shortest:
		return []string{constraint("durationSeconds", value, fmt.Sprintf("Member must have value greater than or equal to %d", int64(shortest/time.Second)))}
	case d > longest:
		return []string{constraint("durationSeconds", value, fmt.Sprintf("Member must have value less than or equal to %d", int64(longest/time.Second)))}
	}
	return nil
}

func constraint(parameter, value, rule string) string {
	return fmt.Sprintf("Value '%s' at '%s' failed to satisfy constraint: %s", value, parameter, rule)
}
