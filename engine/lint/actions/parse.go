package actions

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"strconv"
	"strings"
)

// Magic is the start of the file, with the version of its format. The data's version and a line end follow, then the
// deflated list.
//
// The list has lines of fields, separated by tabs: `g NAME KIND` is a global key, `p SERVICE…` are the services with
// resource control policies, `s PREFIX` starts a service. Within a service `k NAME KIND` is a key, `r NAME ARN` a
// resource type and `a NAME LEVEL RESOURCES KEYS` an action. RESOURCES and KEYS are indexes, separated by commas. A
// plus before a resource means that it is required; a plus after a KIND means that the key is multivalued.
const Magic = "rolewalk-actions 1 "

// maxList is how many bytes the inflated list may have.
const maxList = 16 << 20

var (
	errMagic   = errors.New("this is not action data of a known version")
	errCorrupt = errors.New("the action data is truncated or corrupt")
)

// Parse reads the data. The error says that the file is something else, or corrupt.
func Parse(file []byte) (*Data, error) {
	rest, ok := bytes.CutPrefix(file, []byte(Magic))
	version, deflated, ok2 := bytes.Cut(rest, []byte("\n"))
	if !ok || !ok2 {
		return nil, errMagic
	}
	list, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(deflated)), maxList))
	if err != nil {
		return nil, errCorrupt
	}
	head, sections, _ := strings.Cut(string(list), "\ns\t")
	d := &Data{Version: string(version), entries: map[string]*entry{}}
	for line := range strings.Lines(head) {
		d.head(strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	for section := range strings.SplitSeq(sections, "\ns\t") {
		prefix, text, _ := strings.Cut(section, "\n")
		if prefix == "" {
			return nil, errCorrupt
		}
		d.Services = append(d.Services, prefix)
		d.entries[prefix] = &entry{text: text}
	}
	return d, nil
}

func (d *Data) head(fields []string) {
	switch {
	case fields[0] == "g" && len(fields) == 3:
		d.Globals = append(d.Globals, readKey(fields))
	case fields[0] == "p":
		d.RCP = fields[1:]
	}
}

func readKey(fields []string) Key {
	kind, multi := strings.CutSuffix(fields[2], "+")
	return Key{Name: fields[1], Kind: Kind(kind), Multi: multi}
}

// readService parses the lines of a service and skips those that it does not understand.
func readService(prefix, text string) *Service {
	s := &Service{Prefix: prefix, byName: map[string]int{}}
	for line := range strings.Lines(text) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case fields[0] == "k" && len(fields) == 3:
			s.Keys = append(s.Keys, readKey(fields))
		case fields[0] == "r" && len(fields) == 3:
			s.Resources = append(s.Resources, Resource{Name: fields[1], ARN: fields[2]})
		case fields[0] == "a" && len(fields) == 5 && fields[2] != "":
			s.byName[strings.ToLower(fields[1])] = len(s.Actions)
			s.Actions = append(s.Actions, s.readAction(fields))
		}
	}
	return s
}

func (s *Service) readAction(fields []string) Action {
	a := Action{Name: fields[1], Level: fields[2][0]}
	for field := range strings.SplitSeq(fields[3], ",") {
		number, required := strings.CutPrefix(field, "+")
		if i, err := strconv.Atoi(number); err == nil && i >= 0 && i < len(s.Resources) {
			a.Resources = append(a.Resources, Use{Resource: i, Required: required})
		}
	}
	for field := range strings.SplitSeq(fields[4], ",") {
		if i, err := strconv.Atoi(field); err == nil && i >= 0 && i < len(s.Keys) {
			a.Keys = append(a.Keys, i)
		}
	}
	return a
}
