// The way to the matrix, which is fetched when it is first opened.

interface Opens extends HTMLElement {
  open(): void;
}

export async function openMatrix(): Promise<void> {
  await import("./matrix.ts");
  let element = document.querySelector<Opens>("rw-matrix");
  if (!element) {
    element = document.createElement("rw-matrix") as Opens;
    document.body.append(element);
  }
  element.open();
}
