// Bookmarks: the star beside a result and on an article's page. The browser keeps them, the newest first.

import { byId, say } from "./announcer.js";
import { keep, kept } from "./kept.js";

const BOOKMARKS = "searchapp.bookmarks";

/** The articles that are bookmarked: `{ id, title, detail }` of each. */
export const bookmarks = () => kept(BOOKMARKS, []);

function toggle(button) {
  const { bookmark: id, title, detail } = button.dataset;
  const others = bookmarks().filter((each) => each.id !== id);
  const isNew = others.length === bookmarks().length;
  if (!keep(BOOKMARKS, isNew ? [{ id, title, detail }, ...others] : others)) {
    say("The browser could not keep the bookmark: its storage is full or forbidden");
    return;
  }
  refresh();
  say(isNew ? "Bookmarked" : "Bookmark removed");
}

/** Shows what is bookmarked in all buttons of the page, and how many there are in the link to their list. */
export function refresh() {
  const ids = new Set(bookmarks().map((each) => each.id));
  for (const button of document.querySelectorAll("button.bookmark")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(ids.has(button.dataset.bookmark)));
  }
  const link = byId("bookmarks-link");
  link.hidden = !ids.size;
  link.textContent = `Bookmarks (${ids.size.toLocaleString("en")})`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button.bookmark");
  if (button) toggle(button);
});

document.addEventListener("swapped", refresh);
addEventListener("storage", refresh); // another window has changed them
addEventListener("pageshow", refresh);
refresh();
