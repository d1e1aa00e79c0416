// What every box over the page looks like. A module with a box imports it, and adds its own behind it.
import css from "../../css/part-dialogs.css" with { type: "text" };
import { adopt } from "../styles.ts";

adopt(css);
