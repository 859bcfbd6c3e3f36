/* Shows what Search finds, in the words that #search-results has in its data. */
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  const field = document.querySelector("input[name=q]");
  field.value = query;
  if (!query) {
    field.focus();
    return;
  }

  const PLACES = 3; // of a page, before one asks for more
  const LENGTH = 230; // of a summary
  const language = document.documentElement.lang;
  const results = document.getElementById("search-results");
  const say = (key, values) =>
    results.dataset[key].replace(/\{(\w+)\}/g, (_all, name) => values[name]);
  const index = Search.prepare(searchIndex, language);
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const inLanguage = (element, language) => {
    if (language) element.lang = language;
    return element;
  };

  // What a place is called: by its own name, such as a term or a heading; else by the section and
  // the number of paragraph or note; else, as a work in the bibliography, nothing.
  const ownName = ({ head, isNote, section, text }) =>
    isNote ? "" : head || (section.text === text ? text : "");
  const name = ({ anchor, head, isNote, page, section }) => {
    const paragraph = /^p(\d+)$/.exec(anchor)?.[1];
    const parts = section === page.heading ? []
      : [inLanguage(make("span", {}, section.text), section.language)];
    if (isNote) parts.push(say("note", { number: head }));
    else if (paragraph) parts.push(say("paragraph", { number: paragraph }));
    return parts.flatMap((one, at) => at ? [" · ", one] : [one]);
  };

  // The part of a text that has most of what was asked, from the end of a word to that of another.
  const part = (text, marks) => {
    if (text.length <= LENGTH) return [0, text.length];
    const from = (mark) => Math.max(0, Math.min(mark[0] - LENGTH / 4, text.length - LENGTH));
    const within = (start) => marks.filter(([a, b]) => a >= start && b <= start + LENGTH).length;
    const start = marks.map(from).reduce((best, one) => within(one) > within(best) ? one : best,
      marks.length ? from(marks[0]) : 0);
    const begin = start && text.indexOf(" ", start - 1) + 1;
    const end = begin + LENGTH >= text.length ? text.length : text.lastIndexOf(" ", begin + LENGTH);
    return [begin, end];
  };

  const marked = (text, marks, begin = 0, end = text.length) => {
    const pieces = [begin ? "…\u00a0" : ""];
    let done = begin;
    for (const [a, b] of marks.filter((mark) => mark[0] >= begin && mark[1] <= end)) {
      pieces.push(text.slice(done, a), make("mark", {}, text.slice(a, b)));
      done = b;
    }
    return [...pieces, text.slice(done, end), end < text.length ? "\u00a0…" : ""];
  };

  // Browsers that can show a word on the page that one comes to are told its neighbors, without the
  // numbers of notes that may follow a sign. They take the first such place: it must be the only one.
  const fragment = ({ page, text }, mark) => {
    if (!mark || !document.fragmentDirective) return "";
    const before = /(?:[^\s.,;:!?()“”"…]+ ){0,3}$/.exec(text.slice(0, mark[0]))[0];
    const after = /^(?: [^\s.,;:!?()“”"…]+){0,3}/.exec(text.slice(mark[1]))[0];
    const words = text.slice(...mark);
    page.text ??= Search.fold(index.places.filter((one) => one.page === page)
      .map((one) => `${one.head} ${one.text}`).join("\n"));
    if (page.text.split(Search.fold(before + words + after)).length !== 2) return "";
    const code = (part) => encodeURIComponent(part.trim()).replaceAll("-", "%2D");
    return `:~:text=${before && `${code(before)}-,`}${code(words)}${after && `,-${code(after)}`}`;
  };

  const show = (place, asked) => {
    const { page, anchor, language: spoken, section, text } = place;
    const marks = Search.marks(text, asked, language);
    const shown = part(text, marks);
    const own = ownName(place);
    const title = own ? marked(own, Search.marks(own, asked, language)) : name(place);
    const isHeading = place === section;
    const mark = isHeading ? null : marks.find(([a]) => a >= shown[0]);
    const link = make("a", { href: `${page.uri}#${anchor}${fragment(place, mark)}` }, ...title);
    const item = make("li", {}, isHeading ? inLanguage(link, spoken) : link);
    if (isHeading || !text) return item;
    const summary = make(title.length ? "p" : "span", {}, ...marked(text, marks, ...shown));
    (title.length ? item : link).append(inLanguage(summary, spoken));
    return item;
  };

  const showPage = ({ page, places }, asked) => {
    const { language: spoken, text } = page.heading;
    const title = marked(text, Search.marks(text, asked, language));
    const heading = inLanguage(make("h2", {}, make("a", { href: page.uri }, ...title)), spoken);
    const items = places.map(({ place }) => place)
      .filter((place) => place !== page.heading).map((place) => show(place, asked));
    const block = make("section", {}, heading);
    if (items.length) block.append(make("ul", {}, ...items.slice(0, PLACES)));
    const more = items.slice(PLACES);
    if (more.length) {
      const summary = make("summary", {}, say("more", { count: more.length }));
      block.append(make("details", {}, summary, make("ul", {}, ...more)));
    }
    return block;
  };

  document.title = `${query} – ${document.title}`;
  const { asked, pages } = Search.find(query, index);
  const count = pages.reduce((sum, { places }) => sum + places.length, 0);
  results.append(...pages.map((page) => showPage(page, asked)));
  if (!count) {
    const nearest = Search.correct(query, index);
    document.getElementById("search-advice").hidden = false;
    const near = document.getElementById("search-near");
    near.hidden = nearest === query;
    near.append(make("a", { href: `?q=${encodeURIComponent(nearest)}` }, nearest));
  }
  document.querySelector("[role=status]").textContent =
    say(count ? "found" : "nothing", { query, count });
});
