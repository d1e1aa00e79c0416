// Command size prints what the page weighs, plain and as it travels, and fails where it is over its budget.
//
//	go run ./tools/size [-dist dist]
package main
