package main

// Tests of what a lesson asks its reader to do, which no walk of the corpus has.
var (
	openTask = goTest{"engine/scenario", "TestOpenTask"}
	counted  = goTest{"engine/scenario", "TestTasks"}
	scored   = goTest{"engine/scenario", "TestScore"}
)

// tasks are mistakes in how goals are judged and counted.
var tasks = []mutant{
	{
		name: "the last goal counts", says: "of several goals of a step only the last must hold",
		file: "engine/scenario/expect.go", edits: []string{"\t\tif !g.Held {\n", "\t\tif false {\n"}, test: openTask,
	},
	{
		name: "goals are of every step", says: "a goal is about every step, whatever its number",
		file: "engine/scenario/expect.go", edits: []string{"if g.Step.Value == number {", "if g.Step.Value != 0 {"},
		test: openTask,
	},
	{
		name: "tasks may be done", says: "a task that is done as the file stands passes",
		file: "engine/scenario/report.go", edits: []string{"if !e.held && (task == 0 || e.goal) {", "if e.goal {"},
		test: counted,
	},
	{
		name: "kept steps are goals", says: "a step that no goal names may end as it likes while a task is open",
		file: "engine/scenario/report.go", edits: []string{
			"\t\tif len(judged) == 0 {\n",
			"\t\tif len(judged) == 0 && o.Task > 0 {\n\t\t\tcontinue\n\t\t}\n\t\tif len(judged) == 0 {\n",
		},
		test: counted,
	},
	{
		name: "par is the longest", says: "par is the most statements of a solution",
		file: "engine/scenario/exercise.go", edits: []string{"par < 0 || n < par", "par < 0 || n > par"}, test: scored,
	},
}
