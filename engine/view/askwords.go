package view

// AskWords are the words of the what-if, of the matrix's button, and of the line that asks again.
type AskWords struct {
	// Title is the heading of the what-if, Inputs are its fields in order.
	Title  string     `json:"title"`
	Inputs []AskInput `json:"inputs"`
	// Same is said while nothing is changed, Plain of a request that is no step's, Deciding until the answer is here,
	// Wrong where a field is wrong, Covered where a prediction comes first.
	Same     string `json:"same"`
	Plain    string `json:"plain"`
	Deciding string `json:"deciding"`
	Wrong    string `json:"wrong"`
	Covered  string `json:"covered"`
	// Keep and Reset are the buttons; Given says why a challenge keeps nothing.
	Keep  string `json:"keep"`
	Reset string `json:"reset"`
	Given string `json:"given"`
	// Matrix is the button of the matrix, Everyone says what it shows.
	Matrix   string `json:"matrix"`
	Everyone string `json:"everyone"`
	// Drag says how to ask again, AskedAt comes before the moment at which all is asked again, AsBefore and Other say
	// whether a step ends as it did.
	Drag     string `json:"drag"`
	AskedAt  string `json:"askedAt"`
	AsBefore string `json:"asBefore"`
	Other    string `json:"other"`
}

// AskKind is how a field is filled in.
type AskKind string

// The ways to fill in a field.
const (
	AskText  AskKind = "text"
	AskList  AskKind = "list" // a text, with a list of what the walk has
	AskCheck AskKind = "check"
	AskArea  AskKind = "area"
	// AskChoice is one of a few values.
	AskChoice AskKind = "choice"
)

// AskInput is a field of the what-if.
type AskInput struct {
	Name  AskField `json:"name"`
	Kind  AskKind  `json:"kind"`
	Label string   `json:"label"`
	// Hint stands in an empty field.
	Hint string `json:"hint"`
}

// askWords returns the words.
func askWords() AskWords {
	return AskWords{
		Title: "What if …",
		Inputs: []AskInput{
			{AskCaller, AskList, "Caller", ""},
			{AskRole, AskList, "Role", ""},
			{AskTime, AskText, "Time (UTC)", ""},
			{AskDuration, AskText, "Duration", "the default"},
			{AskExternalID, AskText, "External ID", "none"},
			{AskSourceIP, AskText, "Source IP", "none"},
			{AskMFA, AskCheck, "With an MFA code", ""},
			{AskClaims, AskArea, "Claims of the token (JSON)", ""},
		},
		Same:     "This is the step as written. Change a field, and it is decided again.",
		Plain:    "A plain request. It sends only what these fields say.",
		Deciding: "Deciding …",
		Wrong:    "Not decided: a field is not valid.",
		Covered:  "Make your prediction first.",
		Keep:     "Keep as step",
		Reset:    "Back to the step",
		Given:    "A challenge comes with its own steps.",
		Matrix:   "Matrix",
		Everyone: "Every principal against every role",
		Drag:     "Drag the line, or focus it and press the arrow keys. Every step is decided again at that moment.",
		AskedAt:  "Asked at",
		AsBefore: "as in the walk",
		Other:    "a different answer than in the walk",
	}
}

// Value is what an ask has in a field; of the code whether one is sent, as `true` or nothing. A nil ask has nothing.
func (a *Ask) Value(f AskField) string {
	if a == nil {
		return ""
	}
	switch f {
	case AskCaller:
		return a.Caller
	case AskRole:
		return a.Role
	case AskExternalID:
		return a.ExternalID
	case AskSourceIP:
		return a.SourceIP
	case AskDuration:
		return a.Duration
	case AskTime:
		return a.Time
	case AskClaims:
		return a.Claims
	case AskMFA:
		if a.MFA {
			return "true"
		}
	}
	return ""
}
