// What the registers say of a name, shown beside it. book.js loads this when the first name is
// asked for; the build puts the texts before it. Without it the link leads to the entry.
(() => {
  "use strict";
  const texts = window.registerEntries ?? {};
  const DELAY = 250; // milliseconds: nothing opens under a pointer that only passes
  const idOf = (link) => link.hash.slice(1);
  const linkAt = (target) => {
    const link = target.closest?.("main a");
    return link && idOf(link) in texts ? link : null;
  };

  const box = document.createElement("div");
  box.id = "entry";
  box.popover = "auto"; // Escape and a tap elsewhere close it
  document.querySelector("main").append(box);
  let shown = null;
  let timer = 0;
  const later = (action) => {
    clearTimeout(timer);
    timer = setTimeout(action, DELAY);
  };

  // Under the first line of the link, or above it where there is no room. On a narrow window the
  // style sheet puts it at the bottom.
  const place = (link) => {
    const line = link.getClientRects()[0];
    const left = Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - 16);
    const below = line.bottom + 6;
    const above = line.top - 6 - box.offsetHeight;
    const top = below + box.offsetHeight > innerHeight && above > 0 ? above : below;
    box.style.setProperty("--x", `${Math.max(left, 16)}px`);
    box.style.setProperty("--y", `${top}px`);
  };

  const show = (link, touched) => {
    clearTimeout(timer);
    if (shown === link || document.querySelector(":popover-open:not(#entry)")) return;
    const [name, text] = texts[idOf(link)];
    const paragraph = document.createElement("p");
    // What the build wrote, with every sign of it escaped there.
    paragraph.innerHTML = `<em>${name}</em> ${text}`;
    box.replaceChildren(paragraph);
    if (touched) {
      const entry = document.createElement("a");
      entry.href = link.href;
      const head = paragraph.firstChild;
      entry.append(...head.childNodes);
      head.append(entry);
      box.removeAttribute("role");
    } else {
      box.setAttribute("role", "tooltip");
    }
    box.showPopover();
    place(link);
    shown = link;
    link.setAttribute("aria-describedby", "entry");
  };
  const hide = () => {
    clearTimeout(timer);
    if (box.matches(":popover-open")) box.hidePopover();
  };
  box.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  });

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkAt(event.target);
    if (link) later(() => show(link));
    else if (box.contains(event.target)) clearTimeout(timer);
    else later(hide);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkAt(event.target);
    if (link?.matches(":focus-visible")) show(link);
    else if (!box.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const link = linkAt(event.target);
    if (!link || box.contains(link) || event.pointerType !== "touch") return;
    event.preventDefault();
    show(link, true);
  });
  addEventListener("scroll", hide, { passive: true });

  const asked = window.askedEntry;
  if (asked && linkAt(asked.link)) {
    if (asked.touched) show(asked.link, true);
    else if (asked.link.matches(":hover, :focus-visible")) later(() => show(asked.link));
  }
})();
