// Draws the rows of dashboard/tables/ as one real HTML table: sortable, and as cards where there is little room.
// All text goes in through textContent, so that nothing in the data can become markup.

const SVG = "http://www.w3.org/2000/svg"
const UNSORTED = ["spark", "long"]

function element(tag, attributes = {}, text = null) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  if (text !== null) made.textContent = text
  return made
}

function sparkline(cell) {
  const width = 112, height = 30, edge = 4
  const known = cell.values.filter((value) => value !== null)
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`)
  svg.setAttribute("role", "img")
  svg.setAttribute("aria-label", cell.text)
  const title = document.createElementNS(SVG, "title")
  title.textContent = cell.text
  svg.append(title)
  const low = Math.min(...known), span = Math.max(...known) - low || 1
  const x = (i) => edge + (i * (width - 2 * edge)) / (cell.years.length - 1)
  const y = (value) => height - edge - ((value - low) * (height - 2 * edge)) / span
  const shape = (tag, attributes) => {
    const made = document.createElementNS(SVG, tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    svg.append(made)
  }
  const from = cell.years.indexOf(cell.window[0]), to = cell.years.indexOf(cell.window[1])
  if (from >= 0 && to > from) {
    shape("rect", { x: x(from), y: 0, width: x(to) - x(from), height, class: "window" })
  }
  let path = "", pen = "M"
  cell.values.forEach((value, i) => {
    if (value === null) { pen = "M"; return }
    path += `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`
    pen = "L"
  })
  shape("path", { d: path, class: "line" })
  const last = cell.values.findLastIndex((value) => value !== null)
  const hollow = cell.provisional.includes(cell.years[last])
  shape("circle", { cx: x(last), cy: y(cell.values[last]), r: 2.6, class: hollow ? "dot hollow" : "dot" })
  return svg
}

// A link that starts with "?" changes what it names and keeps the other choices of the page.
function address(href) {
  if (!href.startsWith("?")) return href
  const params = new URLSearchParams(location.search)
  for (const [name, value] of new URLSearchParams(href)) params.set(name, value)
  return `?${params}`
}

// Streamlit goes where the address of the page went, as after "back": one step in the browser's history.
function follow(href) {
  history.pushState(null, "", href)
  window.dispatchEvent(new PopStateEvent("popstate"))
}

// A link is a real one, so that it can be copied or opened in a new tab; a plain click stays within the session.
function link(cell) {
  const outside = /^https?:/.test(cell.href)
  const made = element("a", outside ? { href: cell.href, target: "_blank", rel: "noopener" } : { href: address(cell.href) })
  if (!outside) {
    made.onpointerenter = made.onfocus = () => made.setAttribute("href", address(cell.href))
    made.onclick = (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      // What the link opens stands at the top of the page.
      if (cell.top) document.querySelector("[data-testid=stMain]")?.scrollTo({ top: 0 })
      follow(address(cell.href))
    }
  }
  return made
}

function fill(td, column, cell) {
  if (column.kind === "spark") {
    const known = (cell.values ?? []).filter((value) => value !== null).length
    td.append(known > 1 ? sparkline(cell) : element("span", { class: "sub" }, "te weinig jaren bekend"))
    return
  }
  const line = element("span", { class: cell.muted ? "text muted" : "text" })
  if (column.kind === "verdict" && cell.text) {
    line.className = `verdict ${cell.text}`
    line.append(element("span", { "aria-hidden": "true", class: "sign" }, cell.sign))
    line.append(" " + cell.text)
  } else {
    const holder = cell.href ? link(cell) : line
    holder.textContent = cell.text
    if (cell.href) line.append(holder)
    if (cell.code) line.append(element("span", { class: "code" }, `\u00a0${cell.code}`))
  }
  td.append(line)
  for (const part of (cell.sub ?? "").split("; ").filter(Boolean)) td.append(element("span", { class: "sub" }, part))
}

function makeRow(row, columns) {
  const tr = element("tr", { role: "row", class: row.chosen ? `${row.level} chosen` : row.level })
  if (row.chosen) tr.setAttribute("aria-current", "true")
  columns.forEach((column, i) => {
    const cell = row.cells[column.id]
    const td = i === 0 ? element("th", { scope: "row", role: "rowheader" }) : element("td", { role: "cell" })
    td.classList.add(column.kind)
    td.dataset.label = column.short ?? column.label
    if (cell && (cell.text || cell.values)) fill(td, column, cell)
    else td.classList.add("empty")
    tr.append(td)
  })
  return tr
}

function ordered(rows, sort) {
  const value = (row) => (row.cells[sort.id] ? row.cells[sort.id].sort ?? null : null)
  return [...rows].sort((a, b) => {
    const first = value(a), second = value(b)
    if (first === null || second === null) return (first === null) - (second === null)
    return sort.up ? first - second : second - first
  })
}

function header(columns, sort, choose) {
  const head = element("tr", { role: "row" })
  for (const column of columns) {
    const th = element("th", { scope: "col", role: "columnheader", class: column.kind, "data-title": column.label })
    if (UNSORTED.includes(column.kind)) th.textContent = column.label
    else {
      const active = sort.id === column.id
      th.setAttribute("aria-sort", active ? (sort.up ? "ascending" : "descending") : "none")
      const button = element("button", { type: "button", "data-sort": column.id }, column.label)
      const arrow = active ? (sort.up ? "\u00a0↑" : "\u00a0↓") : "\u00a0↕"
      button.append(element("span", { "aria-hidden": "true", class: "arrow" }, arrow))
      button.onclick = () => choose({ id: column.id, up: active ? !sort.up : column.kind === "name" })
      th.append(button)
    }
    head.append(th)
  }
  const thead = element("thead", { role: "rowgroup" })
  thead.append(head)
  return thead
}

// On a phone there is no header to click on.
function picker(columns, sort, choose) {
  const label = element("label", { class: "picker" }, "Sorteer op ")
  const select = element("select", { "data-sort": "picker" })
  for (const column of columns.filter((column) => !UNSORTED.includes(column.kind))) {
    const option = element("option", { value: column.id }, column.label)
    option.selected = column.id === sort.id
    select.append(option)
  }
  const kind = (id) => columns.find((column) => column.id === id).kind
  select.onchange = () => choose({ id: select.value, up: kind(select.value) === "name" })
  label.append(select)
  return label
}

// Rows become cards where the columns do not fit side by side; some kinds take the room of more than one.
const ROOM = { long: 3, spark: 2 }

function fit(root) {
  const holder = root.firstElementChild
  if (holder) holder.classList.toggle("cards", root.clientWidth < (holder.dataset.columns > 6 ? 900 : 640))
}

// What a drawn table is known by.
const same = (data, sort) => JSON.stringify([data.columns, data.rows, data.caption, sort.id, sort.up])

function draw(root, data, sort, sorted) {
  const { columns, rows } = data
  const choose = (next) => {
    const focused = root.getRootNode().activeElement?.dataset?.sort
    draw(root, data, next, sorted)
    if (focused) root.querySelector(`[data-sort="${focused}"]`)?.focus()
    sorted(next)
  }
  const room = columns.reduce((sum, column) => sum + (ROOM[column.kind] ?? 1), 0)
  const holder = element("div", { class: "table-root", "data-columns": room })
  if (sort.id) holder.append(picker(columns, sort, choose))
  const table = element("table", { role: "table" })
  table.append(element("caption", {}, data.caption), header(columns, sort, choose))
  const parts = rows.filter((row) => row.level === "section" || row.level === "group")
  const body = element("tbody", { role: "rowgroup" })
  for (const row of ordered(parts, sort)) body.append(makeRow(row, columns))
  table.append(body)
  const fixed = rows.filter((row) => !parts.includes(row))
  if (fixed.length) {
    const foot = element("tbody", { role: "rowgroup", class: "foot" })
    for (const row of fixed) foot.append(makeRow(row, columns))
    table.append(foot)
  }
  holder.append(table)
  root.replaceChildren(holder)
  fit(root)
  root.drawn = same(data, sort)
}

export default function (component) {
  const { parentElement, setStateValue } = component
  const root = parentElement.querySelector("#table")
  if (!root || !component.data) return
  const data = JSON.parse(new TextDecoder().decode(component.data))
  const sorted = (sort) => setStateValue("sort", sort)
  // The page answers every click with the same table: drawing it again would take the focus away.
  root.observer ??= new ResizeObserver(() => fit(root))
  root.observer.observe(root)
  if (root.drawn !== same(data, data.sort)) draw(root, data, data.sort, sorted)
}
