// Command differ compares Rolewalk's decisions with those of another engine on random requests. The other engine runs
// in its own process (tools/differ/oracle). Known differences, in which AWS's documentation contradicts the other
// engine, are a named list, each with its page.
package main
