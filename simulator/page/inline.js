// What a bot answers to "@bot words" in the input: a list above it. A tap follows the result's own link, where Telegram would put
// the result into the chat that is open.

import { el } from "./element.js";
import { fileAddress } from "./server.js";

const PAUSE_MS = 350;

export class Inline {
  constructor(phone) {
    this.phone = phone;
    this.element = el("div", { class: "results", testid: "results", role: "listbox", "aria-label": "Hasil cari", hidden: true });
  }

  // Asks when the words rest for a moment; anything else closes the list.
  heard(text) {
    clearTimeout(this.waiting);
    this.words = this.wordsIn(text);
    if (this.words === null) return this.close();
    this.waiting = setTimeout(() => this.phone.send("asks_inline", { text: this.words }), PAUSE_MS);
    return null;
  }

  wordsIn(text) {
    const name = `@${this.phone.stage.bot.username} `.toLowerCase();
    return text.toLowerCase().startsWith(name) ? text.slice(name.length).trim() : null;
  }

  isOpen() {
    return !this.element.hidden;
  }

  close() {
    clearTimeout(this.waiting);
    this.words = null;
    this.element.hidden = true;
  }

  show(results) {
    if (this.words === null) return;
    const nothing = el("p", { class: "nothing" }, "Tidak ada hasil");
    this.element.replaceChildren(...(results.length ? results.map((one) => this.line(one)) : [nothing]));
    this.element.hidden = false;
  }

  line(result) {
    const picture = result.photo_file_id ? el("img", { src: fileAddress(result.photo_file_id), alt: "" }) : null;
    const words = el("span", {}, el("b", {}, result.title), el("small", {}, result.description ?? ""));
    return el("button", { type: "button", role: "option", class: "result", testid: "result", onclick: () => this.choose(result) }, picture, words);
  }

  choose(result) {
    const link = (result.reply_markup?.inline_keyboard ?? []).flat().find(({ url }) => url)?.url;
    this.phone.composer.clear();
    if (link) this.phone.open({ link });
  }
}
