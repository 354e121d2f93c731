// Passkeys: asks the device and sends its answer with the form. The one thing on the
// portal that needs JavaScript; without it these parts stay hidden.
"use strict";

// <form data-passkey> holds its question as JSON in #passkey-question, or names in
// the attribute where to get it and send the answer.
async function questionOf(form) {
  const written = document.getElementById("passkey-question");
  if (written) return JSON.parse(written.textContent);
  const response = await fetch(form.dataset.passkey, {
    credentials: "same-origin",
    cache: "no-store",
    headers: { "X-Requested-With": "fetch" },
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

async function answer(form) {
  const question = await questionOf(form);
  const isNew = "passkeyNew" in form.dataset;
  const { create, get } = window.webauthnJSON;
  const credential = await (isNew ? create(question) : get(question));
  const input = form.querySelector("[name=credential]");
  input.disabled = false;
  input.value = JSON.stringify(credential);
  if (form.dataset.passkey) {
    form.action = form.dataset.passkey;
    // The password is not needed, so it does not travel.
    form.querySelector("[name=password]").disabled = true;
  }
  form.submit();
}

function start(form) {
  const trouble = form.querySelector("[data-passkey-trouble]");
  const button = form.querySelector("[data-passkey-start]");
  button.addEventListener("click", async () => {
    trouble.hidden = true;
    button.setAttribute("aria-disabled", "true");
    try {
      await answer(form);
    } catch {
      // Stopped by the person, no passkey here, or no network: said on the page.
      trouble.hidden = false;
      trouble.focus();
    }
    button.removeAttribute("aria-disabled");
  });
  form.querySelector("[data-passkey-part]").hidden = false;
  form.querySelector("[data-no-passkey]")?.remove();
}

if (window.PublicKeyCredential && window.webauthnJSON) {
  document.querySelectorAll("form[data-passkey]").forEach(start);
}
