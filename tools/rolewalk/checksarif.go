package main

import (
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"rolewalk/engine/source"
)

// sarifLevels are the types of findings in SARIF's words.
var sarifLevels = map[source.Type]string{
	source.Error: "error", source.SecurityWarning: "warning",
	source.Warning: "warning", source.Suggestion: "note",
}

// printSARIF prints findings as SARIF 2.1.0, the format of code scanning services. Columns are code points, as the run
// declares.
//
// See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
func (k *checker) printSARIF(out io.Writer) error {
	driver := sarif.NewToolComponent().WithName("rolewalk").WithVersion(version())
	numbers := map[source.Code]int{}
	for _, r := range k.rules() {
		numbers[r.Code] = len(driver.Rules)
		driver.AddRule(sarifRule(r))
	}
	run := sarif.NewRun().WithTool(sarif.NewTool().WithDriver(driver)).WithColumnKind("unicodeCodePoints").
		WithResults([]*sarif.Result{})
	for _, f := range k.found {
		run.AddResult(sarifResult(f, numbers[f.Code]))
	}
	run.AddInvocation(k.sarifInvocation())
	if err := sarif.NewReport().AddRun(run).PrettyWrite(out); err != nil {
		return err
	}
	_, err := io.WriteString(out, "\n")
	return err
}

// rules are the rules of the findings, in order of code.
func (k *checker) rules() []rule {
	var codes []source.Code
	for _, f := range k.found {
		codes = append(codes, f.Code)
	}
	slices.Sort(codes)
	codes = slices.Compact(codes)
	list := make([]rule, len(codes))
	for i, code := range codes {
		list[i] = ruleOf(code)
	}
	return list
}

func sarifRule(r rule) *sarif.ReportingDescriptor {
	d := sarif.NewRule(string(r.Code)).WithDescription(r.Title)
	if r.Type != "" {
		d.WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(sarifLevels[r.Type]))
	}
	if r.See != "" {
		d.WithHelpURI(r.See)
	}
	return d.WithMarkdownHelp(r.Text)
}

func sarifResult(f found, number int) *sarif.Result {
	message := f.Message + "."
	if f.AWS != "" {
		message += " AWS would answer: " + f.AWS
	}
	if f.Remedy != "" {
		message += " Instead: " + f.Remedy + "."
	}
	if f.list != "" {
		message += " " + f.by() + "."
	}
	result := sarif.NewRuleResult(string(f.Code)).WithRuleIndex(number).WithLevel(sarifLevels[f.Type]).
		WithMessage(sarif.NewTextMessage(message))
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarifFile(f.text)).WithRegion(sarifRegion(f.text, f.At))
	location := sarif.NewLocationWithPhysicalLocation(place)
	if name := f.name(); name != "" {
		location.AddLogicalLocation(sarif.NewLogicalLocation().WithFullyQualifiedName(name))
	}
	result.AddLocation(location)
	for _, fix := range f.Fixes {
		change := sarif.NewArtifactChange().WithArtifactLocation(sarifFile(f.text))
		for _, e := range fix.Edits {
			content := sarif.NewArtifactContent().WithText(e.New)
			region := sarifRegion(f.text, e.At)
			change.AddReplacement(sarif.NewReplacement().WithDeletedRegion(region).WithInsertedContent(content))
		}
		result.Fixes = append(result.Fixes, sarif.NewFix().WithDescription(sarif.NewTextMessage(fix.Title)).
			WithArtifactChanges([]*sarif.ArtifactChange{change}))
	}
	return result
}

func sarifRegion(text *source.Text, at source.Span) *sarif.Region {
	from, to := text.Position(at.From), text.Position(at.To)
	return sarif.NewRegion().WithStartLine(from.Line).WithStartColumn(from.Column).
		WithEndLine(to.Line).WithEndColumn(to.Column)
}

// sarifFile is a file as a URI reference, relative if the path is.
func sarifFile(text *source.Text) *sarif.ArtifactLocation {
	return sarif.NewSimpleArtifactLocation((&url.URL{Path: filepath.ToSlash(text.Name)}).String())
}

// sarifInvocation says whether every file was checked, and which were not.
func (k *checker) sarifInvocation() *sarif.Invocation {
	call := sarif.NewInvocation().WithExecutionSuccessful(len(k.broken) == 0).WithExitCode(k.status())
	for _, why := range k.broken {
		call.AddToolExecutionNotification(sarif.NewNotification().WithLevel("error").WithMessage(sarif.NewTextMessage(why)))
	}
	for i := range k.unread {
		call.AddToolExecutionNotification(k.unread[i].notification())
	}
	for _, what := range k.notes {
		call.AddToolExecutionNotification(sarif.NewNotification().WithLevel("note").WithMessage(sarif.NewTextMessage(what)))
	}
	return call
}

// notification says that a part was not read, with its place.
func (p *part) notification() *sarif.Notification {
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarifFile(p.text)).WithRegion(sarifRegion(p.text, p.at))
	said := "Not read: " + strings.TrimSuffix(p.what, ".") + "."
	return sarif.NewNotification().WithLevel("warning").WithMessage(sarif.NewTextMessage(said)).
		WithLocations([]*sarif.Location{sarif.NewLocationWithPhysicalLocation(place)})
}
