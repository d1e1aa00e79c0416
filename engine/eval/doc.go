// Package eval decides one request as AWS does, and can say why. It reads no clock, no file and no network: time is
// part of the request, so the same request always gives the same decision.
package eval
