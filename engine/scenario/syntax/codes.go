package syntax

import "rolewalk/engine/source"

// The codes of file errors: what keeps a walk from being read.
const (
	// The file as a whole.
	TooLarge      source.Code = "WALK_TOO_LARGE"
	TooManyErrors source.Code = "TOO_MANY_ERRORS"

	// Characters and tokens.
	NotUTF8          source.Code = "NOT_UTF8"
	ControlCharacter source.Code = "CONTROL_CHARACTER"
	OddCharacter     source.Code = "ODD_CHARACTER"
	UnclosedString   source.Code = "UNCLOSED_STRING"
	BadEscape        source.Code = "BAD_ESCAPE"
	UnclosedText     source.Code = "UNCLOSED_TEXT"

	// Braces.
	UnclosedJSON  source.Code = "UNCLOSED_JSON"
	DeepJSON      source.Code = "DEEP_JSON"
	UnclosedBlock source.Code = "UNCLOSED_BLOCK"
	StrayBrace    source.Code = "STRAY_BRACE"
	MissingBrace  source.Code = "MISSING_BRACE"

	// Statements.
	UnknownWord       source.Code = "UNKNOWN_WORD"
	Misplaced         source.Code = "MISPLACED"
	IncompleteForm    source.Code = "INCOMPLETE_STATEMENT"
	NeedsQuotes       source.Code = "NEEDS_QUOTES"
	RepeatedStatement source.Code = "REPEATED_STATEMENT"
	MissingAct        source.Code = "MISSING_ACT"
	SecondAct         source.Code = "SECOND_ACT"
	MissingTrust      source.Code = "MISSING_TRUST"
	MissingStatement  source.Code = "MISSING_STATEMENT"
	Unreadable        source.Code = "UNREADABLE_STATEMENT"

	// Values.
	BadAccount     source.Code = "BAD_ACCOUNT"
	BadName        source.Code = "BAD_NAME"
	BadTime        source.Code = "BAD_TIME"
	BadDuration    source.Code = "BAD_DURATION"
	BadAddress     source.Code = "BAD_ADDRESS"
	BadARN         source.Code = "BAD_ARN"
	BadNumber      source.Code = "BAD_NUMBER"
	BadPath        source.Code = "BAD_PATH"
	BadPartition   source.Code = "BAD_PARTITION"
	BadGate        source.Code = "BAD_GATE"
	BadPlaceholder source.Code = "BAD_PLACEHOLDER"
	BadJSON        source.Code = "BAD_JSON"
	RepeatedKey    source.Code = "REPEATED_KEY"
)
