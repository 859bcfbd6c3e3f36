/* Shows what Search finds. In which words it speaks the page says, in the data of #search-results. */
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

  // What a place is called: an entry by its term, else a section with the number of paragraph or note.
  const name = ({ anchor, head, isNote, page, section, text }) => {
    const within = section === page.title ? [] : [section];
    const paragraph = /^p(\d+)$/.exec(anchor)?.[1];
    if (isNote) return [...within, say("note", { number: head })].join(" · ");
    if (head || text === section) return head || section;
    if (paragraph) return [...within, say("paragraph", { number: paragraph })].join(" · ");
    return within[0] ?? "";
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
  // numbers of notes that may follow a sign. They take the first that is so, hence only the only one.
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
    const { page, anchor, head, isNote, text } = place;
    const title = name(place);
    const isTitle = text === title;
    const marks = Search.marks(text, asked, language);
    const shown = part(text, marks);
    const mark = isTitle ? null : marks.find(([a]) => a >= shown[0]);
    const link = make("a", { href: `${page.uri}#${anchor}${fragment(place, mark)}` });
    const summary = make(title ? "p" : "span", {}, ...marked(text, marks, ...shown));
    if (place.language) summary.lang = place.language;
    const isOwn = head && !isNote || isTitle;
    link.append(...isOwn ? marked(title, Search.marks(title, asked, language)) : [title || summary]);
    const item = make("li", {}, link);
    if (title && text && !isTitle) item.append(summary);
    return item;
  };

  const showPage = ({ page, places }, asked) => {
    const title = marked(page.title, Search.marks(page.title, asked, language));
    const heading = make("h2", {}, make("a", { href: page.uri }, ...title));
    if (page.language) heading.lang = page.language;
    const items = places.map(({ place }) => place)
      .filter((place) => place.text !== page.title).map((place) => show(place, asked));
    const block = make("section", {}, heading, make("ul", {}, ...items.slice(0, PLACES)));
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
