package lesson

// Worlds are the chapters of the course, in the order in which they are taught.
var Worlds = []string{
	"Keys and roles", "Two locks", "Time", "Ceilings", "Conditions", "Visitors", "Detective work",
}
