// Package scenario is the walk: it binds a parsed file to the world, once, and runs its steps on the walk's clock.
//
// A walk goes through [Parse], then [Walk.Run], then view.Build. Everything else that shows or tests walks stands on
// that. Running reads the bound walk and changes nothing in it, so one walk may run several times, and at the same
// time.
package scenario
