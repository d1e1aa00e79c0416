// Imported before the islands are defined, since each draws itself the moment it is.
import { showFirst } from "./page.ts";

showFirst();
