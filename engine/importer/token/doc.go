// Package token reads what an identity provider says of a caller: a JSON Web Token, its claims as JSON, and, by name
// alone, a SAML assertion. Header and signature of a token are thrown away at once.
package token
