// Package wire writes and reads the JSON in which the modules of the page talk with it and with one another, by
// reflection and in little code: encoding/json would be a tenth of a second module in the page. See
// docs/decisions/005-size-of-the-engine.md.
package wire
