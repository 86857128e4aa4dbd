// The foot of a phone: command menu, input, reply keyboard, paperclip, and the start and unblock buttons.

import { openAttachments } from "./attach.js";
import { button, el, icon } from "./element.js";
import { Inline } from "./inline.js";
import { choose } from "./sheet.js";

const PLACEHOLDER = "Tulis pesan …";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.menu = [];
    this.keyboard = null;
    this.isOpen = false;
    this.input = el("textarea", {
      class: "input", testid: "input", rows: "1", placeholder: PLACEHOLDER, "aria-label": "Tulis pesan", dir: "auto",
      oninput: () => this.changed(), onkeydown: (event) => this.key(event),
    });
    this.menuButton = button("Menu", { class: "menu", testid: "menu", hidden: true }, () => this.openMenu());
    this.toggle = button(icon("keys"), { class: "round", testid: "keyboard-toggle", "aria-label": "Papan tombol", hidden: true },
      () => this.open(!this.isOpen));
    this.clip = button(icon("clip"), { class: "round", testid: "attach", "aria-label": "Lampirkan" }, () => this.attach());
    this.sendButton = button(icon("send"), { class: "round send", testid: "send", "aria-label": "Kirim" }, () => this.submit());
    this.bar = el("div", { class: "bar" }, this.menuButton, this.input, this.toggle, this.clip, this.sendButton);
    this.keys = el("div", { class: "keys", testid: "keyboard", role: "group", "aria-label": "Papan tombol" });
    this.start = el("div", { class: "start" });
    this.inline = new Inline(this.phone);
    this.element = el("div", { class: "foot" }, this.start, this.inline.element, this.bar, this.keys);
  }

  showMenu(menu) {
    this.menu = menu;
    this.menuButton.hidden = !menu.length;
  }

  take(chat) {
    const isFresh = !chat.started;
    this.bar.hidden = isFresh || chat.blocked;
    this.start.replaceChildren(...this.bigButtons(isFresh, chat.blocked));
    const before = JSON.stringify([this.keyboard, this.wasOpen]);
    this.keyboard = chat.keyboard;
    this.wasOpen = chat.keyboard_is_open;
    if (before !== JSON.stringify([this.keyboard, this.wasOpen])) this.drawKeyboard();
    this.keys.hidden = !this.isOpen || this.bar.hidden;
  }

  bigButtons(isFresh, isBlocked) {
    const { person } = this.phone;
    if (isBlocked) return [button("BUKA BLOKIR", { class: "big", testid: "unblock-big" }, () => this.phone.send("unblocks"))];
    if (!isFresh) return [];
    const plain = button("MULAI", { class: "big", testid: "start" }, () => this.phone.send("starts", {}));
    if (!person.start) return [plain];
    const fromPoster = button("🪧 Pindai poster", { class: "big second", testid: "start-poster" },
      () => this.phone.send("starts", { parameter: person.start }));
    return [fromPoster, plain];
  }

  drawKeyboard() {
    const rows = this.keyboard?.keyboard;
    this.input.placeholder = this.keyboard?.input_field_placeholder || PLACEHOLDER;
    this.keys.replaceChildren(...(rows ?? []).map((row) => el("div", { class: "row" }, ...row.map((key) =>
      button(key.text, { testid: "reply-button", "data-label": key.text }, () => this.phone.press(key))))));
    this.keys.classList.toggle("tall", Boolean(rows) && !this.keyboard.resize_keyboard);
    this.toggle.hidden = !rows;
    this.open(Boolean(rows) && this.wasOpen);
    if (this.keyboard?.force_reply) this.input.focus({ preventScroll: true });
  }

  open(isOpen) {
    const wasAtEnd = this.phone.isAtEnd();
    this.isOpen = isOpen;
    this.keys.hidden = !isOpen;
    this.toggle.setAttribute("aria-expanded", String(isOpen));
    this.toggle.classList.toggle("on", isOpen);
    if (wasAtEnd) this.phone.toEnd();
  }

  openMenu() {
    choose(this.phone.screen, "Perintah", this.menu.map(({ command, description }) => [
      el("span", {}, el("b", {}, `/${command}`), ` ${description}`), { testid: "menu-item" },
      () => this.phone.send("says", { text: `/${command}` }),
    ]));
  }

  attach() {
    openAttachments(this.phone.screen, { ...this.phone.stage, person: this.phone.person },
      (name, body) => this.phone.send(name, body));
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  // While results are looked at, nothing is sent.
  submit() {
    const text = this.input.value.trim();
    if (!text || this.inline.isOpen()) return;
    this.clear();
    this.phone.send("says", { text });
  }

  clear() {
    this.input.value = "";
    this.changed();
  }

  changed() {
    this.fit();
    this.inline.heard(this.input.value);
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 120)}px`;
  }
}
