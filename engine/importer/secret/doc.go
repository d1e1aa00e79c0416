// Package secret finds the secrets in a text: access key IDs, secret access keys, session tokens, private keys and the
// signatures of tokens. It takes them out before anything is kept.
package secret
