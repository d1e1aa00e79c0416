// What the boxes of the forms look like.
import css from "../../css/part-add.css" with { type: "text" };
import "../components/dialog-styles.ts";
import { adopt } from "../styles.ts";

adopt(css);
