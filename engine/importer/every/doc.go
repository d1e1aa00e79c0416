// Package every reads with each of the readers, as a program does that carries them all. The page has them in
// modules.
package every
