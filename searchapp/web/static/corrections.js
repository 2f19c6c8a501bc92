// Shows how far corrections are applied without loading the page again.
import { byId, say } from "./announcer.js";
import { read } from "./swapping.js";

const FOLLOW_MS = 1000;

async function followApplying() {
  while (document.querySelector("[data-follow]")) {
    await new Promise((resolve) => { setTimeout(resolve, FOLLOW_MS); });
    const standing = (await read(location.href)).getElementById("standing");
    if (!standing) return; // it will be there when the page is loaded again
    byId("standing").replaceWith(document.adoptNode(standing));
    if (!document.querySelector("[data-follow]")) say(byId("applying")?.textContent ?? "");
  }
}

followApplying();
