// Tells what is new since the reader's last visit. The browser remembers when the index got the latest article that it
// had then; nobody else is told. Without a script there are the links to what was added in the last day or week.

import { root } from "./announcer.js";
import { keep, kept } from "./kept.js";

const VISITS = "searchapp.visits";
const VISIT_PAUSE_MS = 30 * 60 * 1000; // who comes back after half an hour visits again, as those who count visits have it

/** What the index had got last when the reader was here before; empty on a first visit. */
function lastSeen(latest) {
  const before = kept(VISITS, {});
  const isVisiting = Date.now() - (before.at ?? 0) < VISIT_PAUSE_MS;
  const since = (isVisiting ? before.since : before.latest) ?? "";
  keep(VISITS, { since, latest, at: Date.now() });
  return since;
}

/** How many articles this search finds that were added at an instant or later. */
async function countOf(search) {
  const asked = new URLSearchParams(search);
  for (const [name, value] of [["facet", "none"], ["snippets", "false"], ["page-size", "1"], ["lenient", "true"]]) asked.set(name, value);
  const answer = await fetch(new URL(`api/search?${asked}`, root), { headers: { Accept: "application/json" } });
  return answer.ok ? (await answer.json()).total : 0;
}

async function tellNews() {
  const line = document.getElementById("since-visit");
  const since = line && lastSeen(line.dataset.latest);
  if (!since || since >= line.dataset.latest) return;
  const link = line.querySelector("a");
  const url = new URL(link.href);
  url.searchParams.set("added-from", new Date(Date.parse(since) + 1000).toISOString().replace(".000Z", "Z"));
  const count = await countOf(url.searchParams);
  if (!count) return;
  link.href = url;
  link.textContent = `New since your last visit (${count.toLocaleString("en")})`;
  line.hidden = location.search === url.search;
}

document.addEventListener("swapped", tellNews);
tellNews();
