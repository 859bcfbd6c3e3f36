/* Finds words in the book however they are typed: small or capital, with accents or without, with
   endings or without. Knows nothing of the search page; results.js shows what `find` returns. */
"use strict";
const Search = (() => {
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const WHOLE = /[\p{L}\p{M}\p{N}]+(?:[’'‘\x60´][\p{L}\p{M}]+)*/gu;
  const UNACCENTED = { ł: "l", đ: "d", ð: "d", ø: "o", ß: "ss", æ: "ae", œ: "oe", ə: "e" };

  // The words of a text, without the endings after an apostrophe: Moskova’ya, but d’Espèrey.
  const split = (text) => (text.match(WHOLE) ?? []).flatMap((whole) => {
    const parts = whole.match(WORD);
    return parts.slice(0, parts.findIndex((part) => part.length > 2) + 1 || parts.length);
  });

  // TÜRK, Türk and turk are one, and so are all four letters that Turkish has for i and ı.
  const fold = (word) => word.replace(/[ıİI]/g, "i").toLowerCase().normalize("NFD")
    .replace(/[\p{M}\p{Lm}]/gu, "").replace(/[łđðøßæœə]/g, (letter) => UNACCENTED[letter]);

  // Endings of folded words, taken off in turn: in Turkish case, possessive, plural, last vowel.
  // No grammar: a word cut too short meets a few words more, which rank below those typed. Where
  // -si may be the ending of ordusu or the end of savaşı, a word has a stem of each kind.
  const ENDINGS = {
    tr: ["s?", ""].map((s) => [
      `n?[dt][ae](?:n|ki)?|n?[iu]n|[ny][iuae]|${s && "(?<!s)"}[iuae]|y?l[ae]|c[ae]`,
      `[iu]m[iu]z|${s}[iu]`, "l[ae]r", "[aeiou]",
    ]),
    en: [["(?<=[sxz]|[cs]h)es|(?<!s)s", "(?<=i)e[ds]?", "ing|ion|ed|ly|[eyi]"]],
  };
  const RULES = Object.fromEntries(Object.entries(ENDINGS).map(([language, kinds]) => (
    [language, kinds.map((steps) => steps.map((ending) => new RegExp(`(?<=.{4})(?:${ending})$`)))]
  )));
  const LAST = { tr: { b: "p", d: "t", g: "k" }, en: { y: "i" } }; // kitab-ı, armi-es
  const stems = (folded, language) => (RULES[language] ?? [[]]).map((steps) => {
    const short = steps.reduce((rest, ending) => rest.replace(ending, ""), folded);
    const last = short.length > 3 && LAST[language]?.[short.at(-1)];
    return last ? short.slice(0, -1) + last : short;
  });
  const analyze = (word, language) => {
    const folded = fold(word);
    return { folded, stems: stems(folded, language) };
  };

  const NOTE = 1; // a kind of place, as extensions/search/places.py has them
  const ABOVE = -9; // the position of a word that stands in the title above

  // Every place of the book, its headings too; and each word as it is written, with where it stands
  // and the places that stand `under` it, in a section or on a page that has it in its title.
  const prepare = (pages, language) => {
    const places = [];
    const words = new Map();
    const learn = (text) => split(text).map((word) => {
      if (!words.has(word)) {
        words.set(word, { ...analyze(word, language), written: word, at: [], under: [] });
      }
      return words.get(word);
    });
    for (const [uri, [sections, found, own]] of Object.entries(pages)) {
      const page = { uri };
      const headings = sections.map(([anchor, text, language = own], at) => {
        const heading = { page, anchor, head: "", text, language, weight: at ? 4 : 5 };
        heading.section = heading;
        places.push(heading);
        return heading;
      });
      page.heading = headings[0];
      for (const [anchor, at, text, head = "", kind = 0, language = own] of found) {
        for (const above of new Set([page.heading, headings[at]])) {
          for (const word of learn(above.text)) word.under.push(places.length);
        }
        const place = { page, anchor, section: headings[at], head, text, language };
        places.push({ ...place, isNote: kind === NOTE, weight: kind ? 0.6 : 1 });
      }
    }
    places.forEach((place, number) => {
      const head = place.isNote ? [] : learn(place.head);
      // Words of a term weigh more, those of an entry that has a sentence in its place less.
      const isTerm = !/[.?!]$/.test(place.head);
      place.terms = isTerm ? head.length : 0;
      place.weight *= isTerm ? 1 : 0.6;
      [...head, ...learn(place.text)].forEach((word, at) => word.at.push([number, at]));
    });
    return { places, words: [...words.values()], language };
  };

  // The words of a query. One in quotation marks may have endings, but must follow the one before.
  const parse = (query, language) => query.split(/["“”„«»]/).flatMap((part, at) =>
    split(part).map((word, place) => (
      { ...analyze(word, language), quoted: at % 2 === 1, follows: at % 2 === 1 && place > 0 }
    )));

  // How well a word of the book answers one of the query: 0 is not at all.
  const likeness = (word, asked) => {
    if (word.folded === asked.folded) return 1;
    if (!asked.quoted && word.stems.some((one) => asked.stems.includes(one))) return 0.5;
    return asked.folded.length > 2 && word.folded.startsWith(asked.folded) ? 0.4 : 0;
  };

  // Number of a place → position → likeness, for one word of the query.
  const locate = (asked, index) => {
    const found = new Map();
    const like = index.words.map((word) => [word, likeness(word, asked)]).filter((pair) => pair[1]);
    for (const [{ at }, value] of like) {
      for (const [number, position] of at) {
        if (!found.has(number)) found.set(number, new Map());
        found.get(number).set(position, value);
      }
    }
    for (const [{ under }, value] of like) {
      for (const number of under) {
        if (!found.has(number)) found.set(number, new Map([[ABOVE, value / 2]]));
      }
    }
    return found;
  };

  const score = (place, spots, adjacent) => {
    const values = spots.map((spot) => {
      let best = 0;
      for (const [position, like] of spot) {
        best = Math.max(best, position >= 0 && position < place.terms ? like * 2.5 : like);
      }
      return best * (1 + 0.15 * Math.min(spot.size - 1, 4));
    });
    const sum = values.reduce((total, value) => total + value, 0);
    return place.weight * sum * (1 + 0.5 * adjacent);
  };

  // What answers the query: {asked, pages}. `asked` are the words that counted, `pages` those with
  // all of them in one place, or else somewhere, best first: [{page, score, places}, …].
  const find = (query, index) => {
    const asked = parse(query, index.language);
    const spots = asked.map((word) => locate(word, index));
    // Words like “the” and “ve” count for nothing, unless they are all there is.
    const rare = asked.filter((word, at) => word.quoted
      || (spots[at].size < index.places.length / 8 && word.folded.length > 1));
    const counted = rare.length ? rare : asked;
    const needed = counted.map((word) => spots[asked.indexOf(word)]);
    if (!needed.length || needed.some((found) => !found.size)) return { asked: counted, pages: [] };
    const follows = (number, at, step = 1) => [...spots[at].get(number)?.keys() ?? []]
      .some((position) => spots[at - 1]?.get(number)?.has(position - step));
    const pages = new Map();
    const take = (number, present) => {
      if (present.every((found) => found.get(number).has(ABOVE))) return;
      if (asked.some((word, at) => word.follows && !follows(number, at))) return;
      const place = index.places[number];
      // Side by side in any order: Kâzım Karabekir, and Karabekir, Kâzım.
      const besides = asked.filter((_word, at) => follows(number, at) || follows(number, at, -1));
      const points = score(place, present.map((found) => found.get(number)), besides.length);
      if (!pages.has(place.page)) pages.set(place.page, []);
      pages.get(place.page).push({ place, score: points });
    };
    const [first, ...others] = [...needed].sort((a, b) => a.size - b.size);
    for (const number of first.keys()) {
      if (others.every((found) => found.has(number))) take(number, needed);
    }
    if (!pages.size) {
      const everywhere = (page) => needed.every((found) =>
        [...found.keys()].some((number) => index.places[number].page === page));
      for (const number of new Set(needed.flatMap((found) => [...found.keys()]))) {
        const present = needed.filter((found) => found.has(number));
        if (everywhere(index.places[number].page)) take(number, present);
      }
    }
    const ranked = [...pages].map(([page, places]) => {
      places.sort((a, b) => b.score - a.score);
      const sum = places.reduce((total, one, at) => total + one.score / (at + 1), 0);
      return { page, places, score: sum };
    });
    return { asked: counted, pages: ranked.sort((a, b) => b.score - a.score) };
  };

  // Where words of a query, as `find` returns them, stand in a text: [[start, end], …]. An ending
  // after an apostrophe belongs to its word.
  const marks = (text, asked, language) =>
    [...text.matchAll(WHOLE)].filter(([whole]) => split(whole).some((word) => {
      const known = analyze(word, language);
      return asked.some((one) => likeness(known, one));
    }))
      .map((match) => [match.index, match.index + match[0].length]);

  // How many letters must be put in, left out, exchanged or swapped to make `b` of `a`.
  const distance = (a, b) => {
    let [before, last] = [[], [...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        const swapped = j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  // The query with each word that the book lacks replaced by the most like one that it has.
  const correct = (query, index) => query.replace(WORD, (word) => {
    const asked = analyze(word, index.language);
    if (asked.folded.length < 4 || locate(asked, index).size) return word;
    let [best, least] = [word, asked.folded.length > 6 ? 2.5 : 1.5];
    for (const { folded, written, at } of index.words) {
      const cost = Math.abs(folded.length - asked.folded.length) < least
        ? distance(folded, asked.folded) - Math.min(at.length, 99) / 1000 : 9;
      if (cost < least) [best, least] = [written, cost];
    }
    return best;
  });

  return { correct, find, fold, marks, parse, prepare, stems };
})();
