// Completes what is typed into the search box, and lets the results follow it. The list is a combobox's: arrow keys go
// through it, Enter without a chosen line searches for what was typed.
import { byId, root, say } from "./announcer.js";
import { beginReading, canSwap, noteAddress, show } from "./swapping.js";

const SUGGEST_PAUSE_MS = 80;
const FOLLOW_PAUSE_MS = 350;
const KINDS = { word: "", phrase: "phrase", headline: "article", value: "" };

let suggestPause = 0;
let followPause = 0;
let asked = null; // the suggestions under way

const options = () => [...document.querySelectorAll("#suggestions [role=option]")];
const chosenOption = () => document.querySelector("#suggestions [aria-selected=true]");

function closeSuggestions() {
  clearTimeout(suggestPause);
  asked?.abort();
  byId("suggestions")?.remove();
  if (byId("q")?.matches("[role=combobox]")) byId("q").setAttribute("aria-expanded", "false"); // one that had the focus
  byId("q")?.removeAttribute("aria-activedescendant");
}

function part(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

function optionOf(suggestion, number) {
  const option = part("li", suggestion.kind, "");
  option.id = `suggestion-${number}`;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.suggestion = suggestion;
  const detail = [
    suggestion.alias && `“${suggestion.alias}”`,
    suggestion.facet?.replace("_", " ") || KINDS[suggestion.kind],
    suggestion.count && `${suggestion.count.toLocaleString("en")} ${suggestion.count === 1 ? "article" : "articles"}`,
  ];
  option.append(part("span", "text", suggestion.text), " ", part("span", "detail", detail.filter(Boolean).join(", ")));
  return option;
}

function showSuggestions(suggestions) {
  closeSuggestions();
  if (!suggestions.length) return;
  const list = part("ul", "suggestions", "");
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.append(...suggestions.map(optionOf));
  byId("q").closest("form").append(list);
  byId("q").setAttribute("aria-expanded", "true");
  say(`${suggestions.length} suggestions`);
}

async function suggest(box) {
  asked?.abort();
  asked = new AbortController();
  const typed = box.value;
  try {
    const answer = await fetch(new URL(`api/suggest${addressOf(box.form, typed).search}`, root), { signal: asked.signal });
    if (answer.ok && box.isConnected && box.value === typed && document.activeElement === box) {
      showSuggestions((await answer.json()).suggestions);
    }
  } catch (error) {
    if (error.name !== "AbortError") closeSuggestions(); // the server is gone; what was typed can still be sent
  }
}

/** The address of what the form asks for, with another text and one more value. */
function addressOf(form, text, parameter, value) {
  const filled = [...new FormData(form)].filter(([name, given]) => given && name !== "q");
  const url = new URL(form.action, location.href);
  url.search = new URLSearchParams([...(text ? [["q", text]] : []), ...filled, ...(parameter ? [[parameter, value]] : [])]);
  return url;
}

function choose(suggestion) {
  const box = byId("q");
  closeSuggestions();
  if (suggestion.kind === "headline") {
    location.assign(new URL(`articles/${encodeURIComponent(suggestion.id)}`, root));
    return;
  }
  box.value = suggestion.query ?? "";
  const url = addressOf(box.form, box.value, suggestion.parameter, suggestion.id);
  if (canSwap(url)) show(url, { top: true });
  else location.assign(url);
}

function move(step) {
  const all = options();
  const place = all.indexOf(chosenOption());
  const next = place < 0 ? (step > 0 ? 0 : all.length - 1) : place + step; // past either end nothing is chosen
  all.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
  if (all[next]) byId("q").setAttribute("aria-activedescendant", all[next].id);
  else byId("q").removeAttribute("aria-activedescendant");
  all[next]?.scrollIntoView({ block: "nearest" });
}

/** Shows the results of what has been typed so far; the box and what is typed into it stay as they are. */
async function follow(box) {
  const url = addressOf(box.form, box.value.trim());
  if (!canSwap(url) || url.href === location.href) return;
  const signal = beginReading();
  try {
    const answer = await fetch(url, { signal, headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected || !box.isConnected) return; // half a query is none yet; Enter opens an article
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!next.querySelector(".hit") || next.getElementById("fault")) return; // half a word may be none; Enter will tell
    byId("main").replaceWith(document.adoptNode(next.getElementById("main")));
    document.title = next.title;
    // What was searched before stays in the history, what was typed on the way does not.
    history[history.state?.typing ? "replaceState" : "pushState"]({ typing: true }, "", url);
    noteAddress();
    document.dispatchEvent(new Event("swapped"));
  } catch (error) {
    if (error.name !== "AbortError") return; // Enter will tell
  }
}

document.addEventListener("focusin", (event) => {
  if (event.target.id !== "q") return;
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": "suggestions", "aria-expanded": "false" };
  for (const [name, value] of Object.entries(attributes)) if (!event.target.hasAttribute(name)) event.target.setAttribute(name, value);
});

for (const name of ["input", "compositionend"]) { // whose last character no input event behind it may tell
  document.addEventListener(name, (event) => {
    const box = event.target;
    if (box.id !== "q") return;
    clearTimeout(suggestPause);
    clearTimeout(followPause);
    if (box.value.trim()) suggestPause = setTimeout(() => suggest(box), SUGGEST_PAUSE_MS);
    else closeSuggestions();
    if (!event.isComposing) followPause = setTimeout(() => follow(box), FOLLOW_PAUSE_MS);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "q" || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!options().length) return;
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter" && chosenOption()) {
    event.preventDefault();
    clearTimeout(followPause);
    choose(chosenOption().suggestion);
  } else if (event.key === "Escape" && options().length) {
    event.preventDefault(); // the list goes, what was typed stays
    closeSuggestions();
  }
});

document.addEventListener("submit", () => {
  clearTimeout(followPause);
  closeSuggestions();
});

document.addEventListener("pointerdown", (event) => {
  const option = event.target.closest("#suggestions [role=option]");
  if (option && !event.button) {
    event.preventDefault(); // the box keeps the focus
    choose(option.suggestion);
  } else if (event.target.id !== "q") closeSuggestions();
});

document.addEventListener("focusout", (event) => {
  if (event.target.id === "q") closeSuggestions();
});
