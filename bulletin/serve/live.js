// Follows the preview: reloads the page when the site is built anew, and shows what keeps it from
// being built. The published site has none of this.
"use strict";
(() => {
  const { generation, status, pair, edition } = document.currentScript.dataset;
  const kept = `bulletin-scroll ${location.href}`;
  let stream = null;
  let isReloading = false;
  let captions = null;
  let dialog = null;
  let button = null;
  let bar = null;
  let told = ""; // the fault that was shown, so that one closed stays closed
  let stopping = 0;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  const restoreScroll = () => {
    const place = JSON.parse(sessionStorage.getItem(kept) || "null");
    if (!place) return;
    const restore = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    restore();
    addEventListener("load", () => {
      restore(); // pictures have found their sizes
      sessionStorage.removeItem(kept);
    });
  };

  const reload = () => {
    if (isReloading) return;
    isReloading = true;
    sessionStorage.setItem(kept, JSON.stringify({ x: scrollX, y: scrollY }));
    location.reload();
  };

  const dress = () => {
    if (bar) return;
    bar = element("div", { className: "bulletin-preview bulletin-preview-bar", lang: "" });
    bar.setAttribute("role", "status");
    document.head.append(element("link", { rel: "stylesheet", href: "/_bulletin/live.css" }));
    document.body.append(bar);
  };

  const say = (words, link) => {
    dress();
    if (bar.textContent === words + (link ? link.textContent : "")) return;
    bar.replaceChildren(words, ...(link ? [" ", link] : []));
  };

  const linkPair = () => {
    if (!pair || !captions.pair || document.querySelector(".bulletin-preview-pair")) return;
    dress();
    document.body.append(
      element("a", {
        className: "bulletin-preview bulletin-preview-pair",
        href: `/_bulletin/pair/${pair}`,
        textContent: captions.pair,
        lang: "",
      }),
    );
  };

  const catchUp = async (state) => {
    const isThere = await fetch(location.pathname, { method: "HEAD", cache: "no-store" }).then(
      (answer) => answer.status !== 404,
      () => true,
    );
    if (isThere || status === "404") reload();
    else say(captions.gone, element("a", { href: state.home, textContent: captions.home }));
  };

  const makeDialog = () => {
    const title = element("h2", { id: "bulletin-preview-title" });
    const text = element("pre", { id: "bulletin-preview-text", tabIndex: 0 });
    const close = element("button", { type: "button", autofocus: true });
    dialog = element("dialog", { className: "bulletin-preview" }, title, text, close);
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.setAttribute("aria-describedby", text.id);
    text.setAttribute("aria-live", "polite");
    button = element("button", { className: "bulletin-preview", type: "button", hidden: true });
    close.addEventListener("click", () => dialog.close());
    button.addEventListener("click", () => open());
    dialog.addEventListener("close", () => { button.hidden = told === ""; });
    document.body.append(dialog, button);
  };

  const open = () => {
    button.hidden = true;
    if (!dialog.open) dialog.showModal();
  };

  const showFault = (fault) => {
    dress();
    if (!dialog) makeDialog();
    const [title, text, close] = dialog.children;
    dialog.lang = button.lang = fault.language;
    title.textContent = fault.title;
    close.textContent = captions.close;
    button.textContent = captions.show;
    if (told === fault.text) return;
    told = text.textContent = fault.text;
    open();
  };

  const hideFault = () => {
    told = "";
    if (!dialog) return;
    dialog.close();
    button.hidden = true;
  };

  const follow = (state) => {
    captions = state.captions;
    if (bar) bar.replaceChildren();
    if (edition) { // shows the texts as they are, with their faults
      if (state.edition !== edition) reload();
      return;
    }
    linkPair();
    if (state.fault) showFault(state.fault);
    else hideFault();
    if (state.generation !== generation) catchUp(state);
  };

  // A browser opens six connections to a host: pages that nobody sees leave theirs to others.
  const listen = () => {
    clearTimeout(stopping);
    if (document.visibilityState === "hidden") {
      if (stream) stream.close();
      stream = null;
      return;
    }
    if (stream) return;
    stream = new EventSource("/_bulletin/events");
    stream.addEventListener("open", () => clearTimeout(stopping));
    stream.addEventListener("message", (message) => follow(JSON.parse(message.data)));
    stream.addEventListener("error", () => {
      clearTimeout(stopping);
      stopping = setTimeout(() => captions && !isReloading && say(captions.stopped), 1500);
      if (stream && stream.readyState === EventSource.CLOSED) {
        stream = null; // refused: the browser will not try again by itself
        setTimeout(listen, 2000);
      }
    });
  };

  restoreScroll();
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => { if (stream) stream.close(); stream = null; });
  addEventListener("pageshow", listen);
  listen();
})();
