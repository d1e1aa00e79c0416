package importer

import (
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// name gives each account its alias: that of a source, else the one with which tags name it, else its part in the
// request. No two accounts have one.
func (w *world) name(told []fact.Account) {
	taken := map[string]bool{}
	give := func(number, alias string) {
		alias = aliasWord(alias)
		for _, a := range w.accounts {
			if a.number == number && a.alias == "" && alias != "" && !taken[alias] {
				a.alias, taken[alias] = alias, true
			}
		}
	}
	for i := len(told) - 1; i >= 0; i-- { // the last one counts
		if told[i].ID == "" && len(w.accounts) == 1 {
			give(w.accounts[0].number, told[i].Alias)
		}
		give(told[i].ID, told[i].Alias)
	}
	for _, a := range w.accounts {
		give(a.number, w.tagged(a.number))
	}
	if w.asked != nil {
		caller, _ := aws.ParseARN(w.asked.Caller)
		give(caller.Account, "caller")
		target, _ := aws.ParseARN(w.asked.Resource)
		give(target.Account, "target")
	}
	for i, a := range w.accounts {
		give(a.number, "account-"+strconv.Itoa(i+1))
		give(a.number, "account-"+a.number)
	}
}

// nameTags are the keys of tags that name the account of what they are on, in lower case and without marks.
var nameTags = map[string]bool{"account": true, "accountname": true, "accountalias": true, "awsaccount": true}

// tagged is the name that tags give an account; "" if none does, or if they differ.
func (w *world) tagged(number string) string {
	alias := ""
	for _, e := range w.entities {
		if e.Account != number {
			continue
		}
		for key, value := range e.Tags {
			if !nameTags[strings.ToLower(strings.NewReplacer("-", "", "_", "", ":", "", " ", "").Replace(key))] ||
				value == "" || strings.Trim(value, aws.Digits+"-") == "" {
				continue
			}
			if alias != "" && alias != value {
				return ""
			}
			alias = value
		}
	}
	return alias
}

// aliasWord is a name in the letters that an alias of a walk has.
func aliasWord(name string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		if strings.ContainsRune(aws.Letters+aws.Digits+"_-", c) {
			return c
		}
		return '-'
	}, name), "-")
}
