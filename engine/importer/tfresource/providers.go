package tfresource

import "rolewalk/engine/importer/fact"

// oidcProvider takes an identity provider of OpenID Connect. A data source may name it by its ARN alone.
func (b *builder) oidcProvider(r *Resource) {
	host, ok := b.word(b.hostOf(r))
	if !ok || r.Mode == Data && r.at("url") == nil {
		b.unread(r.Address, "its URL is not known: "+host, r.Span)
		return
	}
	account, _ := b.word(b.accountOf(r))
	p := fact.Provider{URL: host, Account: account, Span: r.Span}
	list := r.at("client_id_list")
	p.Open = list == nil || list.Kind != '['
	for i := range list.List() {
		audience, ok := b.word(b.textOf(&list.List()[i], r))
		if !ok || list.Kind != '[' || audience == "" {
			b.unread("client_id_list of "+r.Address, "which audiences it has is not known", nodeSpan(list, r))
			p.Open = true
			continue
		}
		p.Audiences = append(p.Audiences, audience)
	}
	b.Providers = append(b.Providers, p)
	b.piece("identity provider "+host, "it is "+r.Address, r.Span)
}

func (b *builder) samlProvider(r *Resource) {
	name, ok := b.word(b.nameOf(r))
	if !ok || r.Mode == Data && r.at("name") == nil {
		b.unread(r.Address, "its name is not known: "+name, r.Span)
		return
	}
	account, _ := b.word(b.accountOf(r))
	b.Providers = append(b.Providers, fact.Provider{SAML: true, Name: name, Account: account, Span: r.Span})
	b.piece("identity provider "+name, "it is "+r.Address, r.Span)
}
