// What makes the site quicker to use; everything works without it.
"use strict";

// The slider of "as known at": days between two dates, written into the date field, sent on release.
for (const slider of document.querySelectorAll("input[data-slides]")) {
  const field = document.getElementById(slider.dataset.slides);
  const shown = document.getElementById(slider.dataset.shows);
  const first = Date.parse(slider.dataset.first + "T00:00Z");
  const day = (count) => new Date(first + count * 86400000).toISOString().slice(0, 10);
  slider.closest("[hidden]").hidden = false;
  slider.addEventListener("input", () => {
    field.value = day(Number(slider.value));
    shown.textContent = field.value;
    slider.setAttribute("aria-valuetext", field.value);
  });
  // By keyboard each step is a change: the page waits until the last of them, and gives the slider back afterwards.
  let waiting = 0;
  slider.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { sessionStorage.setItem("slid", location.pathname); field.form.requestSubmit(); }, 500);
  });
  if (sessionStorage.getItem("slid") === location.pathname) slider.focus({ preventScroll: true });
  sessionStorage.removeItem("slid");
}

// Empty fields do not clutter the address.
for (const form of document.querySelectorAll("form.ask")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && field.value === "") field.disabled = true;
  });
}
// What takes a while says so: asking about another time may have to be worked out first.
const asking = document.getElementById("asking");
let late = 0;
for (const form of document.querySelectorAll("form.ask")) {
  form.addEventListener("submit", () => { late = setTimeout(() => { asking.textContent = "Working it out\u2026"; }, 400); });
}
window.addEventListener("pageshow", () => {
  clearTimeout(late);
  if (asking) asking.textContent = "";
  for (const field of document.querySelectorAll("form.ask [disabled]")) field.disabled = false;
});

// The review queue by keyboard: j and k move, a accepts, r goes to the reason for rejecting, o opens the record.
const queue = document.querySelector("[data-queue]");
if (queue) {
  const cards = [...queue.querySelectorAll("[data-card]")];
  let here = -1;
  const go = (to) => {
    if (!cards.length) return;
    cards[here]?.classList.remove("here");
    here = Math.min(Math.max(to, 0), cards.length - 1);
    cards[here].classList.add("here");
    cards[here].focus({ preventScroll: true });
    cards[here].scrollIntoView({ block: "center" });
  };
  const press = (what) => cards[here]?.querySelector(`[data-does="${what}"]`);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /INPUT|TEXTAREA|SELECT/.test(event.target.tagName)) return;
    const does = {
      j: () => go(here + 1),
      k: () => go(here - 1),
      a: () => press("accept")?.click(),
      r: () => press("reason")?.focus(),
      o: () => press("open")?.click(),
    }[event.key];
    if (does) { event.preventDefault(); does(); }
  });
}

// Correcting by selecting text: the selection's place in the text goes into the form.
const text = document.querySelector("[data-text]");
const chosen = document.querySelector("[data-chosen]");
if (text && chosen) {
  const count = (node, upTo) => {
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(node, upTo);
    return [...range.toString()].length;
  };
  document.addEventListener("selectionchange", () => {
    const picked = document.getSelection();
    if (!picked.rangeCount || picked.isCollapsed || !text.contains(picked.anchorNode) || !text.contains(picked.focusNode)) return;
    const range = picked.getRangeAt(0);
    const start = count(range.startContainer, range.startOffset);
    const quote = range.toString();
    for (const form of document.querySelectorAll("[data-chosen]")) {
      form.querySelector("[name=start]").value = start;
      form.querySelector("[data-words]").value = quote.trim();
    }
  });
}

// What others decide while a page of the review is open: told once at the top, and at the record that it is about.
const told = document.querySelector("[data-after]");
if (told) {
  const EVERY = 4000, LONGEST = 60000;
  let wait = EVERY;
  const line = (decided) => {
    const made = document.createElement("p");
    const link = document.createElement("a");
    link.href = "/review/record?key=" + encodeURIComponent(decided.keys[0]);
    link.textContent = "See the record as it stands";
    made.append(decided.said, decided.reason ? " \u201c" + decided.reason + "\u201d " : " ", link);
    return made;
  };
  const show = (decided) => {
    const about = [...document.querySelectorAll("[data-key]")].filter((one) => decided.keys.includes(one.dataset.key));
    for (const one of about) {
      one.classList.add("decided");
      const note = line(decided);
      note.className = "done";
      one.prepend(note);
    }
    return about.length;
  };
  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch("/review/news?after=" + told.dataset.after, { headers: { accept: "application/json" } });
        if (!answer.ok) throw new Error(answer.statusText);
        const news = await answer.json();
        told.dataset.after = news.newest;
        const here = news.decided.filter((one) => show(one));
        if (here.length) told.append(...here.map(line));
        wait = EVERY;
      } catch { wait = Math.min(wait * 2, LONGEST); }
    }
    setTimeout(look, wait);
  };
  setTimeout(look, wait);
}

// A page that says that the site is not ready yet looks again by itself.
if (document.querySelector("[data-again]")) setTimeout(() => location.reload(), 4000);
