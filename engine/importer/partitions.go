package importer

import (
	"regexp"
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

// partitionARN is an ARN with its partition and its account, as it is written in plain text or in an address.
var partitionARN = regexp.MustCompile(`arn(?::|%3[Aa])(aws[a-z-]*)(?::|%3[Aa])[a-z0-9-]+(?::|%3[Aa])[a-z0-9-]*(?::|%3[Aa])(\d{12})?`)

// partitionsOf finds the partitions in the sources and in the facts that readers made of them.
func partitionsOf(sources []brought.Source, all *fact.Facts) partitions {
	p := partitions{byAccount: map[string]string{}}
	several := false
	add := func(text string) {
		for _, found := range partitionARN.FindAllStringSubmatch(text, -1) {
			if !aws.IsPartition(found[1]) {
				continue
			}
			several = several || p.only != "" && p.only != found[1]
			p.only = found[1]
			if found[2] != "" && p.byAccount[found[2]] == "" {
				p.byAccount[found[2]] = found[1]
			}
		}
	}
	foreign := false
	for i := range sources {
		foreign = foreign || strings.Contains(sources[i].Body, "aws-cn") || strings.Contains(sources[i].Body, "aws-us-gov") ||
			strings.Contains(sources[i].Body, "aws-iso") || strings.Contains(sources[i].Body, "aws-eusc")
	}
	if !foreign {
		return p
	}
	for d := range documentsOf(all) {
		add(d.JSON)
	}
	for i := range all.Requests {
		add(all.Requests[i].Caller + " " + all.Requests[i].Resource)
	}
	for i := range sources {
		add(sources[i].Body)
	}
	if several {
		p.only = ""
	}
	return p
}
