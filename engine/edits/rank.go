package edits

import "sort"

// build makes the edits of the most promising trials, for the next round.
func (s *search) build(trials []*trial) []*state {
	sort.SliceStable(trials, func(i, j int) bool {
		if trials[i].distance != trials[j].distance {
			return trials[i].distance < trials[j].distance
		}
		return trials[i].total.before(&trials[j].total)
	})
	var states []*state
	for _, t := range trials {
		if len(states) == beam {
			break
		}
		if t.actor && t.tier == tierRound {
			continue
		}
		if next := s.reach(t); next != nil {
			next.cost = t.total
			states = append(states, next)
		}
	}
	return states
}

// rank orders trials by the fewest edits, then by what they cost.
func rank(trials []*trial) {
	sort.SliceStable(trials, func(i, j int) bool {
		t, u := trials[i], trials[j]
		if len(t.from.edits) != len(u.from.edits) {
			return len(t.from.edits) < len(u.from.edits)
		}
		return t.total.before(&u.total)
	})
}
