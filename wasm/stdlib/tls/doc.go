// Package tls stands for Go's crypto/tls in the Worker. Its platform does TLS before a request arrives, and net/http
// names the types alone: with them come certificates, curves and their tables, a third of the module, which every
// request would set up anew (docs/decisions/026). No connection is ever made: all that would make one fails.
package tls
