// Comfort for the citizens' pages. Every page works without this file, and all
// words come from the page (data attributes), so nothing here needs translating.
"use strict";

// A state that moves on by itself: <div data-refresh-url="…"> is replaced by what
// its address answers until an answer comes without that attribute. Put it inside
// an element with aria-live="polite" and the new state is read out.
const FIRST_WAIT = 2000;
const LONGEST_WAIT = 15000;

const sameWords = (one, other) =>
  one.textContent.replace(/\s+/g, " ") === other.textContent.replace(/\s+/g, " ");

async function fetchFragment(url) {
  const response = await fetch(url, {
    credentials: "same-origin",
    cache: "no-store",
    headers: { "X-Requested-With": "fetch" },
  });
  // Signed out, or gone for good: asking again would not help.
  if (response.redirected || (response.status >= 400 && response.status < 500)) {
    return { over: true };
  }
  if (!response.ok) return {};
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return { element: page.body.firstElementChild };
}

function replace(element, fresh) {
  const focused = element.contains(document.activeElement) && document.activeElement;
  element.replaceWith(fresh);
  if (!focused) return;
  const again = focused.id && document.getElementById(focused.id);
  if (!again) fresh.tabIndex = -1;
  (again || fresh).focus({ preventScroll: true });
}

function visible() {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener("visibilitychange", resolve, { once: true });
  });
}

async function keepFresh(start) {
  let element = start;
  let wait = FIRST_WAIT;
  while (element.isConnected && element.dataset.refreshUrl) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await visible();
    wait = Math.min(wait * 1.5, LONGEST_WAIT);
    // No network for a moment is normal on a phone: the next round tries again.
    const answer = await fetchFragment(element.dataset.refreshUrl).catch(() => ({}));
    if (answer.over) return;
    const fresh = answer.element;
    if (!fresh) continue;
    const moved = fresh.dataset.refreshUrl !== element.dataset.refreshUrl;
    if (!moved && sameWords(fresh, element)) continue;
    replace(element, fresh);
    element = fresh;
    wait = FIRST_WAIT;
  }
}

// One press sends once. The button keeps the focus (aria-disabled, not disabled)
// and its name and value are still sent.
function setBusy(button, busy) {
  const label = button.querySelector(".kern-label") || button;
  if (busy) {
    button.setAttribute("aria-disabled", "true");
    if (button.dataset.busy) {
      button.dataset.ready = label.textContent;
      label.textContent = button.dataset.busy;
    }
  } else {
    button.removeAttribute("aria-disabled");
    if (button.dataset.ready) label.textContent = button.dataset.ready;
  }
}

const submitButtons = (form) =>
  form.querySelectorAll("button:not([type=button], [type=reset])");

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  submitButtons(form).forEach((button) => setBusy(button, true));
});

// Back from the next page, possibly out of the browser's memory.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    submitButtons(form).forEach((button) => setBusy(button, false));
  });
});

// Chosen files with their sizes in <ul data-file-list data-max-bytes="…"
// data-too-large="…" data-max-files="…" data-too-many="…"> of the same form.
function sizeText(bytes) {
  const [amount, unit] =
    bytes < 1e6 ? [Math.ceil(bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit",
    unit,
    maximumFractionDigits: 1,
    numberingSystem: "latn",
  }).format(amount);
}

function node(tag, text, className = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function fileRow(file, list) {
  const row = document.createElement("li");
  row.append(node("bdi", file.name), node("bdi", sizeText(file.size)));
  if (file.size > Number(list.dataset.maxBytes || Infinity)) {
    row.append(node("span", list.dataset.tooLarge, "portal-files__warning"));
  }
  return row;
}

document.addEventListener("change", (event) => {
  const list = event.target.form?.querySelector("[data-file-list]");
  if (!list || event.target.type !== "file") return;
  const inputs = [...event.target.form.querySelectorAll("input[type=file]")];
  const files = inputs.flatMap((input) => [...input.files]);
  list.replaceChildren(...files.map((file) => fileRow(file, list)));
  if (files.length > Number(list.dataset.maxFiles || Infinity)) {
    list.append(node("li", list.dataset.tooMany, "portal-files__warning"));
  }
});

document.querySelectorAll("[data-refresh-url]").forEach(keepFresh);
document.querySelector("[data-error-summary]")?.focus();
