// Package forms lists the forms of the walk language, each with an example and the walk that the example runs in.
package forms
