// Command differ compares Rolewalk's decisions with those of another engine on random requests. The other engine runs
// as a process of its own (tools/differ/oracle); differences that AWS's documentation decides against it are a named list,
// each with its page.
package main
