import { start } from "./core.ts";
import { followOffline } from "./offline.ts";
import { followDialogs } from "./share/door.ts";
import { followSplitters } from "./splitter.ts";
import { followDoors } from "./start/door.ts";

followSplitters();
followDoors();
followDialogs();
start();
followOffline();
