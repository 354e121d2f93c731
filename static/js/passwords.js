// A button beside every password field that shows what was typed:
// <div data-password data-show="…"> around the field.
"use strict";

document.querySelectorAll("[data-password]").forEach((box) => {
  const input = box.querySelector("input[type=password]");
  if (!input) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "kern-btn kern-btn--tertiary portal-show-password";
  button.setAttribute("aria-controls", input.id);
  const label = document.createElement("span");
  label.className = "kern-label";
  button.append(label);
  const show = (shown) => {
    input.type = shown ? "text" : "password";
    // The name stays the same, the state says which it is.
    button.setAttribute("aria-pressed", String(shown));
  };
  label.textContent = box.dataset.show;
  show(false);
  button.addEventListener("click", () => show(input.type === "password"));
  // Browsers keep what was typed into fields of type text.
  input.form?.addEventListener("submit", () => show(false));
  box.append(button);
});
