// Data as scripts: these load from a disk, too, where a browser fetches nothing else.

// Each file once, also when the header and a page both search.
const files = new Map();

/** Loads scripts from a folder; each calls `eksempelsamlingen.data(name, content)`. */
export function scriptLoader(folderUrl) {
  const shared = (globalThis.eksempelsamlingen ??= {});
  shared.data = (name, content) => (document.currentScript.received = { content });
  const add = (url) => new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: url });
    script.onerror = () => {
      files.delete(url); // the next try may find the network again
      reject(new Error(`search data not found: ${url}`));
    };
    script.onload = () => (script.received ? resolve(script.received.content) : script.onerror());
    document.head.append(script);
  });
  const once = (url) => files.get(url) ?? files.set(url, add(url)).get(url);
  return (name) => once(new URL(`${folderUrl}${name}.js`, document.baseURI).href);
}
