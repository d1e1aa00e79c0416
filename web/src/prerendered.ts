// Imported before the islands are defined, because each draws itself the moment it is.
import { showFirstView } from "./page.ts";

showFirstView();
