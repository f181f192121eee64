// Small parts of pages. Whatever comes from data becomes text, never markup.

/** An element with attributes (false and null leave one out) and children (strings are text). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null && child !== false));
  return element;
}

/** A text with its matched ranges ([start, end], rising) in <mark>, as a list of nodes. */
export function marked(text, ranges) {
  const parts = [];
  let last = 0;
  for (const [start, end] of ranges) {
    if (start < last) continue;
    parts.push(text.slice(last, start), make("mark", {}, text.slice(start, end)));
    last = end;
  }
  parts.push(text.slice(last));
  return parts.filter((part) => part !== "");
}

/** The address of a page below the site's root. From disk a folder needs its file's name. */
export function address(root, uri) {
  const url = new URL(uri, root);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

/** The language to mark a text with, or null when it is the page's own. */
export function foreign(language) {
  return language && language !== document.documentElement.lang ? language : null;
}

/** Texts of the page by name, with {gaps} to fill: they are translated where pages are made. */
export function textsOf(template) {
  const texts = {};
  for (const part of template.content.querySelectorAll("[data-text]")) {
    texts[part.dataset.text] = part.textContent;
  }
  return (name, values = {}) =>
    texts[name].replace(/\{(\w+)\}/g, (_, gap) => values[gap] ?? "");
}

/** How many write-ups, in words. */
export function counted(text, n) {
  return text(n === 0 ? "none" : n === 1 ? "one" : "many", { n });
}
