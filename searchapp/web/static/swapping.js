// Goes from state to state of the search without loading a page: results are fetched and swapped in.

import { byId, root, say } from "./announcer.js";

let shown = location.pathname + location.search;
let underway = null;

/** The signal that ends a reading when the next one begins; whatever was read before ends now. */
export function beginReading() {
  underway?.abort();
  underway = new AbortController();
  return underway.signal;
}

/** To be called where the address has changed and the page shows it already. */
export function noteAddress() {
  shown = location.pathname + location.search;
}

export const canSwap = (url) => url.origin === location.origin && url.pathname === root.pathname && location.pathname === root.pathname && !url.hash;

const ask = (url, signal) => fetch(url, { signal, headers: { Accept: "text/html" } });

const pageOf = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

export const read = async (url, signal) => pageOf(await ask(url, signal));

const LISTS = ".facet, .segments, .crumbs, .chips, .tags";

/** What the focus is to come back to in the page that is swapped in: what was used or, where it is gone, the heading. */
function placeOfFocus() {
  const focused = document.activeElement;
  // On a phone the keyboard would stay open over the results.
  const id = focused?.id === "q" && matchMedia("(pointer: coarse)").matches ? "" : focused?.id;
  const isBar = Boolean(focused?.closest(".chart"));
  const group = focused?.closest(LISTS);
  const [list, name] = group ? [nameOf(group), nameOf(focused)] : [];
  const article = articleOf(focused);
  return () => {
    if (id && byId(id)) return byId(id);
    if (isBar) return document.querySelector(".chart a[tabindex='0']");
    const again = group && [...document.querySelectorAll(LISTS)].find((each) => nameOf(each) === list && articleOf(each) === article);
    const links = again ? [...again.querySelectorAll("a")] : [];
    return links.find((link) => nameOf(link) === name) ?? (group?.matches(".facet, .tags") ? null : links[0]) ?? null;
  };
}

/** The id of the article whose result an element is in. */
const articleOf = (element) => element?.closest(".hit")?.querySelector("[data-article]")?.dataset.article;

/** What tells a list, or a link in one, from others before and after it was swapped in. */
function nameOf(element) {
  const label = element.closest(".value")?.querySelector(".label");
  if (label) return [...label.childNodes].filter((node) => !node.matches?.(".unseen")).map((node) => node.textContent).join("").trim();
  return element.getAttribute("aria-labelledby") ?? element.getAttribute("aria-label") ?? element.textContent.trim();
}

/** What a reader of screens is to know of the results: what they are of, their page and what is chosen for them. */
function state() {
  const text = (selector) => document.querySelector(selector)?.textContent.trim() ?? "";
  const heading = document.querySelector("h1");
  return {
    heading: heading?.getAttribute("aria-label") ?? heading?.textContent ?? document.title,
    page: text('.pager [aria-current="page"]'),
    range: text(".pager > .quiet"),
    choices: new Map([...document.querySelectorAll(".segments:has([aria-current])")].map((group) => [
      group.getAttribute("aria-label"),
      group.querySelector("[aria-current]").textContent.trim(),
    ])),
  };
}

/** Says what has changed, and nothing else unless nothing has. */
function announce(before) {
  const now = state();
  const choices = [...now.choices].filter(([label, chosen]) => before.choices.has(label) && before.choices.get(label) !== chosen);
  const changes = [
    now.heading !== before.heading && now.heading,
    ...choices.map(([label, chosen]) => `${label}: ${chosen}`),
    before.page && now.page && now.page !== before.page && `${now.page}, results ${now.range}`,
  ].filter(Boolean);
  say(changes.join(", ") || now.heading);
}

export async function show(url, { push = true, top = false, scroll = null } = {}) {
  const signal = beginReading();
  byId("page").setAttribute("aria-busy", "true");
  try {
    const answer = await ask(url, signal);
    if (answer.redirected) return location.assign(answer.url); // an address that was pasted opens its article
    const next = await pageOf(answer);
    const page = next.getElementById("page");
    if (!page) throw new Error("not a page of this site");
    swap(page, next.title, url, push);
    if (top) scrollTo(0, 0);
    if (scroll !== null) scrollTo(0, scroll);
  } catch (error) {
    if (error.name !== "AbortError") location.assign(url);
  }
}

function swap(page, title, url, push) {
  const focusAgain = placeOfFocus();
  const open = byId("show-facets")?.checked;
  const unfolded = [...document.querySelectorAll("details[id][open]")].map((each) => each.id);
  const before = state();
  if (push) {
    history.replaceState({ scroll: scrollY }, "");
    history.pushState(null, "", url);
  }
  noteAddress();
  byId("page").replaceWith(document.adoptNode(page));
  document.title = title;
  for (const details of unfolded.map(byId)) if (details) details.open = true;
  if (open && byId("show-facets")) byId("show-facets").checked = true;
  const target = focusAgain() ?? byId("found") ?? byId("main");
  target.focus({ preventScroll: true });
  if (target.id === "q") target.setSelectionRange(target.value.length, target.value.length);
  announce(before);
  document.dispatchEvent(new Event("swapped"));
}

addEventListener("popstate", (event) => {
  const url = new URL(location.href);
  if (shown === url.pathname + url.search) return; // only the part after # changed
  show(url, { push: false, scroll: event.state?.scroll ?? 0 });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href.baseVal ?? link.href, location.href);
  if (!canSwap(url)) return;
  event.preventDefault();
  show(url, { top: "top" in link.dataset });
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  const url = new URL(form.action, location.href);
  const filled = [...new FormData(form)].filter(([name, value]) => value || name === "prefix");
  url.search = new URLSearchParams(filled);
  if (!canSwap(url)) return;
  event.preventDefault();
  show(url, { top: form.matches(".search"), push: url.href !== location.href });
});
