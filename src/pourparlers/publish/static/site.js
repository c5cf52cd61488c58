// What a script adds to pages that work without one: the reader's own hours, a button that copies the page's address,
// and, where a part of a page was changed in its place, a word of it for those who cannot see that.
"use strict";
(() => {
  const page = document.documentElement;
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
  document.addEventListener("htmx:afterSettle", () => {
    all(document);
    const results = document.getElementById("results");
    const told = document.getElementById("count");
    if (told) document.getElementById("aloud").textContent = told.textContent;
    if (results && document.activeElement === document.body) results.focus({ preventScroll: true });
  });
})();
