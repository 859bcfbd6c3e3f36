// In every page of a preview: show the page anew after a build, or the mistakes over it.
const shown = document.currentScript.dataset.build;
const box = document.createElement("pre");
box.setAttribute("role", "alert");
box.setAttribute("lang", "en");
box.style.cssText =
  "position:fixed;inset:auto 0 0;z-index:9;margin:0;padding:1rem;max-height:50vh;overflow:auto;" +
  "white-space:pre-wrap;font:14px/1.5 monospace;color:#fff;background:#7a1313";
new EventSource("/preview-events").onmessage = (event) => {
  const { build, problems } = JSON.parse(event.data);
  box.textContent = problems.join("\n");
  problems.length ? document.body.append(box) : box.remove();
  if (String(build) !== shown && !problems.length) location.reload();
};
