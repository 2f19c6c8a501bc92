// The page of all bookmarks: it lists them and saves them in a format. One that is taken off stays in the list until the
// page is left, so that it can be put back.

import { byId, root, say } from "./announcer.js";
import { bookmarks, refresh } from "./bookmarks.js";

const ADDRESS_CHARS = 6_000; // of articles asked for at once: a proxy takes no longer address than 8 KB
const MISSING = "X-Missing-Articles";
const UTF8_MARK = "\ufeff"; // by which spreadsheets know the encoding; reading an answer as text takes it away

function row({ id, title, detail }) {
  const item = byId("bookmark-row").content.cloneNode(true);
  const link = item.querySelector("a");
  link.href = new URL(`articles/${encodeURIComponent(id)}`, root);
  link.textContent = title;
  item.querySelector(".detail").textContent = detail;
  const button = item.querySelector("button");
  Object.assign(button.dataset, { bookmark: id, title, detail });
  button.querySelector(".unseen").textContent = `Bookmark ${title}`;
  return item;
}

function list() {
  const all = bookmarks();
  byId("bookmarks").replaceChildren(...all.map(row));
  byId("no-bookmarks").hidden = all.length > 0;
  byId("save-bookmarks").hidden = all.length === 0;
  refresh();
}

/** The ids in batches, each of which an address can name. */
function batches(ids) {
  const all = [[]];
  let length = 0;
  for (const id of ids) {
    length += encodeURIComponent(id).length + "&id=".length;
    if (length > ADDRESS_CHARS && all.at(-1).length) {
      all.push([]);
      length = encodeURIComponent(id).length;
    }
    all.at(-1).push(id);
  }
  return all;
}

/** The articles in one format, batch by batch, and how many of them the index has no longer. */
async function written(ids, suffix) {
  const texts = [];
  let missing = 0;
  for (const batch of batches(ids)) {
    const asked = new URLSearchParams(batch.map((id) => ["id", id]));
    const answer = await fetch(new URL(`api/articles.${suffix}?${asked}`, root));
    if (!answer.ok) throw new Error((await answer.json()).detail);
    const text = await answer.text();
    texts.push(suffix === "csv" && texts.length ? text.slice(text.indexOf("\n") + 1) : text); // the names of the columns once
    missing += Number(answer.headers.get(MISSING));
  }
  return { text: (suffix === "csv" ? UTF8_MARK : "") + texts.join(""), missing };
}

function download(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

function tell(text) {
  byId("saved").textContent = text;
  say(text);
}

byId("save-bookmarks").addEventListener("click", async (event) => {
  const { suffix, type } = event.target.closest("button")?.dataset ?? {};
  if (!suffix) return;
  const ids = bookmarks().map((each) => each.id);
  try {
    const { text, missing } = await written(ids, suffix);
    if (missing < ids.length) download(text, type, `bookmarks.${suffix}`);
    const left = missing ? `; ${missing} the index has no longer` : "";
    tell(`Saved ${ids.length - missing} of ${ids.length} articles${left}`);
  } catch (error) {
    tell(`Nothing was saved: ${error.message} Try again.`);
  }
});

byId("no-script").remove();
list();
