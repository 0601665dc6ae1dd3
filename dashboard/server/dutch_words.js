// Streamlit speaks English in the browser and offers no other language. This puts Dutch where it writes words of its own:
// a fixed table (dutch_words.json), whole strings only, never within a text, a component or a figure of ours.
(() => {
  "use strict"
  const TABLE = "__TABLE__"
  const WORDS = new Map(Object.entries(TABLE.words))
  const PATTERNS = TABLE.patterns.map(([english, dutch]) => [new RegExp(english, "s"), dutch])
  const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"]
  // What visitors read in the page is ours, and Dutch. Streamlit's own dialogs use the same markdown element.
  const OURS = "[data-testid=stMarkdownContainer], [data-testid=stHeading], .stBidiComponent, svg, textarea, script, style"
  const THEIRS = "[role=dialog], [role=alertdialog], .stDialog"
  const LONGEST = 400

  function dutch(english) {
    const words = english.trim()
    if (!words || words.length > LONGEST) return null
    if (WORDS.has(words)) return WORDS.get(words)
    const match = PATTERNS.find(([pattern]) => pattern.test(words))
    return match ? words.replace(match[0], match[1]).replace(/(\d),(?=\d{3}\b)/g, "$1.") : null
  }

  function isOurs(element) {
    return element.closest(OURS) !== null && element.closest(THEIRS) === null
  }

  function doText(node) {
    const found = dutch(node.nodeValue)
    if (found !== null && node.parentElement && !isOurs(node.parentElement)) node.nodeValue = found
  }

  function doAttributes(element) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name)
      const found = value ? dutch(value) : null
      if (found !== null && found !== value && !isOurs(element)) element.setAttribute(name, found)
    }
  }

  // A code example in a dialog is coloured word by word. The nodes stay where they are: Streamlit will look for them.
  function doCode(element) {
    const found = element.tagName === "CODE" && element.closest(THEIRS) ? dutch(element.textContent) : null
    if (found === null) return
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(), rest = found; node; node = walker.nextNode(), rest = "") node.nodeValue = rest
  }

  function doTree(root) {
    if (root.nodeType === Node.TEXT_NODE) return doText(root)
    if (root.nodeType !== Node.ELEMENT_NODE) return
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) doText(node)
      else {
        doAttributes(node)
        doCode(node)
      }
    }
  }

  function doChanges(changes) {
    for (const change of changes) {
      try {
        if (change.type === "attributes") doAttributes(change.target)
        else if (change.type === "characterData") doText(change.target)
        else change.addedNodes.forEach(doTree)
      } catch (problem) {
        // Words in English are better than a page that stands still.
        console.warn("dutch_words.js:", problem)
      }
    }
  }

  const what = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES }
  new MutationObserver(doChanges).observe(document.documentElement, what)
  doTree(document.documentElement)
})()
