package command

import (
	"maps"
	"regexp"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// places find out which account each profile has: that of the ARNs that must be in it, or the one that the text
// compares the answer of get-caller-identity with.
type places struct {
	told  map[string]string
	twice map[string]bool
	// entities, managed and providers are the profiles of the facts of that kind, in their order.
	entities, managed, providers []string
	// named are the profiles with an account in the order of the text.
	named []fact.Account
}

// tell says that a profile has the account of an ARN.
func (p *places) tell(profile, arn string, at source.Span) {
	if a, ok := aws.ParseARN(arn); ok {
		p.number(profile, a.Account, at)
	}
}

func (p *places) number(profile, number string, at source.Span) {
	switch told := p.told[profile]; {
	case !aws.IsAccountID(number) || told == number:
	case told != "":
		p.twice[profile] = true
	default:
		p.told[profile] = number
		p.named = append(p.named, fact.Account{ID: number, Alias: profile, Span: at})
	}
}

// account is the account of a profile; "" if the text does not say it, or says two.
func (p *places) account(profile string) string {
	if p.twice[profile] {
		return ""
	}
	return p.told[profile]
}

// namedARN is an ARN of IAM with an account's number.
var namedARN = regexp.MustCompile(
	`arn:aws[a-z-]*:(?:iam|sts)::\d{12}:(?:user|role|group|policy|assumed-role)/[\w+=,.@/-]+`)

// maxNamed is how many ARNs of a text are looked at.
const maxNamed = 20_000

// infer tells the accounts of profiles by the ARNs with which the text names what they make, where all ARNs of a name
// are of one account.
func (p *places) infer(body string, facts *fact.Facts) {
	accounts, twice := map[string]string{}, map[string]bool{}
	for _, text := range namedARN.FindAllString(body, maxNamed) {
		arn, _ := aws.ParseARN(text)
		key := string(arn.Kind()) + " " + arn.Name()
		if role, _ := arn.Session(); role != "" {
			key = string(aws.KindRole) + " " + role
		}
		twice[key] = twice[key] || accounts[key] != "" && accounts[key] != arn.Account
		accounts[key] = arn.Account
	}
	settled := maps.Clone(p.told)
	for i, profile := range p.entities {
		e := &facts.Entities[i]
		if key := string(e.Kind) + " " + e.Name; settled[profile] == "" && !twice[key] {
			p.number(profile, accounts[key], e.Span)
		}
	}
	for i, profile := range p.managed {
		m := &facts.Managed[i]
		if key := string(aws.KindPolicy) + " " + m.Name; settled[profile] == "" && !twice[key] {
			p.number(profile, accounts[key], m.Span)
		}
	}
}

// anyAccount is the number in an ARN of IAM or STS.
var anyAccount = regexp.MustCompile(`arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):`)

// rest gives the one profile without an account the one account of the text's ARNs that no other profile has.
func (p *places) rest(body string, facts *fact.Facts) {
	taken, left := map[string]bool{}, map[string]bool{}
	for _, number := range p.told {
		taken[number] = true
	}
	for _, m := range anyAccount.FindAllStringSubmatch(body, maxNamed) {
		if !taken[m[1]] {
			left[m[1]] = true
		}
	}
	without, at := map[string]bool{}, source.Span{}
	for i, profile := range p.entities {
		if p.told[profile] == "" {
			without[profile], at = true, facts.Entities[i].Span
		}
	}
	if len(taken) == 0 || len(left) != 1 || len(without) != 1 {
		return
	}
	for profile := range without {
		for number := range left {
			p.number(profile, number, at)
		}
	}
}

// settle gives the facts their accounts.
func (p *places) settle(facts *fact.Facts) {
	for i, profile := range p.entities {
		facts.Entities[i].Account = p.account(profile)
	}
	for i, profile := range p.managed {
		if facts.Managed[i].Account == "" {
			facts.Managed[i].Account = p.account(profile)
		}
	}
	for i, profile := range p.providers {
		facts.Providers[i].Account = p.account(profile)
	}
	for _, a := range p.named {
		if a.Alias != "" && !p.twice[a.Alias] {
			facts.Accounts = append(facts.Accounts, a)
		}
	}
}

// compared is the account number that a script compares the answer of a command with.
var compared = regexp.MustCompile(`^\s*\)?["']?\s*(?:=|==|!=|-eq|-ne)\s*["']?(\d{12})\b`)

// callerIdentity reads a get-caller-identity whose answer is compared with a number.
func (r *reader) callerIdentity(l *line) {
	if m := compared.FindStringSubmatch(r.body[l.span.To:min(len(r.body), l.span.To+80)]); m != nil {
		r.number(l.profile, m[1], l.span)
		r.piece(l, "account "+m[1])
	}
}
