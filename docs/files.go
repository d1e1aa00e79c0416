package docs

import "embed"

// Files are the generated lists.
//
//go:embed checks.md keys.md causes.md rules.md
var Files embed.FS
