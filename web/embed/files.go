package webembed

import "embed"

// Files are the plugins and what they import.
//
//go:embed remark.mjs markdown-it.mjs options.mjs
var Files embed.FS
