// Keys that act alone: those that the dialog "Keys" lists. None acts while one types or with Ctrl, Alt or Meta held.

import { byId, say } from "./announcer.js";
import { keep, kept } from "./kept.js";

const KEYS_OFF = "searchapp.keys-off"; // WCAG 2.1.4: keys that act alone must be possible to turn off

let isOff = 0; // till the page is left, where the browser keeps nothing
const areOn = () => !kept(KEYS_OFF, isOff);

/** Focuses the next or previous of the results' links, from the result that has the focus; null past either end. */
function step(links, by) {
  const hit = document.activeElement.closest(".hit");
  const place = links.findIndex((link) => hit?.contains(link));
  const next = links[place < 0 ? (by > 0 ? 0 : links.length - 1) : place + by];
  next?.focus();
  return next ?? null;
}

const results = () => [...document.querySelectorAll(".hit h2 a")];

function stepInResults(by) {
  const neighbour = document.querySelector(`.neighbours a[rel="${by > 0 ? "next" : "prev"}"]`);
  if (document.querySelector(".neighbours")) neighbour?.click();
  else if (!step(results(), by) && results().length) document.querySelector(`.pager a[rel="${by > 0 ? "next" : "prev"}"]`)?.focus();
}

let match = -1;

/** Goes to the next or previous marked word of the article. */
function stepInMatches(by) {
  const links = [...document.querySelectorAll(".matches .jumps a")];
  if (!links.length) return;
  match = match < 0 ? (by > 0 ? 0 : links.length - 1) : (match + by + links.length) % links.length;
  links[match].click();
  say(links[match].getAttribute("aria-label"));
}

function openResult() {
  const hit = document.activeElement.closest(".hit") ?? document.querySelector(".hit");
  hit?.querySelector("h2 a").click();
}

function bookmark() {
  const scope = document.activeElement.closest(".hit") ?? document.querySelector(".reading");
  scope?.querySelector("button.bookmark")?.click();
}

function goToBox() {
  byId("q").focus();
  byId("q").select();
}

const ACTIONS = {
  "/": goToBox,
  "?": () => byId("keys").showModal(),
  j: () => stepInResults(1),
  k: () => stepInResults(-1),
  o: openResult,
  n: () => stepInMatches(1),
  p: () => stepInMatches(-1),
  u: () => document.querySelector(".back a")?.click(),
  b: bookmark,
};

const isTyping = (target) => Boolean(target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]"));

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (!Object.hasOwn(ACTIONS, event.key) || isTyping(event.target) || !areOn() || byId("keys").open) return;
  event.preventDefault();
  ACTIONS[event.key]();
});

document.addEventListener("click", (event) => {
  if (event.target.closest(".show-keys")) byId("keys").showModal();
  else if (event.target.closest("#keys .close")) byId("keys").close();
});

const choice = byId("keys-choice");
choice.checked = areOn();
choice.addEventListener("change", () => {
  isOff = choice.checked ? 0 : 1;
  keep(KEYS_OFF, isOff);
});

const offer = () => { for (const button of document.querySelectorAll(".show-keys")) button.hidden = false; };
document.addEventListener("swapped", offer);
offer();
