// Package share keeps walks and hands them out under short addresses: one http.Handler over a Store, which runs in a
// native server and in a Cloudflare Worker alike.
//
//	POST /api/walks           stores a walk; the answer names its id, its address and a token that deletes it
//	GET /api/walks/{id}       the walk, byte for byte
//	DELETE /api/walks/{id}    takes it back, with the token as `Authorization: Bearer …`
//	GET /w/{id}               a page with the walk's first view, opening in the app; /w/{id}/embed is its frame
//	GET /oembed?url=…         an iframe for an address of this service
//	GET /card/{id}.svg        verdict and picture as an image; .png where the service can draw one
//	GET /healthz              ok
//
// A walk is public to all who have its address, and there is no list of them. No cookie is set, and nothing is kept of who
// asked.
package share
