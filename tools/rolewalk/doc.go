// Command rolewalk tests, traces, checks, formats and shares walks of AWS role assumption, and serves the page that
// plays them.
package main
