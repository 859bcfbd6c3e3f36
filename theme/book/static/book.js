/* Reading aids. Every page is whole without them; `margin` on the root says that they are there. */
"use strict";
(() => {
  const root = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  const wide = matchMedia("(min-width: 56rem)"); // as in book.css
  const target = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  // The reader's choice of colors, before the first paint. Where storage is forbidden, it
  // lasts for the page.
  const stored = () => {
    try { return localStorage.getItem("theme"); } catch { return null; }
  };
  const store = (theme) => {
    try { localStorage.setItem("theme", theme); } catch {}
  };
  const isDark = () => (root.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
  if (stored()) root.dataset.theme = stored();

  const offerTheme = () => {
    const button = document.querySelector("button.theme");
    if (!button) return;
    const show = () => button.setAttribute("aria-pressed", isDark());
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      store(root.dataset.theme);
      show();
    });
    prefersDark.addEventListener("change", show);
    show();
  };

  // Bring something into view without moving the page more than needed.
  const reach = (element) => {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  };

  // A wide window has each note beside its call; the style sheet does it where --y and --end say.
  const placeNotes = (main, notes) => {
    if (!wide.matches) return;
    const origin = main.getBoundingClientRect().top;
    const measured = notes.map(([note, call]) => ({
      note,
      top: call.parentElement.getBoundingClientRect().top - origin,
      height: note.offsetHeight,
      long: note.scrollHeight > note.clientHeight + 2,
    }));
    let free = 0;
    for (const { note, top, height, long } of measured) {
      const y = Math.max(top, free);
      note.style.setProperty("--y", `${y}px`);
      note.classList.toggle("long", long);
      free = y + height + 10;
    }
    main.style.setProperty("--end", `${free}px`);
  };

  // A narrow window opens a note over the text.
  const openNote = (note) => {
    note.popover = "auto";
    note.addEventListener("toggle", (event) => {
      if (event.newState === "closed") note.removeAttribute("popover");
    });
    note.showPopover();
    note.focus();
  };

  const offerNotes = (main) => {
    const call = "[role=doc-noteref]";
    const notes = [...main.querySelectorAll(".notes li")]
      .map((note) => [note, target(note.querySelector("a") ?? note)])
      .filter((pair) => pair[1]);
    if (!notes.length || !HTMLElement.prototype.showPopover) return;
    for (const [note] of notes) note.tabIndex = -1;
    root.classList.add("margin");
    const place = () => requestAnimationFrame(() => placeNotes(main, notes));
    wide.addEventListener("change", place);
    new ResizeObserver(place).observe(main.querySelector("section"));
    main.addEventListener("click", (event) => {
      const link = event.target.closest(`${call}, .notes [role=doc-backlink]`);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const popup = link.closest("[popover]");
      if (!wide.matches && !popup && !link.matches(call)) return;
      event.preventDefault();
      popup?.hidePopover();
      if (link.matches(call) && !wide.matches) openNote(target(link));
      else reach(target(link));
    });
  };

  // The other edition at the paragraph that is being read.
  const keepPlace = (main) => {
    for (const link of document.querySelectorAll("a.switch")) {
      link.addEventListener("click", () => {
        const read = [...main.querySelectorAll("p[id]")]
          .find((paragraph) => paragraph.getBoundingClientRect().bottom > 72); // below the header
        link.hash = read && scrollY > 160 ? read.id : "";
        link.search = location.search;
      });
    }
  };

  // The same paragraph in the other edition, under the mouse; an abstract has none.
  const offerTwins = (main) => {
    main.addEventListener("mouseover", (event) => {
      const paragraph = event.target.closest("section > p[id^=p]:not(:has(> [hidden]))");
      if (!paragraph || !document.querySelector("link[hreflang]")) return;
      for (const other of document.querySelectorAll("a.switch")) {
        const its = { hash: paragraph.id, hidden: true, className: "", ariaLabel: other.textContent };
        paragraph.prepend(Object.assign(other.cloneNode(), its));
      }
    });
  };

  // What a register says of a name: loaded when the first is asked for, by mouse, key or finger.
  const ask = (event) => {
    const link = event.target.closest?.("main a");
    const named = /#(people|places|organizations|glossary)-/.test(link?.hash);
    if (window.registerEntries || !named) return;
    const touched = event.type === "click" && event.pointerType === "touch";
    if (touched) event.preventDefault();
    const script = document.createElement("script");
    script.src = `${root.dataset.content_root}_static/entries.js`;
    if (!window.askedEntry) document.head.append(script);
    window.askedEntry = { link, touched };
  };

  // The contents show the section that is being read, and close when one is chosen.
  const followContents = (contents) => {
    const links = [...contents.querySelectorAll('a[href^="#"]')].filter((a) => a.hash && target(a));
    const show = () => {
      const passed = links.filter((a) => target(a).getBoundingClientRect().top < innerHeight / 3);
      for (const a of links) {
        if (a === passed.at(-1)) a.setAttribute("aria-current", "location");
        else a.removeAttribute("aria-current");
      }
    };
    let waiting = 0;
    addEventListener("scroll", () => {
      waiting ||= requestAnimationFrame(() => { waiting = 0; show(); });
    }, { passive: true });
    show();
    contents.addEventListener("click", (event) => {
      if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
    });
  };

  // What can be moved sideways must be reached by the keyboard too.
  const reachTables = () => {
    for (const box of document.querySelectorAll("div.table")) {
      if (box.scrollWidth <= box.clientWidth) continue;
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", box.querySelector("caption")?.textContent ?? "");
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const main = document.querySelector("main");
    const contents = document.getElementById("contents");
    offerTheme();
    offerNotes(main);
    keepPlace(main);
    offerTwins(main);
    for (const type of ["pointerover", "focusin", "click"]) document.addEventListener(type, ask);
    if (contents?.showPopover) followContents(contents);
    reachTables();
  });
})();
