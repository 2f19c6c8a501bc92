// What every part of the page uses: the address of the first page, an element by its id, and a sentence for readers of screens.

const ANNOUNCING_MS = 50; // a reader of screens stays silent where the text is the same as before, unless it was gone

export const root = new URL("../../", import.meta.url); // of all pages, which may stand below a path of a proxy's

export const byId = (id) => document.getElementById(id);

export function say(text) {
  byId("announcer").textContent = "";
  setTimeout(() => { byId("announcer").textContent = text; }, ANNOUNCING_MS);
}
