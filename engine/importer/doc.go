// Package importer makes a walk of what people have: the sentence of an AccessDenied, policies, answers of the AWS CLI,
// events, templates. It reads named texts into facts, joins the facts to one case, and writes the case as a walk, with
// what is missing, how to fetch it, and what was not read. The same texts give the same bytes in every order.
//
// It runs nothing: whether a question or a command could turn the verdict is for those to say who run the walk.
package importer
