// What every page with a walk has at once. The build keeps all that this needs in one script (tools/site/bundle.go).
import "./prerendered.ts";
import "./islands/bar.ts";
import "./islands/picture.ts";
import "./islands/player.ts";
import "./islands/timeline.ts";
import "./islands/walk.ts";

// The last to draw, because CodeMirror asks for the selection, which lays out what has been drawn.
import "./islands/documents.ts";

export { start } from "./page.ts";
