// Package assumption lists where AWS's documents disagree or say nothing, and what this engine assumes. There is no
// second list: the packages above do what this one says.
package assumption
