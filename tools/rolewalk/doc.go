// Command rolewalk runs walks of AWS role assumption: it tests, traces, checks, formats and shares them, and serves the
// page on which they are played.
package main
