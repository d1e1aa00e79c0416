package view

// The titles of a list of suggestions.
const (
	titleOpens  = "What would allow it"
	titleCloses = "What must stay as it is"
)

// AddButton opens a form. Title is what it does.
type AddButton struct {
	Kind  FormKind `json:"kind"`
	Word  string   `json:"word"`
	Title string   `json:"title"`
}

// Words are the sentences and headings that both drawings of a page print, whatever the walk is.
type Words struct {
	// NoStep, NoAccount and NoLane stand in place of what a walk does not have, NoFinding in place of a list of findings.
	NoStep string `json:"noStep"`
	// Deciding stands in place of a verdict until there is one.
	Deciding  string `json:"deciding"`
	NoAccount string `json:"noAccount"`
	NoLane    string `json:"noLane"`
	NoFinding string `json:"noFinding"`
	// Keys says how the keyboard works in the editor.
	Keys string `json:"keys"`
	// Refusal comes before AWS's answer to a document that it would not save, AWSAnswer before that to a finding.
	Refusal   string `json:"refusal"`
	AWSAnswer string `json:"awsAnswer"`
	// AWSPage is the link from a finding to AWS's page.
	AWSPage string `json:"awsPage"`

	// Predict asks for a prediction, WhichGate then for the gate that refuses, Unsure is the answer of who cannot say.
	Predict   string `json:"predict"`
	WhichGate string `json:"whichGate"`
	Unsure    string `json:"unsure"`
	// Allows and Refuses are the two answers.
	Allows  string `json:"allows"`
	Refuses string `json:"refuses"`
	// Covered stands in place of the gates until it is made, and Asked is the title of a
	// pin until then.
	Covered string `json:"covered"`
	Asked   string `json:"asked"`
	// Fixed stands over a text that a challenge does not let the reader change, Kept answers who tries to.
	Fixed string `json:"fixed"`
	Kept  string `json:"kept"`
	// AsWritten comes before the expectation of a step in a lesson that the reader has changed.
	AsWritten string `json:"asWritten"`
	// Claim says what the page is.
	Claim string `json:"claim"`
	// Copy comes before the forms in which the answer is copied.
	Copy string `json:"copy"`
	// Step comes before a step's number.
	Step string `json:"step"`
	// ToText leads from the trace to the text, where one of them is shown at a time.
	ToText string `json:"toText"`
	// Elsewhere comes before the document that decides while another is shown, Unpin goes to it.
	Elsewhere string `json:"elsewhere"`
	Unpin     string `json:"unpin"`
	// Gates is the heading of the gates.
	Gates string `json:"gates"`
	// Filter is the name of the choice of what is shown of a trace, with Decided, Failed and Every; FilteredOut stands in
	// place of rows where there are none. Got comes before what the request has, behind a condition in the text.
	Filter      string `json:"filter"`
	Decided     string `json:"decided"`
	Failed      string `json:"failed"`
	Every       string `json:"every"`
	FilteredOut string `json:"filteredOut"`
	Got         string `json:"got"`
	// Applies and NotApplies are said in the gutter of a statement.
	Applies    string `json:"applies"`
	NotApplies string `json:"notApplies"`
	MayApply   string `json:"mayApply"`
	// Lesson is the link from a term to the lesson that shows it, Glossary the one to all terms.
	Lesson   string `json:"lesson"`
	Glossary string `json:"glossary"`
	// Masked stands in place of an expectation that the reader is to predict.
	Masked string `json:"masked"`
	// Unmet comes before what an expectation wanted.
	Unmet string `json:"unmet"`
	// AWSPrints and AWSGives are the headings of what AWS prints and gives back, MadeUp says what the latter is.
	AWSPrints string `json:"awsPrints"`
	// Means is the link to the page about what AWS prints.
	Means    string `json:"means"`
	AWSGives string `json:"awsGives"`
	MadeUp   string `json:"madeUp"`
	// Disagree is the heading of an assumption, For and Against of its two sides.
	Disagree string `json:"disagree"`
	For      string `json:"for"`
	Against  string `json:"against"`
	// Context is the heading of the request context, Given says that the step gives a key of it, and NotKnown stands in
	// place of a value.
	Context  string `json:"context"`
	Given    string `json:"given"`
	NotKnown string `json:"notKnown"`

	// Opens and Closes are the titles of suggestions for a refused and for an allowed request.
	Opens  string `json:"opens"`
	Closes string `json:"closes"`
	// Searching stands in place of suggestions that are being searched for.
	Searching string `json:"searching"`
	// OneOther is the heading of one further set of edits, Others of several, after their number.
	OneOther string `json:"oneOther"`
	Others   string `json:"others"`
	// WiderTitle is the heading of what is wider than the walk needs, Changes comes before the steps that edits change.
	WiderTitle string `json:"widerTitle"`
	Changes    string `json:"changes"`
	// Removed and Added are read out before the lines of an edit.
	Removed string `json:"removed"`
	Added   string `json:"added"`

	// Challenge and Task say what an exercise is, Goals stands behind how many are met, Solved says that it is done.
	Challenge string `json:"challenge"`
	Task      string `json:"task"`
	Goals     string `json:"goals"`
	Solved    string `json:"solved"`
	// All stands in place of steps that are all as they should be.
	All string `json:"all"`
	// Wanted comes before what an open goal wants of a step, NotYet stands beside a step whose goal is not met.
	Wanted string `json:"wanted"`
	NotYet string `json:"notYet"`
	// Change comes before the documents that may be changed.
	Change string `json:"change"`
	// Course leads from a walk to the list of all lessons.
	Course string `json:"course"`
	// Try is the heading of a lesson's tasks, Free the button that makes a copy of one's own, Leave the one that shuts a
	// task.
	Try   string `json:"try"`
	Free  string `json:"free"`
	Leave string `json:"leave"`
	// Hint is the button for the next hint. Remember is the heading of what to keep of a lesson.
	Hint     string `json:"hint"`
	Remember string `json:"remember"`
	// AllMet says that a challenge is done. Solutions is the heading of its solutions, Replaces says what one does.
	AllMet string `json:"allMet"`
	// ToPredict stands before the goals whose steps are to be predicted first.
	ToPredict string `json:"toPredict"`
	Solutions string `json:"solutions"`
	Replaces  string `json:"replaces"`

	// Picture says what the picture shows at a row that is not a step.
	Picture string `json:"picture"`
	// NoKey says that the credentials in the inspector are made up. Parent comes before the session that asked for them.
	NoKey  string `json:"noKey"`
	Parent string `json:"parent"`
	// Chained is the title of the bracket over a chained session.
	Chained string `json:"chained"`
	// Secrets is the heading of the three parts of a credential.
	Secrets string `json:"secrets"`
	// Standing is the name of what the moment makes of a credential, Later and Over are two values of it.
	Standing string `json:"standing"`
	Later    string `json:"later"`
	Over     string `json:"over"`
	// Table shows the timeline as a table, whose columns are LaneColumns.
	Table       string   `json:"table"`
	LaneColumns []string `json:"laneColumns"`
	// Find is the label of the search field in a large picture, SaveSVG the button that saves the picture.
	Find    string `json:"find"`
	SaveSVG string `json:"saveSVG"`
	// Reset opens what the reader has changed in a shared walk.
	Reset      string `json:"reset"`
	ResetTitle string `json:"resetTitle"`
	// Add comes before the buttons that add. AddTrust, AddPermission, AskFor and AskFrom are those of what is selected.
	Add           string      `json:"add"`
	Adds          []AddButton `json:"adds"`
	AddTrust      string      `json:"addTrust"`
	AddPermission string      `json:"addPermission"`
	AskFor        string      `json:"askFor"`
	AskFrom       string      `json:"askFrom"`
	// AddRole comes before the name of an account.
	AddRole string `json:"addRole"`
	// Ask are the words of the what-if.
	Ask AskWords `json:"ask"`
}

// DrawingWords returns the words of every drawing.
func DrawingWords() Words {
	w := Words{
		NoStep:    "This walk has no step yet.",
		Deciding:  "Deciding …",
		NoAccount: "Accounts and their principals appear here.",
		NoLane:    "No credentials have been requested yet.",
		NoFinding: "No problems found in this text.",
		Keys:      "Tab leaves the editor, Esc goes to its tabs, Ctrl-Space completes a word, F1 explains it.",
		Refusal:   "AWS would not save this document, so it has no effect:",
		AWSAnswer: "AWS would answer:",
		AWSPage:   "AWS documentation",

		AsWritten: "You changed this lesson. As written, this step ends with",
		Claim:     "AssumeRole, explained. Nothing leaves your browser.",
		Copy:      "Copy this answer as",
		Step:      "Step",
		ToText:    "Show it in the text",
		Elsewhere: "This step is decided in",
		Unpin:     "Show it",
		Gates:     "Gates, in AWS’s order",
		Unmet:     "Not as expected:",

		AWSPrints: "What AWS prints",
		AWSGives:  "What AWS returns",
		MadeUp:    "(made up)",
		Disagree:  "AWS’s documentation disagrees here",
		For:       "For it",
		Against:   "Against it",
		Context:   "Request context",
		Given:     "set by the step",
		NotKnown:  "not known",
		Ask:       askWords(),
	}
	w.ofTrace()
	w.ofEdits()
	w.ofExercises()
	w.ofPicture()
	return w
}

// ofTrace are the words of the trace, of its signs in the text, and of the glossary.
func (w *Words) ofTrace() {
	w.Filter = "Show"
	w.Decided = "What decided"
	w.Failed = "What failed"
	w.Every = "All"
	w.FilteredOut = "Nothing in this gate fits this filter."
	w.Got = "got"
	w.Applies = "This statement applies."
	w.NotApplies = "This statement does not apply."
	w.Lesson = "See it in a lesson"
	w.Glossary = "All words explained"
	w.Masked = "hidden until you predict"
	w.MayApply = "Whether this statement applies is not known."
}

// ofEdits are the words of suggested edits.
func (w *Words) ofEdits() {
	w.Opens = titleOpens
	w.Closes = titleCloses
	w.Searching = "Searching …"
	w.OneOther = "Another set of edits"
	w.Others = "other sets of edits"
	w.WiderTitle = titleWider
	w.Changes = "It also changes"
	w.Removed = "removed:"
	w.Added = "added:"
}

// ofExercises are the words of predictions, tasks and challenges.
func (w *Words) ofExercises() {
	w.Predict = "What will AWS say?"
	w.WhichGate = "Which gate refuses it? A gate is one check that AWS makes."
	w.Unsure = "Not sure"
	w.Allows = "Allow"
	w.Refuses = "Deny"
	w.Covered = "The gates appear once you have made a prediction."
	w.Asked = "asked"
	w.Fixed = "This document cannot be changed here."
	w.Kept = "Only the documents named in the goals can be changed here."
	w.Challenge = "Challenge"
	w.Task = "Task"
	w.Goals = "goals met"
	w.Solved = "Solved"
	w.All = "yes"
	w.Wanted = "The goal here:"
	w.NotYet = "goal not met"
	w.Change = "Change"
	w.Try = "Try it yourself"
	w.Course = "Course"
	w.Means = "What this error means"
	w.Free = "Play freely"
	w.Leave = "Back to the lesson"
	w.Hint = "A hint"
	w.Remember = "To remember"
	w.AllMet = "All goals met"
	w.ToPredict = "Count once you have predicted them:"
	w.Solutions = "Show a solution"
	w.Replaces = "It replaces your text. Undo brings your text back."
}
