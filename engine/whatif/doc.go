// Package whatif asks what a walk does not ask: one request with another caller, another external ID, at another time.
// The request is written as a step of the walk's language, and that step is decided at its moment. So what is decided
// here and what the step gives once it is written into the walk are one.
package whatif
