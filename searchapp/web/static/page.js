// Makes the pages quicker; each works without it. Results are fetched and swapped in, the chart takes a drawn range,
// "/" goes to the search box, and values of a facet are found while one types.
"use strict";

const TYPING_PAUSE_MS = 150;
const DRAG_START_PIXELS = 4;

const byId = (id) => document.getElementById(id);
const ANNOUNCING_MS = 50; // a reader of screens stays silent where the text is the same as before, unless it was gone

function say(text) {
  byId("announcer").textContent = "";
  setTimeout(() => { byId("announcer").textContent = text; }, ANNOUNCING_MS);
}

// ---- going from state to state without loading a page ----

let shown = location.pathname + location.search;
let underway = null;

const canSwap = (url) => url.origin === location.origin && url.pathname === "/" && location.pathname === "/" && !url.hash;

async function read(url, signal) {
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

async function show(url, { push = true, top = false, scroll = null } = {}) {
  underway?.abort();
  underway = new AbortController();
  byId("page").setAttribute("aria-busy", "true");
  try {
    const next = await read(url, underway.signal);
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
  shown = location.pathname + location.search;
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

// ---- the chart: draw a range with the pointer, or with Shift and the arrow keys ----

const bars = (chart) => [...chart.querySelectorAll(".bar")];
let drawing = null;

function barAt(chart, x) {
  const box = chart.getBoundingClientRect();
  const count = bars(chart).length;
  return Math.min(count - 1, Math.max(0, Math.floor((count * (x - box.left)) / box.width)));
}

function paint(chart, from, to) {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  bars(chart).forEach((bar, place) => bar.classList.toggle("drawn", place >= first && place <= last));
  return [first, last];
}

/** Writes the drawn range into the form for dates, which sends it. */
function fill(chart, [first, last]) {
  const all = bars(chart);
  const form = document.querySelector(".dates");
  form.elements.from.value = all[first].dataset.since;
  form.elements.to.value = all[last].dataset.until;
  return form;
}

document.addEventListener("pointerdown", (event) => {
  const chart = event.target.closest(".chart");
  if (chart && !event.button) drawing = { chart, x: event.clientX, from: barAt(chart, event.clientX), range: null };
});

document.addEventListener("pointermove", (event) => {
  if (!drawing || (!drawing.range && Math.abs(event.clientX - drawing.x) < DRAG_START_PIXELS)) return;
  drawing.range = paint(drawing.chart, drawing.from, barAt(drawing.chart, event.clientX));
  fill(drawing.chart, drawing.range);
});

document.addEventListener("pointerup", () => {
  const drawn = drawing;
  drawing = null;
  if (!drawn?.range) return;
  // The click that ends the drawing is not meant for the bar under it.
  addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
  fill(drawn.chart, drawn.range).requestSubmit();
});

document.addEventListener("pointercancel", () => {
  if (drawing) forgetDrawing(drawing.chart);
});

function forgetDrawing(chart) {
  paint(chart, -1, -1);
  delete chart.dataset.from;
  document.querySelector(".dates").reset();
  byId("readout").textContent = "";
  drawing = null;
}

/** Tells beside the scale what a bar, or a range that is drawn, stands for. */
function readOut(chart, bar) {
  const drawn = bars(chart).filter((each) => each.matches(".drawn"));
  const count = drawn.reduce((sum, each) => sum + Number(each.dataset.count ?? 0), 0);
  const range = drawn.length ? `${drawn[0].dataset.since} to ${drawn.at(-1).dataset.until}: ${count.toLocaleString("en")} articles` : "";
  byId("readout").textContent = range || bar?.getAttribute("aria-label") || "";
  return range;
}

for (const name of ["pointerover", "focusin", "pointermove"]) {
  document.addEventListener(name, (event) => {
    const chart = event.target.closest?.(".chart");
    if (chart) readOut(chart, event.target.closest(".bar"));
  });
}

document.addEventListener("dragstart", (event) => { if (event.target.closest?.(".chart")) event.preventDefault(); });

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

function stepInChart(event, bar) {
  const chart = bar.closest(".chart");
  const all = bars(chart);
  const filled = all.filter((each) => each.matches("a"));
  const place = Math.min(filled.length - 1, Math.max(0, filled.indexOf(bar) + STEPS[event.key]));
  const from = event.shiftKey ? Number(chart.dataset.from ?? all.indexOf(bar)) : all.indexOf(filled[place]);
  chart.dataset.from = from;
  filled.forEach((each) => each.setAttribute("tabindex", each === filled[place] ? "0" : "-1"));
  filled[place].focus();
  if (event.shiftKey) {
    fill(chart, paint(chart, from, all.indexOf(filled[place])));
    say(readOut(chart, filled[place]));
  }
  else paint(chart, -1, -1);
}

// ---- filters on a phone ----

document.addEventListener("change", (event) => {
  if (event.target.id === "show-facets" && !event.target.checked) byId("results").scrollIntoView();
});

// ---- keys ----

const SLASH_OFF = "searchapp.slash-off"; // WCAG 2.1.4: a key that acts alone must be possible to turn off

document.addEventListener("keydown", (event) => {
  const bar = event.target.closest?.(".chart a");
  if (bar && event.key in STEPS) {
    event.preventDefault();
    stepInChart(event, bar);
  } else if (bar && event.key === "Enter" && bar.closest(".chart").querySelector(".drawn")) {
    event.preventDefault();
    const places = bars(bar.closest(".chart")).flatMap((each, place) => (each.matches(".drawn") ? [place] : []));
    fill(bar.closest(".chart"), [places[0], places.at(-1)]).requestSubmit();
  } else if (event.key === "Escape" && document.querySelector(".chart .drawn")) {
    forgetDrawing(document.querySelector(".chart"));
    say("No dates are drawn");
  } else if (event.key === " " && event.target.matches?.("a.pick")) { // they look like boxes that are ticked
    event.preventDefault();
    event.target.click();
  } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.target.closest?.("input, textarea, [contenteditable]") || localStorage.getItem(SLASH_OFF)) return;
    event.preventDefault();
    byId("q").focus();
    byId("q").select();
  }
});

const slash = byId("slash");
if (slash) {
  byId("slash-choice").hidden = false;
  slash.checked = !localStorage.getItem(SLASH_OFF);
  slash.addEventListener("change", () => {
    if (slash.checked) localStorage.removeItem(SLASH_OFF);
    else localStorage.setItem(SLASH_OFF, "1");
  });
}

// ---- copying ----

for (const button of document.querySelectorAll("button[data-copy]")) button.hidden = !navigator.clipboard;

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(byId(button.dataset.copy).textContent);
  button.textContent = "Copied";
  say("Copied");
});

// ---- values of a facet, found while one types ----

const untyped = new WeakMap(); // the lists as they were
let pause = 0;

async function findValues(form) {
  const facet = form.closest("[data-facet]");
  if (!untyped.has(facet)) untyped.set(facet, facet.querySelector(".values"));
  const url = new URL(form.action, location.href);
  url.search = new URLSearchParams(new FormData(form));
  const typed = form.elements.prefix.value;
  const found = typed ? (await read(url)).querySelector(".values") : untyped.get(facet);
  if (!found || typed !== form.elements.prefix.value) return; // what was typed since is already on its way
  facet.querySelector(".values").replaceWith(document.adoptNode(found));
  say(`${found.children.length} found`);
}

document.addEventListener("input", (event) => {
  const form = event.target.closest(".facet .within");
  if (!form) return;
  clearTimeout(pause);
  pause = setTimeout(() => findValues(form), TYPING_PAUSE_MS);
});
