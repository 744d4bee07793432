// Brings the picture of a page to life: its marks answer, and check boxes hide groups. Without it, or where it fails,
// the still picture stays.
"use strict";
(() => {
  const chart = document.getElementById("chart");
  const boxes = [...document.querySelectorAll("#groups input")];
  const spec = JSON.parse(document.getElementById("spec").textContent);
  const tooltip = document.getElementById("tooltip");
  window.chronosAnswer({ chart, tooltip, spec, boxes }).then(
    (filter) => {
      chart.querySelector(".drawn").id = "drawn";
      chart.querySelector(".ring").id = "ring";
      for (const [name, checked] of [
        ["all", true],
        ["none", false],
      ])
        document.getElementById(name)?.addEventListener("click", () => {
          for (const box of boxes) box.checked = checked;
          filter();
        });
      for (const part of document.querySelectorAll("[data-answers]")) part.hidden = false;
      document.documentElement.dataset.state = "ready";
    },
    (error) => {
      console.error(error);
      document.documentElement.dataset.state = "still";
    },
  );
})();
