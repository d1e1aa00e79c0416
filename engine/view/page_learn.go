package view

// Lesson is what a walk says of itself as a lesson. Each is empty, or 0, where the walk does not say it.
type Lesson struct {
	// World is the chapter, Level from 1 to 3, Minutes how long the lesson takes.
	World   string `json:"world"`
	Level   int    `json:"level"`
	Minutes int    `json:"minutes"`
	// Remember is what to keep of it, in Markdown.
	Remember string `json:"remember"`
}

// Task is something to do in a lesson, before it is opened.
type Task struct {
	Title string `json:"title"`
	// Brief is Markdown.
	Brief string `json:"brief"`
}

// Goal is a challenge, or a task that is open: what to do, what may be edited, and how far it is.
type Goal struct {
	// Task is the number of the task, from 1; 0 for a challenge.
	Task  int    `json:"task"`
	Title string `json:"title"`
	// Brief is Markdown.
	Brief string `json:"brief"`
	// At is its statement, which a copy to play with freely leaves out.
	At Span `json:"at"`
	// Editable are the Document.Names that the learner may edit, Labels what their tabs are called.
	Editable []string `json:"editable"`
	Labels   []string `json:"labels"`
	// Met is how many steps end as they should, Of how many there are that should end somehow. Solved says that all do.
	Met    int  `json:"met"`
	Of     int  `json:"of"`
	Solved bool `json:"solved"`
	// Groups are the goals by what is wanted.
	Groups []GoalGroup `json:"groups"`
	// Hints are in order of strength; the engine makes those that the walk does not give, from how things stand.
	Hints []string `json:"hints"`
	// Statements is how many statements the editable documents have now, Par the fewest of a solution; -1 where there is
	// none. Score compares them, in words; empty where there is nothing to compare.
	Statements int    `json:"statements"`
	Par        int    `json:"par"`
	Score      string `json:"score"`
	// Solutions are the edits that each solution makes to the declared documents. The titles say how they differ.
	Solutions []Fix `json:"solutions"`
}

// GoalGroup is what is wanted of some steps.
type GoalGroup struct {
	// Words say what: `Denied by the trust policy`.
	Words string `json:"words"`
	// Kept says that these are no goals: they end as they should, and are to stay so.
	Kept  bool       `json:"kept"`
	Goals []GoalStep `json:"goals"`
}

// GoalStep is a goal about one step.
type GoalStep struct {
	// Row is the index in Page.Rows, Number the step's number.
	Row    int  `json:"row"`
	Number int  `json:"number"`
	Met    bool `json:"met"`
}
