// Marks the results that the reader has opened. A browser forgets them when the search in their addresses is another one.

import { keep, kept } from "./kept.js";

const READ = "searchapp.read";
const READ_MOST = 5_000; // ids of the articles opened last

const opened = document.querySelector(".reading[data-article]")?.dataset.article;
if (opened) keep(READ, [...kept(READ, []).filter((id) => id !== opened), opened].slice(-READ_MOST));

function markRead() {
  const links = document.querySelectorAll(".hit h2 a[data-article]");
  const read = new Set(links.length ? kept(READ, []) : []);
  for (const link of links) link.classList.toggle("read", read.has(link.dataset.article));
}

document.addEventListener("swapped", markRead);
addEventListener("pageshow", markRead); // coming back from an article, the page may be shown as it was left
markRead();
