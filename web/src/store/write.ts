// The page's one store with the one function that changes it. Only the update modules of this folder import `set`:
// `noRestrictedImports` in biome.json and test/store.test.mjs hold everything else to reading.
import { createStore } from "./store.ts";

export const { holder, set } = createStore();
