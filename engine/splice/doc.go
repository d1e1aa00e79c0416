// Package splice puts new text into a text the way its author writes: an item into a JSON list, a statement into a
// block, an item between the items of a walk, each with the indent and the line ends of what stands beside it.
package splice
