// Buttons that copy a text of the page.

import { byId, say } from "./announcer.js";

for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = !navigator.clipboard;

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(byId(button.dataset.copy).textContent);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not copied: the browser forbids it"; // it asks its user, who may say no
  }
  say(button.textContent);
});
