// Makes a printed page whole: a chart as wide as the screen is made to fit the sheet, and the map, which is drawn on a
// canvas that is empty as soon as it has been shown, is put beside it as a picture (@media print shows that one).
(() => {
  "use strict"
  const SHEET = 688  // A4 within margins of 14 mm, in CSS pixels

  function picture(chart) {
    const canvas = chart.querySelector("canvas.maplibregl-canvas")
    const map = chart._fullLayout?.map?._subplot?.map
    if (!canvas || !map) return
    map.redraw()
    const image = document.createElement("img")
    image.className = "on-paper"
    image.alt = ""
    image.src = canvas.toDataURL()
    image.style.cssText = `display: none; width: ${canvas.clientWidth}px; height: ${canvas.clientHeight}px`
    canvas.after(image)
  }

  addEventListener("beforeprint", () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) {
      picture(chart)
      if (chart.offsetWidth > SHEET) chart.style.zoom = SHEET / chart.offsetWidth
    }
  })
  addEventListener("afterprint", () => {
    for (const chart of document.querySelectorAll(".js-plotly-plot")) chart.style.zoom = ""
    for (const image of document.querySelectorAll("img.on-paper")) image.remove()
  })
})()
