package importer

import (
	"slices"

	"rolewalk/engine/importer/fact"
)

// mergedProviders makes one of all providers that are one: of one account, and one URL or name. One whose source does
// not say its account is of the only account that has such a provider.
func mergedProviders(list []fact.Provider) []fact.Provider {
	list = slices.Clone(list)
	for i := range list {
		p := &list[i]
		if p.Account != "" {
			continue
		}
		number, several := "", false
		for j := range list {
			if o := &list[j]; sameProvider(p, o) && o.Account != "" {
				several = several || number != "" && o.Account != number
				number = o.Account
			}
		}
		if !several {
			p.Account = number
		}
	}
	var merged []fact.Provider
	for _, p := range list {
		i := slices.IndexFunc(merged, func(o fact.Provider) bool { return sameProvider(&p, &o) && p.Account == o.Account })
		switch {
		case i < 0:
			merged = append(merged, p)
		case merged[i].Open && !p.Open: // its source shows all audiences
			p.Span = merged[i].Span
			merged[i] = p
		case merged[i].Open == p.Open:
			merged[i].Audiences = union(slices.Clone(merged[i].Audiences), p.Audiences)
		}
	}
	return merged
}

func sameProvider(a, b *fact.Provider) bool {
	return a.SAML == b.SAML && a.URL == b.URL && a.Name == b.Name
}
