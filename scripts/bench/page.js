// Runs in the measured page. Our search is asked through the real page and its script; the peers
// through one adapter each and one plain way to draw for both.
//
// An adapter opens its engine, as focus on a search field does, and gives back a function:
// text → {items: [{id, title, text}], counts: [[label, number]]}, with HTML in title and text.

const SHOWN = 20
const TIMEOUT = 120_000

const escapeHtml = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Opens the explorer in its page; the function types a text into its field. */
async function ours() {
  const { start } = await import("/ours/code/explorer.js")
  const root = document.getElementById("explorer")
  await start(root, { data: "/ours/data/", root: new URL("/site/", location).href })
  const field = root.querySelector("input[type=search]")
  const shown = ["list", "understood"].map((part) => root.querySelector(`[data-part=${part}]`))
  return async (text) => {
    await new Promise((drawn) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        drawn()
      })
      for (const part of shown) observer.observe(part, { childList: true })
      field.value = text
      field.dispatchEvent(new Event("input", { bubbles: true }))
    })
    return document.body.offsetHeight // makes the browser lay out what was drawn
  }
}

async function pagefind() {
  const engine = await import("/pagefind/pagefind.js")
  await engine.init()
  await engine.filters() // without this its results come without counts
  return async (text, shown) => {
    const { results, filters } = await engine.search(text)
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()))
    const items = pages.map(({ url, meta, excerpt }) => (
      { id: url.split("/").at(-2), title: escapeHtml(meta.title), text: excerpt }
    ))
    return { items, counts: Object.values(filters ?? {}).flatMap((values) => Object.entries(values)) }
  }
}

async function material() {
  const worker = new Worker("/material/workers/search.js")
  const ask = (message) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data.data)
    worker.onerror = () => reject(new Error("the worker failed"))
    worker.postMessage(message)
  })
  const { config, docs } = await (await fetch("/material/search/search_index.json")).json()
  await ask({ type: 0, data: { config, docs, options: { suggest: false } } })
  return async (text, shown) => {
    const { items } = await ask({ type: 2, data: text })
    return {
      items: items.slice(0, shown).map(([{ location, title, text: body }]) => (
        { id: location.split("/")[0], title, text: body }
      )),
      counts: [],
    }
  }
}

const peers = { pagefind, material }
let answer

function draw({ items, counts }) {
  const results = items.map(({ title, text }) => `<li><h2><a href="#">${title}</a></h2><p>${text}</p></li>`)
  document.getElementById("results").innerHTML = results.join("")
  const values = counts.map(([name, count]) => `<li>${escapeHtml(name)} (${count})</li>`)
  document.getElementById("facets").innerHTML = values.join("")
  return document.body.offsetHeight // makes the browser lay out what was drawn
}

/** Opens an engine; the function answers a text and draws the answer. */
async function open(engine) {
  if (engine === "ours") return ours()
  const query = await peers[engine]()
  return async (text) => draw(await query(text, SHOWN))
}

function inTime(promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("too slow")), TIMEOUT))
  return Promise.race([promise, late])
}

/** Milliseconds from focus until queries can be answered, and until the first answer is drawn. */
async function first(engine, text) {
  const begun = performance.now()
  answer = await inTime(open(engine))
  const ready = performance.now() - begun
  await inTime(answer(text))
  return { ready, drawn: performance.now() - begun }
}

/** Milliseconds until each text is answered, until `budget` milliseconds have gone. */
async function type(texts, budget) {
  const times = [], begun = performance.now()
  for (const text of texts) {
    if (performance.now() - begun > budget) break
    const pressed = performance.now()
    await inTime(answer(text))
    times.push(performance.now() - pressed)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return times
}

/** Ids of the first `shown` answers of a peer to each text. */
async function ids(engine, texts, shown) {
  const query = await inTime(peers[engine]())
  const found = []
  for (const text of texts) found.push((await query(text, shown)).items.map(({ id }) => id))
  return found
}

globalThis.bench = { first, type, ids }
