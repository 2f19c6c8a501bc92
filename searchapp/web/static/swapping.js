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

export async function read(url, signal) {
  const answer = await fetch(url, { signal, headers: { Accept: "text/html" } });
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** What the focus is to come back to in the page that is swapped in. */
function placeOfFocus() {
  const focused = document.activeElement;
  // On a phone the keyboard would stay open over the results.
  const id = focused?.id === "q" && matchMedia("(pointer: coarse)").matches ? "" : focused?.id;
  const isBar = Boolean(focused?.closest(".chart"));
  const group = focused?.closest(".facet, .segments, .crumbs, .chips");
  const [list, name] = group ? [nameOf(group), nameOf(focused)] : [];
  return () => {
    if (id && byId(id)) return byId(id);
    if (isBar) return document.querySelector(".chart a[tabindex='0']");
    const again = group && [...document.querySelectorAll(".facet, .segments, .crumbs, .chips")].find((each) => nameOf(each) === list);
    const links = again ? [...again.querySelectorAll("a")] : [];
    return links.find((link) => nameOf(link) === name) ?? (group?.matches(".facet") ? null : links[0]) ?? null;
  };
}

/** What tells a list, or a link in one, from others before and after it was swapped in. */
function nameOf(element) {
  const label = element.closest(".value")?.querySelector(".label");
  if (label) return [...label.childNodes].filter((node) => !node.matches?.(".unseen")).map((node) => node.textContent).join("").trim();
  return element.getAttribute("aria-labelledby") ?? element.getAttribute("aria-label") ?? element.textContent.trim();
}

/** What a reader of screens is to know of the results: page and order as far as they are others than before. */
function state() {
  const current = (selector) => document.querySelector(selector)?.textContent.trim() ?? "";
  return {
    page: current('.pager [aria-current="page"]'),
    range: current(".pager > .quiet"),
    sort: current('[aria-label="Sort"] [aria-current]'),
    query: byId("q").getAttribute("value"),
  };
}

function announce(before) {
  const now = state();
  const page = now.page && now.page !== before.page ? `${now.page}, results ${now.range}` : "";
  const sort = now.sort && now.sort !== before.sort && now.query === before.query ? `sorted by ${now.sort}` : "";
  const heading = document.querySelector("h1")?.textContent ?? document.title;
  say([heading, before.page && page, sort].filter(Boolean).join(", "));
}

export async function show(url, { push = true, top = false, scroll = null } = {}) {
  const signal = beginReading();
  byId("page").setAttribute("aria-busy", "true");
  try {
    const next = await read(url, signal);
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
  const dates = byId("show-dates")?.checked;
  const more = byId("more-facets")?.open;
  const before = state();
  if (push) {
    history.replaceState({ scroll: scrollY }, "");
    history.pushState(null, "", url);
  }
  noteAddress();
  byId("page").replaceWith(document.adoptNode(page));
  document.title = title;
  if (more && byId("more-facets")) byId("more-facets").open = true;
  if (open && byId("show-facets")) byId("show-facets").checked = true;
  if (dates && byId("show-dates")) byId("show-dates").checked = true;
  const target = focusAgain() ?? byId("main");
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
