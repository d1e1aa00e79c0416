/** `<role-walk src="…">`, or with a walk as text inside it. Importing the module defines the element. */
export class RoleWalk extends HTMLElement {
  /** Shows the walk live. */
  start(): void;
  /** Goes back to the poster. */
  stop(): void;
}

/** What a walk says, in lines: its title, and what each step asks. */
export function linesOf(text: string): { title: string; steps: string[] };

declare global {
  interface HTMLElementTagNameMap {
    "role-walk": RoleWalk;
  }
}
