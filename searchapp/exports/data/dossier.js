"use strict";
const byId = (id) => document.getElementById(id);
const LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i", ħ: "h", ŋ: "n", ß: "ss" };
const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[øłđðþæœıħŋß]/g, (letter) => LETTERS[letter]);
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const PAGE = 50;
const SHOWN_VALUES = 12;
const titles = { ...JSON.parse(byId("facets").dataset.titles), year: "Year" };
const chosen = Object.fromEntries(Object.keys(titles).map((name) => [name, new Set()]));
const articles = [...document.querySelectorAll("#articles > details")].map(readFrom);
let shown = PAGE;

/** An article out of what is shown of it where no script runs. */
function readFrom(element) {
  const [summary, ...paragraphs] = element.children;
  const [title, date, detail] = [...summary.children].map((each) => each.textContent);
  const url = paragraphs[0]?.className ? paragraphs.shift().textContent : "";
  const lines = paragraphs.map((each) => each.textContent);
  const text = ` ${fold(`${title} ${detail} ${lines.join(" ")}`).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return { title, date, detail, url, lines, text, facets: JSON.parse(element.dataset.facets) };
}

function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const counted = (count) => (count === 1 ? "1 article" : `${count} articles`);
const wordsOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const needle = (word) => (WITHOUT_SPACES.test(word) ? word : ` ${word}`);

/** What was typed: texts that an article has to have or, with a - before, must not have, and the words to mark. */
function typed() {
  const parts = [...byId("words").value.matchAll(/(^|\s)(-?)(?:["“”„]([^"“”„]*)(["“”„]?)|(\S+))/gu)].map(([, , minus, phrase, end, word]) => {
    const words = wordsOf(phrase ?? word);
    const texts = phrase === undefined ? words.map(needle) : words.length ? [needle(words.join(" ")) + (end && " ")] : [];
    return { isExcluded: Boolean(minus), words, texts };
  });
  const sought = parts.filter((part) => !part.isExcluded);
  return { sought: sought.flatMap((part) => part.texts), excluded: parts.filter((part) => part.isExcluded && part.texts.length), words: sought.flatMap((part) => part.words) };
}

const hasWords = (article, { sought, excluded }) =>
  sought.every((text) => article.text.includes(text)) && !excluded.some(({ texts }) => texts.every((text) => article.text.includes(text)));
const hasValues = (article, left) =>
  Object.entries(chosen).every(([name, values]) => name === left || !values.size || article.facets[name]?.some((value) => values.has(value)));

/** A text with the words that begin as those sought marked; of scripts without spaces, where they stand. */
function marked(text, sought) {
  return text.split(/([\p{L}\p{N}\p{M}]+)/u).flatMap((part) => markedWord(part, sought));
}

function markedWord(part, sought) {
  const folded = fold(part);
  if (sought.some((word) => folded.startsWith(word) && !WITHOUT_SPACES.test(word))) return [make("mark", {}, part)];
  const word = sought.find((each) => WITHOUT_SPACES.test(each) && folded.includes(each));
  if (!word || folded.length !== part.length) return [part];
  const [start, end] = [folded.indexOf(word), folded.indexOf(word) + word.length];
  return [part.slice(0, start), make("mark", {}, part.slice(start, end)), ...markedWord(part.slice(end), sought)];
}

function snippet(article, sought) {
  const { lines } = article;
  const line = lines.find((each) => sought.some((word) => ` ${fold(each)}`.includes(needle(word)))) ?? lines[0] ?? "";
  return line.length > 300 ? `${line.slice(0, 300)} …` : line;
}

function facetPanel(name, found) {
  const counts = new Map();
  for (const article of found) for (const value of article.facets[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const value of chosen[name]) counts.set(value, counts.get(value) ?? 0);
  const rank = ([value, count]) => [chosen[name].has(value) ? 0 : 1, -count];
  const rows = [...counts].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1] || (a[0] < b[0] ? -1 : 1)).slice(0, SHOWN_VALUES);
  if (!rows.length) return "";
  const list = rows.map(([value, count]) => {
    const button = make("button", { type: "button" }, make("span", { dir: "auto" }, value), " ", make("span", { className: "count" }, String(count)));
    button.setAttribute("aria-pressed", chosen[name].has(value));
    button.dataset.key = `${name}:${value}`;
    button.addEventListener("click", () => {
      if (!chosen[name].delete(value)) chosen[name].add(value);
      listAnew();
      [...document.querySelectorAll("#facets button")].find((each) => each.dataset.key === button.dataset.key)?.focus();
    });
    return make("li", {}, button);
  });
  return make("section", {}, make("h2", {}, titles[name]), make("ul", {}, ...list));
}

function listFound() {
  const asked = typed();
  const sought = asked.words;
  const inWords = articles.filter((article) => hasWords(article, asked));
  const found = inWords.filter((article) => hasValues(article));
  byId("facets").replaceChildren(...Object.keys(chosen).map((name) => facetPanel(name, inWords.filter((article) => hasValues(article, name)))));
  const hits = found.slice(0, shown).map((article) => make("li", { className: "hit", dir: "auto" },
    make("a", { href: `#${articles.indexOf(article)}` }, ...marked(article.title, sought)),
    make("p", { className: "quiet" }, [article.date, article.detail].filter(Boolean).join(" · ")),
    make("p", { dir: "auto" }, ...marked(snippet(article, sought), sought))));
  const more = make("button", { type: "button", onclick: () => { shown += PAGE; listFound(); } }, `Show more of ${found.length}`);
  byId("main").replaceChildren(make("ol", {}, ...hits), ...(found.length > shown ? [more] : []));
  byId("status").textContent = `${found.length} of ${counted(articles.length)}`;
}

/** The list from its beginning, also where an article was being read, so that its link leads to it again. */
function listAnew() {
  shown = PAGE;
  if (location.hash.length > 1) history.pushState(null, "", "#");
  listFound();
}

function read(article) {
  const sought = typed().words;
  const link = article.url ? [make("p", { className: "address" }, make("a", { href: article.url, rel: "noreferrer" }, article.url))] : [];
  const text = article.lines.map((line) => make("p", { className: "text", dir: "auto" }, ...marked(line, sought)));
  const heading = make("h2", { tabIndex: -1, dir: "auto" }, ...marked(article.title, sought));
  byId("main").replaceChildren(make("p", {}, make("a", { href: "#" }, "← All articles")), make("article", {}, heading, make("p", { className: "quiet" }, [article.date, article.detail].filter(Boolean).join(" · ")), ...link, ...text));
  heading.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function show() {
  const article = articles[Number(location.hash.slice(1) || "NaN")];
  listFound();
  if (article) read(article);
}

byId("filters").open = matchMedia("(min-width: 44.01rem)").matches;
byId("words").addEventListener("input", listAnew);
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", show);
show();
