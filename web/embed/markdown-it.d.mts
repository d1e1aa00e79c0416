export interface Settings {
  /** Address of a Rolewalk site, where the script does not come from it. */
  site?: string;
}

/** A markdown-it plugin that puts `<role-walk>` in place of each fence of the language walk. */
export default function walkFences(md: { renderer: { rules: object } }, settings?: Settings): void;
