package view

// Edge is the picture of one request: its caller, its target, and the two sides that must agree.
type Edge struct {
	// From and To are Node.IDs; empty where nothing is drawn there.
	From string `json:"from"`
	To   string `json:"to"`
	// Label is the action: `sts:AssumeRole`.
	Label string `json:"label"`
	// CallerSide is the lock of the caller's account, TargetSide that of the role or resource.
	CallerSide Side `json:"callerSide"`
	TargetSide Side `json:"targetSide"`
	// TargetWord is what the second lock is called: `role’s side`, `resource’s side`.
	TargetWord string `json:"targetWord"`
	// As is the second line of the caller's node while it acts as a session; empty where that is the node's own.
	As string `json:"as"`
	// About is the Node.ID that the inspector shows with the step; empty where the picture is.
	About string `json:"about"`
	// Trail is the faint line of the edge at other steps; empty where an earlier step has drawn it, or an end is missing.
	Trail string `json:"trail"`
	// Chip is the small box with the step's number, which goes to the step; without width where none is drawn.
	Chip Box `json:"chip"`
	// Drawing is the edge as it is drawn, Pending the same while the reader is to predict the verdict; absent where
	// they are not.
	Drawing *EdgeDrawing `json:"drawing,omitempty"`
	Pending *EdgeDrawing `json:"pending,omitempty"`
}

// Side is the state of one lock.
type Side string

// The states of a lock.
const (
	SideOpen    Side = "open"
	SideShut    Side = "shut"
	SideNone    Side = "none"
	SideUnknown Side = "unknown"
)

// Account is a box of the picture. Services and identity providers stand in a box without an ID.
type Account struct {
	ID    string `json:"id"`
	Alias string `json:"alias"`
	Nodes []Node `json:"nodes"`
	// Box is where the account stands in the picture; an account without nodes is not drawn.
	Box      Box  `json:"box"`
	Title    Mark `json:"title"`
	Subtitle Mark `json:"subtitle"`
}

// Facts are what holds of a node or a lane from a row on, up to the next of its list.
type Facts struct {
	// Row is the index in Rows from which they hold.
	Row    int     `json:"row"`
	Fields []Field `json:"fields"`
}

// NodeKind says what a node of the picture is.
type NodeKind string

// The kinds of nodes.
const (
	NodeUser     NodeKind = "user"
	NodeRole     NodeKind = "role"
	NodeRoot     NodeKind = "root"
	NodeResource NodeKind = "resource"
	NodeService  NodeKind = "service"
	NodeProvider NodeKind = "provider"
)

// Node is a principal, a role or a resource of the picture.
type Node struct {
	ID   string   `json:"id"`
	Kind NodeKind `json:"kind"`
	Name string   `json:"name"`
	ARN  string   `json:"arn"`
	// Called is its name in the walk, as tabs have it: ALIAS/NAME of a user or a role of the walk, else the ARN.
	Called string `json:"called"`
	// Facts are what the inspector lists, as they change from row to row: trusts, permissions, longest session.
	Facts []Facts `json:"facts"`
	// KindWord is the kind in words.
	KindWord string `json:"kindWord"`
	Box      Box    `json:"box"`
	Icon     Mark   `json:"icon"`
	// Title is the name as far as it fits, Subtitle the kind.
	Title    Mark `json:"title"`
	Subtitle Mark `json:"subtitle"`
}

// LaneKind says what a lane shows.
type LaneKind string

// The kinds of lanes.
const (
	LaneSession LaneKind = "session"
	LaneRefused LaneKind = "refused"
	// LaneProvisional is one that AWS may or may not have issued.
	LaneProvisional LaneKind = "provisional"
)

// Lane is one credential on the timeline, or one that was asked for and refused.
type Lane struct {
	// ID names the lane within the page: the session's name, and its ordinal where the name came again.
	ID string `json:"id"`
	// Session is the name the walk gives it.
	Session string   `json:"session"`
	Kind    LaneKind `json:"kind"`
	// From is when it was issued or asked for, Until when it expires or would have.
	From  string `json:"from"`
	Until string `json:"until"`
	// Chained says that the one-hour chaining cap bounds it.
	Chained bool `json:"chained"`
	// Parent is the Lane.ID that asked for it; empty where no session did.
	Parent string `json:"parent"`
	// Row is the index in Rows of the step or renewal that asked for it.
	Row  int   `json:"row"`
	Pins []Pin `json:"pins"`
	// Facts are what the inspector lists, as they change from row to row: ARN, tags, permissions, expiry.
	Facts []Facts `json:"facts"`
	// Secrets are the three parts of the credential, which are made up; empty where there is none.
	Secrets []Field `json:"secrets"`
	// Of is what it is a credential of, `→ Deploy` for a role; Ordinal tells it from others of that name, `2`, and is
	// empty for the first.
	Of      string `json:"of"`
	Ordinal string `json:"ordinal"`
	// KindWord is what the inspector calls it.
	KindWord string `json:"kindWord"`
	// X is where it begins and End where it ends, in percent of the axis. Only a session's bar reaches to its end: of what
	// was refused or may not be there, the beginning alone is drawn.
	X   string `json:"x"`
	End string `json:"end"`
	// Width is the width of a session's bar in percent of the axis; empty where only the beginning is drawn.
	Width string `json:"width"`
	// Tie is how many lanes up the lane of the parent is; 0 where there is none.
	Tie int `json:"tie"`
	// Span is from when to when; empty where the end is not known.
	Span string `json:"span"`
	// Badge has the hue and the words of the lane.
	Badge Badge `json:"badge"`
	// Pending is its badge while the reader is to predict whether it is issued; absent where they are not.
	Pending *Badge `json:"pending,omitempty"`
}

// PinKind says what happened at a pin.
type PinKind string

// What may happen on a lane.
const (
	PinCall    PinKind = "call"
	PinRenewal PinKind = "renewal"
	PinRefused PinKind = "refused"
	PinRevoked PinKind = "revoked"
	PinChange  PinKind = "change"
)

// Pin is a moment on a lane.
type Pin struct {
	Kind  PinKind `json:"kind"`
	Time  string  `json:"time"`
	Label string  `json:"label"`
	// Row is the index in Rows that it belongs to.
	Row int `json:"row"`
	// X is its place on the axis, Hue the PinKind as which it is drawn: a call that was not granted is drawn as
	// refused.
	X   string `json:"x"`
	Hue string `json:"hue"`
}
