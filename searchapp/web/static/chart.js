// The chart: a range is drawn with the pointer, or with Shift and the arrow keys.

import { byId, say } from "./announcer.js";

const DRAG_START_PIXELS = 4;

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

// A finger cannot point without tapping: the first tap tells what a bar stands for, the second opens it.
let pointer = "";
let tapped = null;

document.addEventListener("pointerdown", (event) => { pointer = event.pointerType; }, { capture: true });

document.addEventListener("click", (event) => {
  const bar = event.target.closest?.(".chart a");
  const isFinger = pointer === "touch" && event.detail > 0; // not a key, nor a reader of screens
  if (!bar || !isFinger || bar === tapped) return;
  event.preventDefault();
  tapped = bar;
  readOut(bar.closest(".chart"), bar);
  byId("readout").textContent += " – tap again to open";
}, { capture: true });

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
  }
});
