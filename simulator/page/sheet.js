// What slides up over a phone: lists to choose from, small forms, alerts, and notes that pass.

import { button, el } from "./element.js";

const NOTE_MS = 3500;

export function openSheet(phone, title, ...content) {
  closeSheet(phone);
  const before = document.activeElement;
  const behind = [...phone.children];
  const close = () => {
    shade.remove();
    behind.forEach((one) => { one.inert = false; });
    before?.focus?.({ preventScroll: true });
  };
  const sheet = el("div", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title },
    el("h2", {}, title), ...content, button("Tutup", { class: "quiet", testid: "sheet-close" }, close));
  const shade = el("div", {
    class: "shade",
    onclick: (event) => event.target === shade && close(),
    onkeydown: (event) => event.key === "Escape" && close(),
  }, sheet);
  behind.forEach((one) => { one.inert = true; });
  shade.closeSheet = close;
  phone.append(shade);
  (sheet.querySelector("input, button") ?? sheet).focus({ preventScroll: true });
  return close;
}

export function closeSheet(phone) {
  phone.querySelector(".shade")?.closeSheet();
}

// items: [label, options, action]; the sheet closes before the action runs.
export function choose(phone, title, items) {
  const list = items.map(([label, options, action]) =>
    button(label, { class: "choice", ...options }, () => { close(); action(); }));
  const close = openSheet(phone, title, el("div", { class: "choices" }, ...list));
}

// fields: [name, label, options]; `done` gets the values by name.
export function ask(phone, title, fields, done, ...more) {
  const inputs = fields.map(([name, label, options]) =>
    el("label", {}, label, el("input", { name, required: true, autocomplete: "off", testid: name, ...options })));
  const form = el("form", {
    onsubmit: (event) => {
      event.preventDefault();
      close();
      done(Object.fromEntries(new FormData(form)));
    },
  }, ...inputs, el("button", { type: "submit", class: "primary", testid: "sheet-send" }, "Kirim"));
  const close = openSheet(phone, title, ...more, form);
  return close;
}

export function alertIn(phone, text) {
  openSheet(phone, "Pesan dari bot", el("p", { class: "alert", testid: "alert" }, text));
}

export function note(phone, text) {
  phone.querySelector(".note")?.remove();
  const shown = el("p", { class: "note", role: "status", testid: "toast" }, text);
  phone.append(shown);
  setTimeout(() => shown.remove(), NOTE_MS);
}
