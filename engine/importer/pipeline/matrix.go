package pipeline

import "rolewalk/engine/tree"

// maxRuns is how many runs of one job are read.
const maxRuns = 20

// runsOf are the runs of a job: one for each combination of its matrix, with the values as the variables `matrix.NAME`.
// A job without a matrix, or with one that an expression makes, runs once. Combinations are not left out. There may be
// one run more than maxRuns, which says that there are others.
//
// See https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
func (s *scope) runsOf(strategy *tree.Node) []*scope {
	matrix := strategy.At("matrix")
	runs := []map[string]string{{}}
	lists := 0
	for i := range membersOf(matrix) {
		m := &matrix.Members[i]
		if m.Name.Value == "include" || m.Name.Value == "exclude" || m.Value.Kind != '[' || len(m.Value.Items) == 0 {
			continue
		}
		lists++
		runs = times(runs, m.Name.Value, m.Value.Items)
	}
	var more []map[string]string
	for _, item := range matrix.At("include").List() {
		run := map[string]string{}
		addValue(run, "matrix", &item)
		more = append(more, run)
	}
	if len(more) > 0 && lists == 0 {
		runs = nil
	}
	runs = append(runs, more...)
	var list []*scope
	for i, run := range runs {
		if i > maxRuns {
			break
		}
		list = append(list, &scope{outer: s, values: run})
	}
	return list
}

// times are the runs with each value of a list in turn.
func times(runs []map[string]string, name string, values []tree.Node) (list []map[string]string) {
	for _, run := range runs {
		for i := range values {
			if len(list) > maxRuns {
				return list
			}
			next := map[string]string{}
			for key, value := range run {
				next[key] = value
			}
			addValue(next, "matrix."+name, &values[i])
			list = append(list, next)
		}
	}
	return list
}

// addValue adds a value under its name, and what an object has under its name and theirs.
func addValue(run map[string]string, name string, n *tree.Node) {
	if text := textOf(n); text != "" {
		run[name] = text
	}
	for i := range membersOf(n) {
		if text := textOf(&n.Members[i].Value); text != "" {
			run[name+"."+n.Members[i].Name.Value] = text
		}
	}
}
