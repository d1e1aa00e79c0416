package importer

import (
	"maps"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// mostNamed is how many ARNs of one document are looked at.
const mostNamed = 1000

// namedIn are the accounts of the users, roles and groups that the documents of the facts name by ARN, by kind and
// name; "" where they name two of one name.
func namedIn(all *fact.Facts) map[string]string {
	accounts := map[string]string{}
	for d := range documentsOf(all) {
		for arn := range entitiesIn(d.JSON) {
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

// entitiesIn goes over the ARNs of users, roles and groups that are strings of a document, up to mostNamed.
func entitiesIn(json string) func(yield func(aws.ARN) bool) {
	return func(yield func(aws.ARN) bool) {
		n := 0
		for text := range strings.SplitSeq(json, `"`) {
			arn, ok := aws.ParseARN(text)
			if !ok || !aws.IsAccountID(arn.Account) || !isName(arn.Name()) {
				continue
			}
			switch arn.Kind() {
			case aws.KindUser, aws.KindRole, aws.KindGroup:
				if n++; n > mostNamed || !yield(arn) {
					return
				}
			}
		}
	}
}

// namedInWords is the user, role or group that the documents name by ARN and the words do: the longest name that stands
// in them; nil if none does. An empty kind stands for any.
func (w *world) namedInWords(words string, kind fact.EntityKind) *fact.Entity {
	var found *fact.Entity
	for _, key := range slices.Sorted(maps.Keys(w.byName)) {
		of, name, _ := strings.Cut(key, " ")
		if number := w.byName[key]; number != "" && (kind == "" || string(kind) == of) && holdsWord(words, name) &&
			(found == nil || len(name) > len(found.Name)) {
			found = &fact.Entity{Kind: fact.EntityKind(of), Name: name, Account: number}
		}
	}
	return found
}
