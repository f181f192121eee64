// Search, asleep on every page: it fetches nothing before a reader wants it.
(() => {
  const root = document.documentElement;
  if (!root.dataset.search) return; // no search data: the static pages stand alone
  root.dataset.script = "on"; // search.css shows what needs a script

  const code = new URL(".", document.currentScript.src).href;
  const absolute = (path) => new URL(path.replace(/\/?$/, "/"), location.href).href;
  const place = {
    data: absolute(root.dataset.search),
    root: absolute(root.dataset.root || "."),
  };

  // What each module comes to import, fetched side by side and not one after the other.
  const parts = {
    explorer: "address controls draw encoding facets language lexicon list_buttons list_model list_store loading none order results search",
    suggest: "draw encoding language lexicon loading search",
    list_buttons: "draw list_model list_store",
    contribute: "draw encoding language lexicon loading making noticing personal preview search writing",
    list: "collection_file draw encoding list_address list_buttons list_model list_register list_store loading pack writing",
  };

  // Pages opened from disk may load scripts but no modules; there one script holds them all.
  const isOnDisk = location.protocol === "file:";
  let bundle;
  function module(name, searches = true) {
    if (!isOnDisk) {
      fetchAhead(name, searches);
      return import(`${code}${name}.js`);
    }
    bundle ??= new Promise((loaded, failed) => {
      const script = document.createElement("script");
      script.src = `${code}offline.js`;
      script.onload = () => loaded(globalThis.eksempelsamlingen.modules);
      script.onerror = () => failed(new Error(script.src));
      document.head.append(script);
    });
    return bundle.then((modules) => modules[`${name}.js`]);
  }

  function fetchAhead(name, searches) {
    const links = parts[name].split(" ").map((part) => ({ rel: "modulepreload", href: `${code}${part}.js` }));
    if (searches) links.push({ rel: "preload", as: "script", href: `${place.data}start.js` });
    document.head.append(...links.map((one) => Object.assign(document.createElement("link"), one)));
  }

  // WCAG 2.1.4: a shortcut of one character must be possible to turn off (in the explorer).
  function slashWanted() {
    try {
      return localStorage.getItem("eksempelsamlingen.hurtigtast") !== "av";
    } catch {
      return true; // storage is switched off
    }
  }

  function hasList() {
    try {
      return localStorage.getItem("eksempelsamlingen.liste") !== null;
    } catch {
      return false; // storage is switched off
    }
  }

  if (hasList()) root.dataset.list = "on"; // the link to it stands there from the first paint

  // Back from a page, a reader with a keyboard stands at the link that led there, also where the
  // browser makes the page anew and has forgotten it.
  const sameAs = (href) => [...document.querySelectorAll("main a[href]")].filter((one) => one.href === href);
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("main a:focus-visible");
    if (link) history.replaceState({ href: link.href, n: sameAs(link.href).indexOf(link) }, "");
  });
  function comeBack() {
    const [{ type } = {}] = performance.getEntriesByType("navigation");
    const { href, n } = history.state ?? {};
    const link = type === "back_forward" && document.activeElement === document.body && sameAs(href)[n];
    if (!link) return;
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest", behavior: "instant" }); // no way to watch from the top
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (root.dataset.list || document.querySelector("[data-listed], [data-module=list]")) {
      module("list_buttons", false).then((found) => found.start());
    }
    const form = document.querySelector("[data-module]");
    if (form) module(form.dataset.module, false).then((found) => found.start(form, place)).then(comeBack);
    const explorer = document.getElementById("explorer");
    const field = document.querySelector(explorer ? "#explorer-q" : "#site-q");
    if (!explorer) comeBack();
    if (!field) return;
    if (explorer) {
      module("explorer").then((found) => found.start(explorer, place)).finally(comeBack);
    } else {
      const wake = () => module("suggest").then((found) => found.attach(field.form, place));
      field.addEventListener("focus", wake, { once: true });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
      if (!slashWanted()) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  });
})();
