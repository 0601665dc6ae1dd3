// Draws the rows of dashboard/tables/ as one real HTML table: sortable, and as cards where there is little room.
// All text goes in through textContent, so that nothing in the data can become markup.

const SVG = "http://www.w3.org/2000/svg"

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
    line.textContent = cell.text
    if (cell.code) line.append(element("span", { class: "code" }, `\u00a0${cell.code}`))
  }
  td.append(line)
  for (const part of (cell.sub ?? "").split("; ").filter(Boolean)) td.append(element("span", { class: "sub" }, part))
}

function makeRow(row, columns) {
  const tr = element("tr", { role: "row", class: row.level })
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

function draw(root, data, sort) {
  const { columns, rows } = data
  const sortable = columns.filter((column) => column.kind !== "spark")
  const again = (next) => {
    const focused = root.querySelector(".table-root")?.getRootNode().activeElement?.dataset?.sort
    draw(root, data, next)
    if (focused) root.querySelector(`[data-sort="${focused}"]`)?.focus()
  }
  const holder = element("div", { class: "table-root" })

  const label = element("label", { class: "picker" }, "Sorteer op ")
  const select = element("select", { "data-sort": "picker" })
  for (const column of sortable) {
    const option = element("option", { value: column.id }, column.label)
    option.selected = column.id === sort.id
    select.append(option)
  }
  select.onchange = () => again({ id: select.value, up: select.value === "sector" })
  label.append(select)
  holder.append(label)

  const table = element("table", { role: "table" })
  table.append(element("caption", {}, data.caption))
  const head = element("tr", { role: "row" })
  for (const column of columns) {
    const th = element("th", { scope: "col", role: "columnheader", class: column.kind })
    if (column.kind === "spark") th.textContent = column.label
    else {
      const active = sort.id === column.id
      th.setAttribute("aria-sort", active ? (sort.up ? "ascending" : "descending") : "none")
      const button = element("button", { type: "button", "data-sort": column.id }, column.label)
      button.append(element("span", { "aria-hidden": "true", class: "arrow" }, active ? (sort.up ? "\u00a0↑" : "\u00a0↓") : "\u00a0↕"))
      button.onclick = () => again({ id: column.id, up: active ? !sort.up : column.id === "sector" })
      th.append(button)
    }
    head.append(th)
  }
  const thead = element("thead", { role: "rowgroup" })
  thead.append(head)
  table.append(thead)

  const parts = rows.filter((row) => row.level === "section" || row.level === "group")
  const fixed = rows.filter((row) => !parts.includes(row))
  const body = element("tbody", { role: "rowgroup" })
  for (const row of ordered(parts, sort)) body.append(makeRow(row, columns))
  const foot = element("tbody", { role: "rowgroup", class: "foot" })
  for (const row of fixed) foot.append(makeRow(row, columns))
  table.append(body, foot)
  holder.append(table)
  root.replaceChildren(holder)
  root.sortState = sort
}

export default function (component) {
  const { data, parentElement } = component
  const root = parentElement.querySelector("#table")
  if (!root || !data) return
  draw(root, data, root.sortState ?? data.sort)
}
