// The filters: values of a facet are found while one types, ticked with the space bar, and give way to the results on a phone.

import { byId, say } from "./announcer.js";
import { read } from "./swapping.js";

const TYPING_PAUSE_MS = 150;

const untyped = new WeakMap(); // the lists as they were
let pause = 0;

async function findValues(form) {
  const facet = form.closest("[data-facet]");
  if (!untyped.has(facet)) untyped.set(facet, facet.querySelector(".values"));
  const url = new URL(form.action, location.href);
  url.search = new URLSearchParams(new FormData(form));
  const typed = form.elements.prefix.value;
  const page = typed ? await read(url) : null;
  const found = page ? page.querySelector(".values") : untyped.get(facet);
  if (!found || typed !== form.elements.prefix.value) return; // what was typed since is already on its way
  const count = found.children.length;
  if (!count) {
    const note = document.createElement("li");
    note.className = "quiet";
    note.textContent = page.querySelector(".columns + .quiet").textContent;
    found.append(note);
  }
  facet.querySelector(".values").replaceWith(document.adoptNode(found));
  tellTicks();
  say(count ? `${count} found` : found.textContent);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest(".facet .within");
  if (!form) return;
  clearTimeout(pause);
  pause = setTimeout(() => findValues(form), TYPING_PAUSE_MS);
});

/** The values look like boxes that are ticked, so they are told as such; without this they are links. */
function tellTicks() {
  for (const link of document.querySelectorAll(".value a.pick")) {
    link.setAttribute("role", "checkbox");
    link.setAttribute("aria-checked", link.closest(".value").matches(".chosen") ? "true" : "false");
    link.removeAttribute("aria-current");
  }
}

document.addEventListener("swapped", tellTicks);
tellTicks();

document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.("a.pick")) return;
  event.preventDefault();
  event.target.click();
});

document.addEventListener("change", (event) => {
  if (event.target.id === "show-facets" && !event.target.checked) byId("results").scrollIntoView();
});
