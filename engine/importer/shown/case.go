package shown

// Ask is what the page asks for: sources, with what the readers of other modules found in them.
type Ask struct {
	Sources []Source `json:"sources"`
	// Answers are those to the questions of the case, by name.
	Answers map[string]string `json:"answers"`
	// Read are the answers of the other modules, as they gave them.
	Read []string `json:"read"`
}

// Source is one text that was brought, a paste or a file.
type Source struct {
	// Name is that of the file; empty for a paste.
	Name string `json:"name"`
	Body string `json:"body"`
}

// Case is what the sources make together.
type Case struct {
	// Walk is the text of the walk; empty where nothing was recognised.
	Walk   string  `json:"walk"`
	Pieces []Piece `json:"pieces"`
	// Remarks are sentences on what was taken for granted, and on answers that could not be taken.
	Remarks   []string   `json:"remarks"`
	Questions []Question `json:"questions"`
	Commands  []Command  `json:"commands"`
	// Placeholders are what stands in the walk for what no source has.
	Placeholders []Placeholder `json:"placeholders"`
	// Needs are the modules that could read more of the sources.
	Needs []string `json:"needs"`
	// Fault says what is wrong with what was asked; empty where nothing is.
	Fault string `json:"fault"`
}

// Piece is what a part of a source was taken for, or that it was not read.
type Piece struct {
	// Title names it, Why says in a clause why it was taken for that, or why it was not read.
	Title string `json:"title"`
	Why   string `json:"why"`
	// Where is its place in the source, as file:line:column. Source is the source, an index into Ask.Sources.
	Where  string `json:"where"`
	Source int    `json:"source"`
	// Form is what it is an example of: the kind of a policy, or error, role, account-details, event, terraform; unread
	// for a part that was not read, secret for one that was left out.
	Form string `json:"form"`
	// Document is the policy that it is, where it is one alone; empty otherwise.
	Document string `json:"document"`
	// Answer is the name of the answer that gives it another kind, which is one of Choices; both are empty where there is
	// no choice.
	Answer  string   `json:"answer"`
	Choices []string `json:"choices"`
	// Without is the name of the answer that leaves the piece out, with "yes" for its value. It is empty where the piece
	// is all of its source, which then goes as a whole.
	Without string `json:"without"`
}

// Question is what a person can say without fetching anything.
type Question struct {
	Name     string `json:"name"`
	Sentence string `json:"sentence"`
	// Kind is text, account, choice or address.
	Kind    string   `json:"kind"`
	Choices []string `json:"choices"`
	// Default is what holds while there is no answer.
	Default string `json:"default"`
	// About are what it could decide, for the engine's `answer`.
	About []string `json:"about"`
}

// Placeholder is a text of the walk that stands for what no source has.
type Placeholder struct {
	Value string `json:"value"`
	// Text is what stood in its place in the sources, or what to fill in.
	Text string `json:"text"`
}

// Command is a command line that reads what no source has.
type Command struct {
	Line string `json:"line"`
	// Account is where it is to be run: the account's number, with its alias.
	Account string   `json:"account"`
	About   []string `json:"about"`
}

// World is the world of a walk as commands of the AWS CLI or as Terraform.
type World struct {
	Text string `json:"text"`
	// Left are sentences on what is left out.
	Left []string `json:"left"`
	// Fault says why there is none; empty where there is one.
	Fault string `json:"fault"`
}

// Held is what keeps a walk from being handed on: the keys and tokens that it holds.
type Held struct {
	// Words say what the walk holds and where; empty where it holds nothing.
	Words string `json:"words"`
	// Clean is the walk without it.
	Clean string `json:"clean"`
}

// Renamed is a walk with other names.
type Renamed struct {
	Walk string `json:"walk"`
	// Kept are sentences on names that were left as they are.
	Kept []string `json:"kept"`
}
