package lint

import "rolewalk/engine/aws"

// covers reports whether the pattern wide matches everything that narrow matches. Only a star of wide covers a star of
// narrow, because a star stands for any text.
func covers(wide, narrow string) bool {
	if wide == narrow {
		return true
	}
	return patternCovers(wide, narrow)
}

// patternCovers matches narrow as a text, whose wildcards only wildcards of wide match. As in any glob, it is enough to
// backtrack to the last star.
func patternCovers(wide, narrow string) bool {
	w, n, star, resume := 0, 0, -1, 0
	for n < len(narrow) {
		switch {
		case w < len(wide) && wide[w] == '*':
			star, resume = w, n
			w++
		case w < len(wide) && narrow[n] != '*' && (wide[w] == narrow[n] || wide[w] == '?'):
			w, n = w+1, n+1
		case star >= 0:
			resume++
			w, n = star+1, resume
		default:
			return false
		}
	}
	for w < len(wide) && wide[w] == '*' {
		w++
	}
	return w == len(wide)
}

// coversARN is covers for each component of an ARN; a bare star covers every ARN.
func coversARN(wide, narrow string) bool {
	if wide == "*" || wide == narrow {
		return true
	}
	a, okA := aws.ParseARN(wide)
	b, okB := aws.ParseARN(narrow)
	return okA && okB && covers(a.Partition, b.Partition) && covers(a.Service, b.Service) && covers(a.Region, b.Region) &&
		covers(a.Account, b.Account) && covers(a.Resource, b.Resource)
}

// coveredBy returns the index of an item that covers the ith, -1 if none does. Of two equal items, the first covers the
// second. A very long list is not compared, because the time grows with its square.
func coveredBy[T any](items []T, i int, covers func(wide, narrow T) bool) int {
	if len(items)*len(items) > mostPairs {
		return -1
	}
	for j := range items {
		if j != i && covers(items[j], items[i]) && (j < i || !covers(items[i], items[j])) {
			return j
		}
	}
	return -1
}
