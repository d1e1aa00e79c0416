import { followSplitters } from "./splitter.ts";
import "./prerendered.ts";
import "./islands/bar.ts";
import "./islands/documents.ts";
import "./islands/picture.ts";
import "./islands/player.ts";
import "./islands/timeline.ts";
import "./islands/walk.ts";
import { followOffline } from "./offline.ts";
import { start } from "./page.ts";
import { followDialogs } from "./share/door.ts";
import { followDoors } from "./start/door.ts";

followSplitters();
followDoors();
followDialogs();
start();
followOffline();
