// Questions to a page that axe does not ask. Read by pages.py; plain functions, each gives a list of what is wrong.

// Everything on the page, also within our tables: a component has a root of its own.
function everything(root = document) {
  const found = []
  for (const element of root.querySelectorAll("*")) {
    found.push(element)
    if (element.shadowRoot) found.push(...everything(element.shadowRoot))
  }
  return found
}

function isSeen(element) {
  const box = element.getBoundingClientRect()
  return box.width > 0 && box.height > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
}

function ownText(element) {
  const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue)
  return words.join(" ").trim()
}

// ---- colours

function rgba(colour) {
  const canvas = document.createElement("canvas")
  canvas.width = canvas.height = 1
  const pen = canvas.getContext("2d", { willReadFrequently: true })
  pen.fillStyle = colour
  pen.fillRect(0, 0, 1, 1)
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

function over(top, bottom, opacity) {
  const alpha = top[3] * opacity
  return [0, 1, 2].map((i) => top[i] * alpha + bottom[i] * (1 - alpha)).concat(1)
}

function luminance(colour) {
  const [r, g, b] = colour.slice(0, 3).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(first, second) {
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function pageColour() {
  return rgba(getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor)
}

function opacityOf(element) {
  let opacity = 1
  for (let e = element; e; e = e.parentElement) opacity *= Number(getComputedStyle(e).opacity)
  return opacity
}

function hex(colour) {
  return "#" + colour.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")
}

// Text of charts and legends against the page: axe does not look into drawings.
function faintTextInCharts(least = 4.5) {
  const wrong = new Set()
  const behind = pageColour()
  for (const text of document.querySelectorAll(".js-plotly-plot text")) {
    if (!text.textContent.trim() || !isSeen(text)) continue
    const style = getComputedStyle(text)
    const colour = over(rgba(style.fill), behind, Number(style.fillOpacity) * opacityOf(text))
    const ratio = contrast(colour, behind)
    if (ratio < least) wrong.add(`${ratio.toFixed(2)} ${hex(colour)} on ${hex(behind)}: ${kindOf(text)} "${text.textContent}"`)
  }
  return [...wrong]
}

function kindOf(text) {
  for (let e = text; e; e = e.parentElement) {
    const name = e.classList[0] ?? ""
    if (/tick|title|annotation|legendtext|textpoint|bartext/.test(name)) return name
  }
  return "text"
}

// Marks that carry meaning: markers, bars, margins, and the swatches of the legend (their fill or their edge).
function faintMarks(least = 3) {
  const wrong = new Set()
  const behind = pageColour()
  const marks = ".scatterlayer .point, .errorbar path, .js-line, .barlayer .point path, .legendpoints path, .layers path"
  for (const mark of document.querySelectorAll(marks)) {
    if (!mark.closest(".js-plotly-plot") || !isSeen(mark)) continue
    // The swatches of the map are gradients of one colour; the table beside it says the same in words.
    if (mark.classList.contains("gradient_filled")) continue
    const style = getComputedStyle(mark)
    const seen = (colour, share) => (colour === "none" || colour.startsWith("url") ? 1 :
      contrast(over(rgba(colour), behind, share * opacityOf(mark)), behind))
    const edge = parseFloat(style.strokeWidth) >= 0.7 ? seen(style.stroke, Number(style.strokeOpacity)) : 1
    const ratio = Math.max(seen(style.fill, Number(style.fillOpacity)), edge)
    if (ratio < least) wrong.add(`${ratio.toFixed(2)}: ${mark.getAttribute("class")} fill ${style.fill} stroke ${style.stroke}`)
  }
  return [...wrong]
}

// ---- layout

function nameOf(element) {
  const where = element.closest("[data-testid]")?.dataset.testid ?? element.getRootNode().host?.dataset?.testid ?? ""
  return `${where} ${element.tagName.toLowerCase()} "${(ownText(element) || element.textContent || "").trim().slice(0, 50)}"`
}

// What only a screen reader should find is a pixel large, on purpose.
function isHiddenOnPurpose(element) {
  for (let e = element; e; e = e.parentElement ?? e.getRootNode().host) {
    const style = getComputedStyle(e)
    if (style.clipPath !== "none" || (style.clip && style.clip !== "auto") || e.offsetWidth === 1) return true
  }
  return false
}

// Text that does not fit in its box, sticks out of the screen, or out of a drawing.
function clipped() {
  const wrong = new Set()
  const wide = document.documentElement.clientWidth
  const main = document.querySelector("[data-testid=stMain]")
  for (const [what, box] of [["page", document.documentElement], ["main", main]]) {
    if (box && box.scrollWidth > box.clientWidth) wrong.add(`${what} scrolls sideways: ${box.scrollWidth} > ${box.clientWidth}`)
  }
  for (const element of everything()) {
    if (!ownText(element) || ["SCRIPT", "STYLE", "OPTION", "TITLE"].includes(element.tagName)) continue
    if (!isSeen(element) || isHiddenOnPurpose(element)) continue
    const box = element.getBoundingClientRect()
    if (box.right > wide + 1 || box.left < -1) wrong.add(`outside the screen: ${nameOf(element)} ${Math.round(box.left)}..${Math.round(box.right)}`)
    if (element instanceof SVGElement) continue
    for (let e = element; e && e !== main; e = e.parentElement) {
      const style = getComputedStyle(e)
      if (style.overflowX !== "visible" && style.overflowX !== "auto" && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1) {
        wrong.add(`cut off sideways: ${nameOf(element)} ${e.scrollWidth} > ${e.clientWidth}`)
        break
      }
    }
  }
  for (const text of document.querySelectorAll(".js-plotly-plot text")) {
    if (!text.textContent.trim() || !isSeen(text)) continue
    const box = text.getBoundingClientRect(), frame = text.closest("svg").getBoundingClientRect()
    const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom)
    if (out > 1.5) wrong.add(`sticks ${out.toFixed(1)} px out of the chart: ${kindOf(text)} "${text.textContent}"`)
  }
  return [...wrong]
}

// Words of one chart that lie on top of each other.
function overlapping() {
  const wrong = new Set()
  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    const texts = [...chart.querySelectorAll("text")].filter((e) => e.textContent.trim() && isSeen(e))
    const boxes = texts.map((e) => e.getBoundingClientRect())
    for (let i = 0; i < texts.length; i++) {
      for (let j = i + 1; j < texts.length; j++) {
        const across = Math.min(boxes[i].right, boxes[j].right) - Math.max(boxes[i].left, boxes[j].left)
        const down = Math.min(boxes[i].bottom, boxes[j].bottom) - Math.max(boxes[i].top, boxes[j].top)
        // The box of a line of text is higher than its letters.
        if (across > 1 && down > 5) wrong.add(`"${texts[i].textContent}" on "${texts[j].textContent}"`)
      }
    }
  }
  return [...wrong]
}

// Blocks of the page that lie over each other: text in one, text in the other.
function colliding() {
  const wrong = new Set()
  const blocks = [...document.querySelectorAll("[data-testid=stElementContainer]")].filter(isSeen)
  const boxes = blocks.map((e) => e.getBoundingClientRect())
  for (let i = 0; i < blocks.length; i++) {
    for (let j = i + 1; j < blocks.length; j++) {
      if (blocks[i].contains(blocks[j])) continue
      const across = Math.min(boxes[i].right, boxes[j].right) - Math.max(boxes[i].left, boxes[j].left)
      const down = Math.min(boxes[i].bottom, boxes[j].bottom) - Math.max(boxes[i].top, boxes[j].top)
      if (across > 2 && down > 2) wrong.add(`${nameOf(blocks[i])} over ${nameOf(blocks[j])}: ${Math.round(across)}x${Math.round(down)}`)
    }
  }
  return [...wrong]
}

// ---- focus

function active() {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

function accessibleName(element) {
  const label = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText ?? ""
  // The name of an icon is no word.
  const icons = [...element.querySelectorAll("[data-testid=stIconMaterial], [translate=no]")].map((e) => e.innerText)
  return icons.reduce((text, icon) => text.replace(icon, ""), label).replace(/\s+/g, " ").trim().slice(0, 80)
}

function looks(element) {
  const parts = []
  for (let e = element, i = 0; e && i < 4; e = e.parentElement, i++) {
    const style = getComputedStyle(e)
    parts.push([style.outlineStyle === "none" ? "" : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`,
      style.boxShadow, style.borderColor, style.backgroundColor].join("|"))
  }
  return parts
}

// What has the focus, where it is, and how it looks; marked, so that it can be looked at again without the focus.
function focused() {
  const element = active()
  const box = element.getBoundingClientRect()
  const main = document.querySelector("[data-testid=stMain]")
  window.lastFocused = element
  return {
    tag: element.tagName.toLowerCase(),
    role: element.getAttribute("role") ?? "",
    name: accessibleName(element),
    where: element.closest("[data-testid]")?.dataset.testid ?? element.getRootNode().host?.dataset?.testid ?? "",
    left: box.left,
    top: box.top + (main?.scrollTop ?? 0),
    isOnScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    looks: looks(element),
  }
}

// How the element that had the focus looks now.
function looksNow() {
  return window.lastFocused?.isConnected ? looks(window.lastFocused) : null
}

// ---- other

function isDark() {
  return luminance(pageColour()) < 0.2
}

// What a screen reader says of the chart or map with this number.
function nameOfFigure(number) {
  const figure = document.querySelectorAll("[data-testid=stPlotlyChart]")[number]
  const named = [figure, ...figure.querySelectorAll("[aria-label], [alt]")]
  return named.map((e) => e.getAttribute("aria-label") ?? e.getAttribute("alt") ?? "").sort((a, b) => b.length - a.length)[0]
}
