// Loads the page anew when the server has another version of the site than the page has.
"use strict";
(() => {
  const own = document.currentScript.dataset.version;
  let stream = null;

  function listen() {
    if (stream) return;
    stream = new EventSource("/_chronos/events");
    stream.addEventListener("version", (event) => {
      if (event.data !== own) location.reload();
    });
  }

  // A browser keeps few connections to one server: pages that nobody sees must not hold them.
  function leave() {
    if (stream) stream.close();
    stream = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => event.persisted && listen());
  if (!document.hidden) listen();
})();
