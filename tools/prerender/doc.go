// Package prerender draws a walk as HTML ahead of time, as the page's components draw it in the browser: the same
// elements with the same attributes, so that nothing moves when they take over. Both print what engine/view says; a
// test in web/test compares the two. The package needs no bundler, so that a service may draw with it.
package prerender
