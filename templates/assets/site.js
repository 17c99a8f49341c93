// Text size and colours as the reader chose them, set before anything is drawn. Without this file
// the pages follow the system's settings, and the buttons for them stay hidden.
(() => {
  "use strict";
  const root = document.documentElement;
  const choices = { theme: ["light", "dark"], size: ["large", "print"] };
  const names = Object.keys(choices);

  // A browser may forbid storage: the choice then holds for this page.
  const kept = (name) => {
    try { return localStorage.getItem(name) || ""; } catch { return ""; }
  };
  const keep = (name, value) => {
    try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name); } catch { /* as above */ }
  };
  const set = (name, value) => {
    if (choices[name].includes(value)) root.dataset[name] = value;
    else delete root.dataset[name];
  };
  const show = () => {
    for (const name of names) {
      const chosen = root.dataset[name] || "";
      for (const button of document.querySelectorAll(`button[data-set-${name}]`)) {
        button.setAttribute("aria-pressed", String(button.getAttribute(`data-set-${name}`) === chosen));
      }
    }
    const paper = getComputedStyle(root).getPropertyValue("--paper");
    const forced = root.dataset.theme;
    for (const meta of document.querySelectorAll("meta[name=theme-color]")) {
      meta.dataset.own = meta.dataset.own || meta.content;
      meta.content = forced ? paper : meta.dataset.own;
    }
  };

  root.dataset.script = ""; // the style sheet hides what needs it where it is off
  for (const name of names) set(name, kept(name));

  addEventListener("DOMContentLoaded", () => {
    document.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      for (const name of names) {
        const value = button && button.getAttribute(`data-set-${name}`);
        if (value === null || value === false) continue;
        // The short way to large print switches it off again.
        const next = button.hasAttribute("data-toggle") && root.dataset[name] === value ? "" : value;
        set(name, next);
        keep(name, next);
      }
      show();
    });
    show();
  });
  addEventListener("storage", (event) => {
    if (!names.includes(event.key)) return;
    set(event.key, event.newValue || "");
    show();
  });
})();
