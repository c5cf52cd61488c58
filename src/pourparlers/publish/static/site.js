// What a script adds to pages that work without one: the reader's own hours, a button that copies the page's address,
// htmx once the page stands, where it has filters or paging, and a word of what changed for those who cannot see it.
"use strict";
(() => {
  const page = document.documentElement;
  const htmx = document.currentScript.dataset.htmx;
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;

  const said = (moment, zone, parts) => new Intl.DateTimeFormat(page.lang, { timeZone: zone, ...parts }).format(moment);

  const hours = (root) => {
    const word = document.body.dataset.yours;
    if (!word || !own) return;
    for (const time of root.querySelectorAll("time[data-zone]:not([data-told])")) {
      const moment = new Date(time.dateTime);
      time.dataset.told = "";
      if (Number.isNaN(moment.getTime())) continue;
      const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
      const here = said(moment, own, clock);
      const other = said(moment, own, { day: "numeric" }) !== String(Number(time.dateTime.slice(8, 10)));
      if (here === time.dateTime.slice(11, 16) && !other) continue;
      const told = document.createElement("span");
      told.className = "yours";
      told.textContent = ` ${other ? said(moment, own, { weekday: "short", ...clock }) : here} ${word}`;
      const behind = time.nextElementSibling;
      (behind && behind.className === "utc" ? behind : time).after(told);
    }
  };

  const copying = (root) => {
    for (const button of root.querySelectorAll("button[data-copy]")) {
      button.hidden = !navigator.clipboard;
      button.onclick = async () => {
        await navigator.clipboard.writeText(document.getElementById("address").value);
        document.getElementById("aloud").textContent = button.dataset.copy;
      };
    }
  };

  const all = (root) => { hours(root); copying(root); };
  all(document);
  addEventListener("load", () => {
    if (!document.querySelector("[hx-get], [hx-boost]")) return;
    const more = document.createElement("script");
    more.src = htmx;
    document.head.append(more);
  });
  document.addEventListener("htmx:afterSettle", () => {
    all(document);
    const results = document.getElementById("results");
    const told = document.getElementById("count");
    if (told) document.getElementById("aloud").textContent = told.textContent;
    if (results && document.activeElement === document.body) results.focus({ preventScroll: true });
  });
})();
