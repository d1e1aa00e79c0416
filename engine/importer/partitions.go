package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
)

// partitions are those of the accounts.
type partitions struct {
	byAccount map[string]string
	// only is the partition of all ARNs that the sources have; "" if they have several.
	only string
}

// of is the partition of an account: that in which a source has it, else that of everything that was brought.
func (p *partitions) of(number string) string {
	if known := p.byAccount[number]; known != "" {
		return known
	}
	if p.only != "" {
		return p.only
	}
	return aws.DefaultPartition
}

// partitionsOf finds the partitions in the sources and in the facts that readers made of them.
func partitionsOf(sources []brought.Source, all *fact.Facts) partitions {
	p := partitions{byAccount: map[string]string{}}
	foreign := false
	for i := range sources {
		foreign = foreign || strings.Contains(sources[i].Body, aws.DefaultPartition+"-")
	}
	if !foreign {
		return p
	}
	seen := map[string]bool{}
	for d := range documentsOf(all) {
		p.add(d.JSON, seen)
	}
	for i := range all.Requests {
		p.add(all.Requests[i].Caller, seen)
		p.add(all.Requests[i].Resource, seen)
	}
	for i := range sources {
		p.add(sources[i].Body, seen)
	}
	if len(seen) == 1 {
		for partition := range seen {
			p.only = partition
		}
	}
	return p
}

// arnStart is how an ARN of any partition begins, and longestARN how much of one is read: enough for its account.
const (
	arnStart   = "arn:aws"
	longestARN = 100
)

// add finds the ARNs in a text, and collects their partitions.
func (p *partitions) add(text string, seen map[string]bool) {
	for {
		i := strings.Index(text, arnStart)
		if i < 0 {
			return
		}
		word := text[i:min(len(text), i+longestARN)]
		if end := strings.IndexAny(word, " \t\r\n\"'`,;<>"); end >= 0 {
			word = word[:end]
		}
		text = text[i+len(arnStart):]
		arn, ok := aws.ParseARN(word)
		if !ok || !aws.IsPartition(arn.Partition) {
			continue
		}
		seen[arn.Partition] = true
		if aws.IsAccountID(arn.Account) && p.byAccount[arn.Account] == "" {
			p.byAccount[arn.Account] = arn.Partition
		}
	}
}
