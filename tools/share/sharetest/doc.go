// Package sharetest holds the tests that every share service must pass, wherever it runs: they know it by its address
// alone.
package sharetest
