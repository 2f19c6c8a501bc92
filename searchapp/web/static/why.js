// "Why this result?" opens under its result; without this it is a link to a page.

import { say } from "./announcer.js";
import { read } from "./swapping.js";

function prepare() {
  for (const link of document.querySelectorAll(".hit a.why")) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
  }
}

async function toggle(link) {
  const hit = link.closest(".hit");
  const shown = hit.querySelector(".explanation");
  link.setAttribute("aria-expanded", shown ? "false" : "true");
  if (shown) return shown.remove();
  try {
    const explanation = (await read(link.href)).querySelector(".explanation");
    if (link.getAttribute("aria-expanded") !== "true" || hit.querySelector(".explanation")) return; // closed since
    hit.append(document.adoptNode(explanation));
    say(explanation.querySelector("p").textContent);
  } catch {
    location.assign(link.href);
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".hit a.why");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  toggle(link);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches?.(".hit a.why")) return;
  event.preventDefault();
  event.target.click();
});

document.addEventListener("swapped", prepare);
prepare();
