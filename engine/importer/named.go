package importer

import (
	"regexp"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// namedARN is an ARN of a user, a role or a group.
var namedARN = regexp.MustCompile(`arn:aws[a-z-]*:iam::\d{12}:(?:user|role|group)/[\w+=,.@/-]+`)

// mostNamed is how many ARNs of one document are looked at.
const mostNamed = 1000

// namedIn are the accounts of the users, roles and groups that the documents of the facts name by ARN, by kind and
// name; "" where they name two of one name.
func namedIn(all *fact.Facts) map[string]string {
	accounts := map[string]string{}
	for d := range all.Documents() {
		for _, text := range namedARN.FindAllString(d.JSON, mostNamed) {
			arn, _ := aws.ParseARN(text)
			key := string(arn.Kind()) + " " + arn.Name()
			if number, twice := accounts[key]; twice && number != arn.Account {
				accounts[key] = ""
				continue
			}
			accounts[key] = arn.Account
		}
	}
	return accounts
}
