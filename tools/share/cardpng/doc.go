// Package cardpng draws the card of a walk as PNG, for chats that show no SVG. It is apart from package share because
// its fonts would be half of a Worker.
package cardpng
