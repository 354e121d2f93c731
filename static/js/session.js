// Warns before the session ends, lets the person stay, and leaves the page when it is
// over. The words stand in the <dialog data-session>; other tabs are asked through the
// server, which knows what was done in them.
"use strict";

const dialog = document.querySelector("dialog[data-session]");
const TICK = 1000;

function leave() {
  const here = location.pathname + location.search;
  const next = encodeURIComponent(here);
  location.replace(`${dialog.dataset.login}?next=${next}`);
}

async function askServer(method) {
  const token = dialog.querySelector("[name=csrfmiddlewaretoken]").value;
  const response = await fetch(dialog.dataset.session, {
    method,
    credentials: "same-origin",
    cache: "no-store",
    headers: { "X-Requested-With": "fetch", "X-CSRFToken": token },
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

function clockText(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

function watch() {
  const warn = Number(dialog.dataset.warn);
  const clock = dialog.querySelector("[data-session-clock]");
  const extend = dialog.querySelector("[data-session-extend]");
  const close = dialog.querySelector("[data-session-close]");
  let end = Date.now() + Number(dialog.dataset.seconds) * 1000;
  let asking = false;
  let dismissed = false;

  function set({ seconds, extendable }) {
    end = Date.now() + seconds * 1000;
    extend.hidden = !extendable;
    close.hidden = extendable;
    dialog.querySelector("[data-session-last]").hidden = extendable;
    if (seconds > warn) dialog.close();
  }

  async function ask(method) {
    if (asking) return;
    asking = true;
    // Without network the clock of this page goes on.
    await askServer(method).then(set, () => {});
    asking = false;
  }

  async function look() {
    let left = Math.round((end - Date.now()) / 1000);
    if (left <= warn && !dialog.open && !dismissed) {
      await ask("GET");
      left = Math.round((end - Date.now()) / 1000);
      if (left > 0 && left <= warn) dialog.showModal();
    }
    if (left <= 0) {
      await ask("GET");
      if (end <= Date.now()) leave();
    }
    clock.textContent = clockText(Math.max(0, left));
  }

  extend.addEventListener("click", () => ask("POST"));
  close.addEventListener("click", () => {
    dismissed = true;
    dialog.close();
  });
  // Escape means "I am here", too.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    (extend.hidden ? close : extend).click();
  });
  setInterval(look, TICK);
  document.addEventListener("visibilitychange", look);
}

if (dialog) {
  watch();
  // A page out of the browser's memory may be somebody else's by now.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
