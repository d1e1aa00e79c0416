// Package slip tells how a value that a policy writes differs from the one that a request has, where that looks like a
// slip of the pen: upper and lower case, a path, the order of the parts. It says what was meant, and keeps wildcards.
package slip
