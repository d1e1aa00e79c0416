// Package sts is AWS's Security Token Service, and the way every request reaches package eval: who may ask, for how
// long, what the answer is, and when credentials end. It makes each eval.Request, so what follows from a caller, an
// action and a resource is decided here once, for walks and for single decisions alike. It decides nothing that
// package eval decides.
package sts
