// Makes a chart answer: Vega draws it, and its marks tell what they are told, to the pointer and to the keyboard.
"use strict";
window.chronosAnswer = async ({ chart, tooltip, spec, boxes = [] }) => {
  const GAP = 8; // pixels between a mark and its text, and between the text and the edge of the window
  const PATIENCE = 250; // milliseconds in which the pointer may reach the text
  const drawn = document.createElement("div");
  const ring = document.createElement("div");
  let marks = []; // those that can be told of, in reading order; one for each text
  let current = null; // the text at which the one tab stop is, as its place among all
  let shown = null; // the mark whose text is open, where the pointer met it, and whether the focus holds it
  let leaving = 0;

  // Vega binds its item, and so the row of data, to each element that it draws.
  const text = (element) => element.__data__?.datum?.hover;
  const told = (target) =>
    target instanceof Element && target.hasAttribute("aria-label") && text(target) !== undefined ? target : null;
  const tellable = () => [...chart.querySelectorAll("svg [aria-label]")].filter(told);

  // Below the mark, else above it, else beside it; always inside the window.
  function place() {
    const box = shown.mark.getBoundingClientRect();
    const { width, height } = tooltip.getBoundingClientRect();
    const { clientWidth: across, clientHeight: down } = document.documentElement;
    let left = shown.x ?? box.left;
    let top = box.bottom + GAP;
    if (top + height + GAP > down) top = box.top - GAP - height;
    if (top < GAP) {
      left = box.right + GAP;
      if (left + width + GAP > across) left = box.left - GAP - width;
    }
    tooltip.style.left = `${Math.max(GAP, Math.min(left, across - width - GAP))}px`;
    tooltip.style.top = `${Math.max(GAP, Math.min(top, down - height - GAP))}px`;
  }

  // Around the mark in focus and above all others, which would hide an outline of its own.
  function encircle(mark) {
    const box = mark.getBoundingClientRect();
    const around = drawn.getBoundingClientRect();
    ring.style.left = `${box.left - around.left}px`;
    ring.style.top = `${box.top - around.top}px`;
    ring.style.width = `${box.width}px`;
    ring.style.height = `${box.height}px`;
    ring.hidden = !mark.matches(":focus-visible");
  }

  function show(mark, { x, held = false }) {
    stay();
    if (shown?.mark === mark) {
      shown.held ||= held;
      return;
    }
    const lines = mark.getAttribute("aria-label").split("\n");
    tooltip.replaceChildren(
      ...lines.map((line) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = line;
        return paragraph;
      }),
    );
    shown = { mark, x, held };
    tooltip.hidden = false;
    place();
  }

  function hide() {
    stay();
    tooltip.hidden = true;
    shown = null;
  }

  function stay() {
    clearTimeout(leaving);
  }

  function leave() {
    stay();
    if (!shown?.held) leaving = setTimeout(hide, PATIENCE);
  }

  // Vega labels and names what it draws, in English; this leaves the told marks and makes one tab stop of them.
  function reach() {
    for (const element of chart.querySelectorAll("[aria-roledescription], svg [role], svg [tabindex]")) {
      element.removeAttribute("aria-roledescription");
      element.removeAttribute("tabindex");
      if (!element.closest("svg") || told(element)) continue;
      element.removeAttribute("aria-label");
      element.removeAttribute("role");
    }
    const first = new Map();
    for (const mark of tellable()) {
      mark.setAttribute("tabindex", "-1");
      if (!first.has(text(mark))) first.set(text(mark), mark);
    }
    marks = [...first.keys()].sort((a, b) => a - b).map((number) => first.get(number));
    const stop = marks.find((mark) => text(mark) === current) ?? marks[0];
    if (stop) stop.setAttribute("tabindex", "0");
  }

  function stopAt(mark) {
    for (const other of chart.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    current = text(mark);
    mark.setAttribute("tabindex", "0");
  }

  function move(event) {
    const mark = told(event.target);
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = marks.findIndex((other) => text(other) === text(mark));
    const last = marks.length - 1;
    const to = {
      ArrowRight: Math.min(at + 1, last),
      ArrowDown: Math.min(at + 1, last),
      ArrowLeft: Math.max(at - 1, 0),
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    marks[to].focus();
  }

  function answer(view) {
    chart.addEventListener("keydown", move);
    chart.addEventListener("focusin", (event) => {
      const mark = told(event.target);
      if (!mark) return;
      stopAt(mark);
      encircle(mark);
      show(mark, { held: true });
    });
    chart.addEventListener("focusout", () => {
      ring.hidden = true;
      hide();
    });
    chart.addEventListener("mouseover", (event) => {
      const mark = told(event.target);
      if (mark) show(mark, { x: event.clientX });
    });
    chart.addEventListener("mouseout", leave);
    tooltip.addEventListener("mouseenter", stay);
    tooltip.addEventListener("mouseleave", leave);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
    window.addEventListener("scroll", () => shown && place(), { capture: true, passive: true });
    window.addEventListener("resize", hide);

    const filter = async () => {
      hide();
      const hidden = boxes.filter((box) => !box.checked).map((box) => Number(box.value));
      await view.signal("hidden", hidden).runAsync();
      reach();
    };
    for (const box of boxes) box.addEventListener("change", filter);
    reach();
    if (boxes.some((box) => !box.checked)) filter(); // as the browser remembers them
    return filter;
  }

  // The interpreter ("ast") works where a page allows no code made from text.
  const options = {
    actions: false,
    ast: true,
    defaultStyle: false,
    hover: false,
    renderer: "svg",
    tooltip: false,
  };
  const { view } = await window.vegaEmbed(drawn, spec, options);
  drawn.className = "drawn";
  ring.className = "ring";
  ring.hidden = true;
  drawn.append(ring);
  chart.replaceChildren(drawn);
  chart.removeAttribute("tabindex");
  return answer(view);
};
