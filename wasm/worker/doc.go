// Command worker is the share service as a Cloudflare Worker: package share's handler over KV, while the site's files
// are static assets that no Go answers. docs/workers.md says how it is deployed.
//
//	tools/ci/worker.sh builds it into bin/worker
//
// What the Worker is given, by the names in wrangler.toml: WALKS, the KV namespace; ASSETS, the site; LIMITER, the
// platform's rate limiting, which may be left out; PUBLIC_URL, which may be left out too.
//
// Each request has an instance of its own: one that is used again ends with the first request that waits for KV.
package main

func main() { serve() }
