/* The search worker of the theme's search box, in the place that the theme keeps for custom search.

   It borrows lunr from the theme's own worker (engine.js) and gives it our index (words.json, see tashan/publish/search.py), which
   is fetched at the first query and not with every page. Words and queries are folded: Simplified, lower case. */
"use strict";

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const NUMBER = /^\d[\d,]*%?$/;
const HAN = /[\u3400-\u9fff]+|\d[\d,]*%?(?![a-z0-9.&+'’-])|[a-z0-9\u00c0-\u024f][a-z0-9\u00c0-\u024f.&+'’-]*/g;
let search = null, folding = new Map();

/* Registered before the engine's own listener, which then never sees a message. */
self.addEventListener("message", async function (event) {
  event.stopImmediatePropagation();
  const message = event.data;
  if (message.type === SETUP) {
    importScripts("engine.js");
    postMessage({ type: READY });
  } else if (message.type === QUERY) {
    let items = [];
    try {
      search = search || load();
      items = answer(await search, message.data);
    } catch (error) {
      search = null;
      console.warn(error);
    }
    postMessage({ type: RESULT, data: { items: items } });
  }
});

async function load() {
  const response = await fetch(new URL("../../search/words.json", self.location));
  if (!response.ok) throw new Error("words.json: " + response.status);
  return build(await response.json());
}

function build(data) {
  for (let i = 0; i < data.fold.length; i += 2) folding.set(data.fold[i], data.fold[i + 1]);
  const pages = data.pages.map(function ([url, title, teaser, parent], id) {
    return { id: id, location: url, title: title, text: teaser, parent: parent, titles: [], names: [], words: [] };
  });
  spread(data.names, pages, "names");
  spread(data.words, pages, "words");
  pages.forEach(function (page) {
    const title = fold(page.title);
    page.titles = page.names.filter(function (word) { return title.includes(word); });
  });
  const index = lunr(function () {
    this.pipeline.reset();
    this.searchPipeline.reset();
    this.ref("id");
    this.field("titles", { boost: 20 });
    this.field("names", { boost: 5 });
    this.field("words");
    this.b(0.3);
    pages.forEach(function (page) { this.add(page); }, this);
  });
  const words = new Set(pages.flatMap(function (page) { return page.names.concat(page.words); }));
  return { pages: pages, index: index, vocabulary: "\n" + [...words].join("\n") + "\n" };
}

/* Lines like "0,3 word word": each word goes to each of these pages, a Latin one with its stem. */
function spread(lines, pages, field) {
  lines.forEach(function (line) {
    const [numbers, ...words] = line.split(" ");
    const all = words.concat(words.filter(isLatin).map(stem).filter(function (word) { return !words.includes(word); }));
    numbers.split(",").forEach(function (number) { pages[number][field].push(...all); });
  });
}

function fold(text) {
  return [...text.normalize("NFC")].map(function (char) { return folding.get(char) || char; }).join("").toLowerCase();
}

function isLatin(word) { return /^[a-z0-9\u00c0-\u024f]/.test(word); }

function stem(word) { return lunr.stemmer(new lunr.Token(word, {})).toString(); }

/* The query as pieces that the vocabulary knows: a Chinese piece anywhere in a word, a Latin one at its beginning. */
function pieces(query, vocabulary) {
  const found = (fold(query.normalize("NFKC")).match(HAN) || []).flatMap(function (run) {
    if (NUMBER.test(run)) return number(run.replace(/,/g, ""), vocabulary);
    if (isLatin(run)) {
      const form = [run, stem(run)].find(function (word) { return vocabulary.includes("\n" + word); });
      return [{ word: form || run, known: Boolean(form), latin: true }];
    }
    return cut(run, vocabulary);
  });
  const numbers = found.some(function (piece) { return piece.whole && piece.known; });
  return numbers ? found.filter(function (piece) { return piece.word.length > 1; }) : found;  // 亿 behind 3360 says little
}

/* A number is looked for as it is, 48 as 48% where only that is known. */
function number(run, vocabulary) {
  const form = [run, run + "%"].find(function (word) { return vocabulary.includes("\n" + word + "\n"); });
  return [{ word: form || run, known: Boolean(form), latin: true, whole: true }];
}

/* The longest known piece first, again and again; a single character counts only where nothing longer is known. */
function cut(run, vocabulary) {
  const found = [];
  for (let start = 0; start < run.length;) {
    let end = run.length;
    while (end > start && !vocabulary.includes(run.slice(start, end))) end--;
    const known = end > start;
    if (!known) end = start + 1;
    found.push({ word: run.slice(start, end), known: known, latin: false });
    start = end;
  }
  const long = found.filter(function (piece) { return piece.word.length > 1; });
  return long.length ? long : found;
}

function answer(data, query) {
  const wanted = pieces(query, data.vocabulary), known = wanted.filter(function (piece) { return piece.known; });
  if (!known.length) return [];
  const all = lookUp(data.index, known, lunr.Query.presence.REQUIRED);
  const found = all.length ? all : lookUp(data.index, known, lunr.Query.presence.OPTIONAL);
  const terms = Object.fromEntries(wanted.map(function (piece) { return [piece.word, piece.known]; }));
  return group(data.pages, found, terms, known.map(function (piece) { return piece.word; }));
}

function lookUp(index, wanted, presence) {
  const { LEADING, NONE, TRAILING } = lunr.Query.wildcard;
  return index.query(function (query) {
    wanted.forEach(function (piece) {
      query.term(piece.word, { presence: presence, usePipeline: false,
        wildcard: piece.whole ? NONE : piece.latin ? TRAILING : LEADING | TRAILING });
    });
  });
}

/* A story stands once in the list; its versions stand under it. */
function group(pages, found, terms, words) {
  const scores = new Map(found.map(function (result) { return [Number(result.ref), result.score]; }));
  const heads = new Set([...scores.keys()].map(function (id) { return pages[id].parent < 0 ? id : pages[id].parent; }));
  return [...heads].map(function (head) {
    const under = pages.filter(function (page) { return page.parent === head; });
    const best = Math.max(...[head, ...under.map(function (page) { return page.id; })].map(function (id) {
      return scores.get(id) || 0;
    }));
    return [item(pages[head], best, terms, words)].concat(under.map(function (page) {
      return item(page, 0, {}, words);
    }));
  }).sort(function (a, b) { return b[0].score - a[0].score; });
}

function item(page, score, terms, words) {
  return { location: page.location, title: mark(page.title, words), text: mark(page.text, words), score: score,
    terms: terms };
}

/* The text as HTML with the words of the query marked, in whichever script it is written. */
function mark(text, words) {
  const chars = [...text], folded = chars.map(fold);
  const marked = chars.map(function () { return false; });
  words.forEach(function (word) {
    const length = [...word].length;
    for (let i = 0; i + length <= chars.length; i++)
      if (folded.slice(i, i + length).join("") === word && !(isLatin(word) && i && /[a-z0-9]/.test(folded[i - 1])))
        marked.fill(true, i, i + length);
  });
  return chars.map(function (char, i) {
    const html = char.replace(/[&<>"]/g, function (c) { return "&#" + c.charCodeAt(0) + ";"; });
    return (marked[i] && !marked[i - 1] ? "<mark>" : "") + html + (marked[i] && !marked[i + 1] ? "</mark>" : "");
  }).join("");
}
