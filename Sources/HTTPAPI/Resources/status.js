"use strict";
(() => {
  const status = document.getElementById("live");
  if (!status || !window.EventSource) return;
  const words = status.dataset;
  const pause = document.createElement("button");
  pause.type = "button";
  status.after(pause);
  let stream = null;
  let isPaused = false;
  let isBusy = false;
  let isStale = false;

  const show = (state, text) => {
    status.className = state;
    if (status.textContent !== text) status.textContent = text;
  };

  // Sections that did not change are left alone: what somebody reads, opened or tabbed to stays as it is.
  const replace = (page) => {
    for (const id of Array.from(document.querySelectorAll("main > section, footer"), (part) => part.id)) {
      const here = document.getElementById(id);
      const there = page.getElementById(id);
      if (!there) continue;
      for (const open of here.querySelectorAll("details[open]")) {
        const details = page.getElementById(open.id);
        if (details) details.open = true;
      }
      if (here.innerHTML === there.innerHTML) continue;
      const places = Array.from(here.querySelectorAll("a, summary"));
      const place = places.indexOf(document.activeElement);
      here.replaceChildren(...Array.from(there.childNodes, (node) => document.importNode(node, true)));
      if (place >= 0) here.querySelectorAll("a, summary")[place]?.focus({ preventScroll: true });
    }
    document.title = page.title;
  };

  const update = async () => {
    if (isBusy) { isStale = true; return; }
    isBusy = true;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" }, cache: "no-store" });
      if (answer.status === 401) { location.reload(); return; }
      if (answer.ok && !isPaused) replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      show("lost", words.lost);
    } finally {
      isBusy = false;
    }
    if (isStale) { isStale = false; update(); }
  };

  const start = () => {
    isPaused = false;
    pause.textContent = words.pause;
    stream = new EventSource("/status/events");
    stream.addEventListener("open", () => show("on", words.live));
    stream.addEventListener("change", update);
    stream.addEventListener("error", () => {
      show("lost", words.lost);
      // The browser tries again by itself, but not where the listener had no room or asks for a new sign-in.
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => { if (!isPaused) { start(); update(); } }, 15000);
    });
  };

  const stop = () => {
    isPaused = true;
    stream.close();
    pause.textContent = words.resume;
    show("", words.paused);
  };

  pause.addEventListener("click", () => { if (isPaused) { start(); update(); } else { stop(); } });
  window.addEventListener("pagehide", () => stream.close());
  window.addEventListener("pageshow", (event) => { if (event.persisted && !isPaused) { start(); update(); } });
  start();
})();
