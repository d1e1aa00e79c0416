// Package fact is what the readers of "Bring your own" found in what a person brought, before it is joined to a case:
// the principals, documents, providers and requests that the sources speak of, each with its place. A fact says only
// what its source says. What is not said is left empty, and what is said to be absent has a field for that.
package fact
