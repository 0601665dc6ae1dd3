// Gives the focus back to a download button. Streamlit switches it off while the file is made, and then the focus falls off
// it: who works with the keyboard would start at the top of the page again.
(() => {
  "use strict"
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-testid='stDownloadButton'] button")
    if (!button) return
    const watch = new MutationObserver(() => {
      if (button.disabled) return
      watch.disconnect()
      if (document.activeElement === document.body) button.focus()
    })
    watch.observe(button, { attributes: true, attributeFilter: ["disabled"] })
    setTimeout(() => watch.disconnect(), 30_000)
  })
})()
