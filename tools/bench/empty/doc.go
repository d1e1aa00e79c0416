// Command empty does nothing. It is what a page with any Go program has to wait for, built as the engine is.
package main

func main() {}
