// The way to the dialogs, each of which is fetched when it is first opened.
import { store } from "../app.ts";
import type { State } from "../store/state.ts";

const loads: Partial<Record<State["dialog"], () => Promise<unknown>>> = {
  library: () => import("../islands/dialogs.ts"),
  help: () => import("../islands/dialogs.ts"),
  share: async () => {
    await import("./dialog.ts");
    if (!document.querySelector("rw-share")) document.body.append(document.createElement("rw-share"));
  },
};

export function followDialogs(): void {
  store.listen((before) => {
    const { dialog } = store.state;
    if (dialog !== before.dialog) void loads[dialog]?.();
  });
}
