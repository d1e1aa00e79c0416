// Command bench measures Rolewalk and, side by side in the same run, the engines that it is compared with: MinIO's
// policy package and cedar-go in this process, iam-simulate under Node. It prints Markdown tables.
//
//	go -C tools/bench run .
//
// The requests are in requests/, and requests/README.md says how they are the same and how they differ. A time is the
// lesser of wall-clock and processor time, the median of rounds in which all engines take turns, so that what else the
// machine does counts little and counts for all.
package main
