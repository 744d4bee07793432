// What answers on the pages of the site: colours, the filters of a chronology, links to its entries, its charts. Without
// it every page reads as it is.
"use strict";
(() => {
  const SLICE = 8; // milliseconds in which an idle browser reads entries: half of a frame
  const PATIENCE = 50; // milliseconds after which it reads though the browser is busy
  const root = document.documentElement;
  root.dataset.scripted = "";

  // Colours: those of the system until a reader chooses, which is kept where a page may keep anything.
  const KEY = "chronos.colours";
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  function kept() {
    try {
      return window.localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function keep(colours) {
    try {
      window.localStorage.setItem(KEY, colours);
    } catch {
      // it holds for this page
    }
  }

  const chosen = kept();
  if (chosen === "dark" || chosen === "light") root.dataset.colours = chosen;

  function colours() {
    const button = document.getElementById(":colours");
    if (!button) return;
    const isDark = () => (root.dataset.colours ?? (system.matches ? "dark" : "light")) === "dark";
    const tell = () => {
      button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
    };
    button.addEventListener("click", () => {
      root.dataset.colours = isDark() ? "light" : "dark";
      keep(root.dataset.colours);
      tell();
    });
    system.addEventListener("change", tell);
    tell();
  }

  // Text as it is searched: without capitals and accents.
  const OTHERS = /[^\n -~]/; // than the letters and signs of English, which need no folding
  const bare = (text) => (OTHERS.test(text) ? text.normalize("NFKD").replace(/\p{M}+/gu, "") : text);
  const folded = (text) => bare(text).toLowerCase().replace(/\s+/g, " ");
  const listed = (text) => (text ? text.split(" ").map(decodeURIComponent) : []);
  const year = (text) => (text === undefined ? null : Number(text));

  function filters() {
    const form = document.getElementById(":filters");
    const shown = document.getElementById(":shown");
    if (!form || !shown) return null;
    const fields = [...form.elements].filter((field) => field.name);
    const links = new Map(
      [...document.querySelectorAll(".contents a")].map((link) => [
        decodeURIComponent(link.hash.slice(1)),
        link.parentElement,
      ]),
    );
    const groups = [...document.querySelectorAll("section.group")].map((element) => ({
      element,
      link: links.get(element.querySelector("h2").id),
      entries: [...element.querySelectorAll(".entry")].map((item) => ({
        item,
        from: year(item.dataset.from),
        to: year(item.dataset.to),
        country: listed(item.dataset.countries),
        kind: listed(item.dataset.kinds),
        status: listed(item.dataset.statuses),
        source: listed(item.dataset.sources),
        text: null,
      })),
    }));
    const entries = groups.flatMap((group) => group.entries);
    const number = new Intl.NumberFormat(root.lang);
    let read = 0;
    let last = null; // the field that was changed last, while the focus stays in it
    let waiting = 0;

    const textOf = (entry) => (entry.text ??= folded(entry.item.textContent));

    // The first search in a text takes a hundred times as long as the next: the browser puts its parts together then.
    const readOne = (entry) => textOf(entry).includes("\n");

    function readSome(deadline) {
      const end = performance.now() + Math.max(SLICE, deadline?.timeRemaining?.() ?? 0);
      while (read < entries.length && performance.now() < end) readOne(entries[read++]);
      if (read < entries.length) later(readSome);
      else form.dataset.state = "read";
    }

    function later(work) {
      if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: PATIENCE });
      else setTimeout(work, PATIENCE);
    }

    function asked() {
      const values = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
      const words = folded(values.q ?? "").split(" ").filter(Boolean);
      const bound = (name) => (/^-?\d+$/.test(values[name] ?? "") ? Number(values[name]) : null);
      const [from, to] = [bound("from"), bound("to")];
      const lists = ["country", "kind", "status", "source"].filter((name) => values[name]);
      return (entry) =>
        (from === null || entry.to === null || entry.to >= from) &&
        (to === null || entry.from === null || entry.from <= to) &&
        lists.every((name) => entry[name].includes(values[name])) &&
        words.every((word) => textOf(entry).includes(word));
    }

    // Nothing is written that stays as it is, nor what is in a group of which nothing is shown.
    function filter() {
      const fits = asked();
      let total = 0;
      for (const group of groups) {
        const fitting = group.entries.map(fits);
        const some = fitting.filter(Boolean).length;
        total += some;
        for (const one of [group.element, group.link]) if (one && one.hidden !== !some) one.hidden = !some;
        if (some)
          group.entries.forEach(({ item }, at) => {
            if (item.hidden === fitting[at]) item.hidden = !fitting[at];
          });
      }
      shown.textContent = shown.dataset.words
        .replace("{shown}", number.format(total))
        .replace("{total}", number.format(entries.length));
    }

    function take() {
      const query = new URLSearchParams(location.search);
      for (const field of fields) {
        const value = query.get(field.name) ?? "";
        field.value = field.type === "number" && !/^-?\d+$/.test(value) ? "" : value;
        if (field.value !== value) field.value = ""; // a list has no such choice
      }
      filter();
    }

    function address(hash) {
      const query = new URLSearchParams();
      for (const field of fields) if (field.value.trim()) query.set(field.name, field.value.trim());
      const search = query.toString();
      return `${location.pathname}${search ? `?${search}` : ""}${hash}`;
    }

    // One step back undoes what was done to one field.
    function changed(field) {
      const how = field === last ? "replaceState" : "pushState";
      last = field;
      history[how](null, "", address(location.hash));
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(filter);
    }

    form.hidden = false;
    form.addEventListener("input", (event) => changed(event.target));
    form.addEventListener("focusout", () => {
      last = null;
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => changed(form), 0));
    window.addEventListener("popstate", take);
    take();
    later(readSome);
    return {
      clear() {
        for (const field of fields) field.value = "";
        history.replaceState(null, "", address(location.hash));
        filter();
      },
    };
  }

  // A link to an entry shows it, whatever the filters hide.
  function places(filtering) {
    const open = () => {
      let place = null;
      try {
        place = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
      } catch {
        return; // no name of a place
      }
      if (!place) return;
      if (place.closest("[hidden]")) filtering?.clear();
      place.scrollIntoView({ block: "start" });
      if (!place.matches(".entry, .claim")) return;
      place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    window.addEventListener("hashchange", open);
    open();
    // Heights of what is above are known when it has been drawn once.
    requestAnimationFrame(() => requestAnimationFrame(open));
  }

  // Charts: the script of what one tells is loaded when a reader asks for it.
  const asking = new Map();
  window.chronosChart = (name, chart) => asking.get(name)?.(chart);

  const assets = new URL(".", document.currentScript.src);
  const loaded = new Map();
  function load(address) {
    if (!loaded.has(address.href))
      loaded.set(
        address.href,
        new Promise((done, failed) => {
          const script = document.createElement("script");
          script.src = address.href;
          script.addEventListener("load", done);
          script.addEventListener("error", failed);
          document.head.append(script);
        }),
      );
    return loaded.get(address.href);
  }

  function charts() {
    for (const figure of document.querySelectorAll("[data-chart]")) {
      const button = figure.querySelector("button");
      button.addEventListener("click", async () => {
        button.disabled = true;
        const { chart: name } = figure.dataset;
        try {
          const told = new Promise((done) => asking.set(name, done));
          await Promise.all([
            load(new URL("vega.js", assets)),
            load(new URL("answering.js", assets)),
            load(new URL(`${encodeURIComponent(name)}.js`, location.href)),
          ]);
          const image = figure.querySelector("img");
          const box = document.createElement("div");
          const tooltip = document.createElement("div");
          tooltip.className = "tooltip";
          tooltip.setAttribute("role", "tooltip");
          tooltip.hidden = true;
          await window.chronosAnswer({ chart: box, tooltip, spec: await told });
          box.setAttribute("role", "group");
          box.setAttribute("aria-label", image.alt);
          image.replaceWith(box);
          figure.append(tooltip);
          button.remove();
          box.querySelector("[tabindex='0']")?.focus({ preventScroll: true });
        } catch (error) {
          console.error(error);
          button.disabled = false;
        }
      });
    }
  }

  function start() {
    colours();
    places(filters());
    charts();
    root.dataset.state = "ready";
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
