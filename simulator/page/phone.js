// One phone: the chat of one person with the bot. It only shows what the simulator says and passes on gestures.

import { chooseLocation } from "./attach.js";
import { Composer } from "./composer.js";
import { button, el, icon } from "./element.js";
import { bubble } from "./message.js";
import { gesture } from "./server.js";
import { alertIn, ask, choose, note } from "./sheet.js";
import { dayOf } from "./time.js";

const NEAR_END_PX = 80;
const DOING = { upload_photo: "mengirim foto …", upload_document: "mengirim berkas …", upload_voice: "mengirim suara …" };

export class Phone {
  constructor(person, stage, onNews) {
    Object.assign(this, { person, stage, onNews, chat: {}, messages: new Map(), unread: new Set() });
    this.title = el("strong", {});
    this.avatar = el("span", { class: "avatar", "aria-hidden": "true" });
    this.status = el("small", { class: "status", testid: "status" });
    this.list = el("div", { class: "messages", testid: "messages", role: "log", "aria-label": "Pesan", tabindex: "0" });
    this.composer = new Composer(this);
    this.screen = el("div", { class: "screen" }, this.header(), this.list, this.composer.element);
    const name = [person.first_name, person.last_name].filter(Boolean).join(" ");
    this.element = el("section", { class: "phone", id: `phone-${person.id}`, testid: `phone-${person.id}`, "aria-label": `Telepon ${name}` },
      el("h2", { class: "owner" }, name, person.role_label ? el("small", {}, person.role_label) : null), this.screen);
  }

  header() {
    const more = button(icon("more"), { class: "round", testid: "more", "aria-label": "Menu lainnya" }, () => this.openMore());
    return el("div", { class: "head" }, this.avatar, el("div", { class: "who" }, this.title, this.status), more);
  }

  // What the simulator says

  loadPerson(person) {
    this.person = person;
    this.title.textContent = person.bot.name;
    this.avatar.textContent = [...person.bot.name][0] ?? "B";
    this.composer.showMenu(person.menu);
    if (!this.messages.size) this.showEmpty();
  }

  load(chat, unconfirmed) {
    this.messages = new Map(chat.messages.map((message) => [message.message_id, message]));
    this.unread = new Set(unconfirmed);
    this.list.replaceChildren();
    this.lastDay = null;
    for (const message of this.messages.values()) this.append(message);
    if (!this.messages.size) this.showEmpty();
    this.take(chat);
    this.toEnd();
  }

  take(chat) {
    this.chat = { ...this.chat, ...chat };
    this.composer.take(this.chat);
    this.showTyping(chat.typing_until ?? 0, chat.doing);
  }

  show(event) {
    const { message } = event;
    const wasAtEnd = this.isAtEnd();
    const isNew = !this.messages.has(message.message_id);
    if (!message.by_bot && message.update_id) this.unread.add(message.update_id);
    this.messages.set(message.message_id, message);
    if (isNew) this.append(message, "arriving");
    else this.elementOf(message.message_id)?.replaceWith(this.bubble(message));
    this.take(event);
    if (wasAtEnd || (isNew && !message.by_bot)) this.toEnd();
    if (message.by_bot) this.onNews(this);
  }

  remove(event) {
    this.messages.delete(event.message_id);
    this.elementOf(event.message_id)?.remove();
    this.take(event);
  }

  confirm(ids) {
    const read = ids.filter((id) => this.unread.delete(id));
    if (!read.length) return;
    for (const message of this.messages.values()) {
      if (read.includes(message.update_id)) this.elementOf(message.message_id)?.replaceWith(this.bubble(message));
    }
  }

  answer({ message_id, text, show_alert }) {
    this.elementOf(message_id)?.querySelectorAll(".waiting").forEach((one) => one.classList.remove("waiting"));
    if (text && show_alert) alertIn(this.screen, text);
    else if (text) note(this.screen, text);
  }

  showTyping(until, doing) {
    clearTimeout(this.typing);
    const left = until * 1000 - Date.now();
    this.status.textContent = left > 0 ? DOING[doing] ?? "sedang mengetik …" : "bot";
    this.status.classList.toggle("typing", left > 0);
    if (left > 0) this.typing = setTimeout(() => this.showTyping(0), left);
  }

  showEmpty() {
    const { bot } = this.person;
    this.list.replaceChildren(el("div", { class: "empty", testid: "description" },
      el("strong", {}, bot.description ? "Apa yang dapat dilakukan bot ini?" : "Belum ada pesan di sini"),
      bot.description ? el("p", { dir: "auto" }, bot.description) : null));
  }

  append(message, how) {
    this.list.querySelector(".empty")?.remove();
    const day = dayOf(message.date);
    if (day !== this.lastDay) this.list.append(el("p", { class: "day" }, day));
    this.lastDay = day;
    const shown = this.bubble(message);
    if (how) shown.classList.add(how);
    this.list.append(shown);
  }

  bubble(message) {
    return bubble(message, !this.unread.has(message.update_id), {
      open: (what) => this.open(what),
      tap: (from, one, element) => this.tap(from, one, element),
      grew: () => this.nearEnd && this.toEnd(),
    });
  }

  elementOf(messageId) {
    return this.list.querySelector(`[data-message-id="${messageId}"]`);
  }

  isAtEnd() {
    this.nearEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END_PX;
    return this.nearEnd;
  }

  toEnd() {
    this.nearEnd = true;
    this.list.scrollTop = this.list.scrollHeight;
  }

  // What the person does

  async send(name, body) {
    try {
      return await gesture(this.person.id, name, body);
    } catch (trouble) {
      note(this.screen, trouble.message);
      return null;
    }
  }

  tap(message, one, element) {
    if (one.url) return this.open({ link: one.url });
    if (one.copy_text) return this.copy(one.copy_text.text);
    element.classList.add("waiting");
    setTimeout(() => element.classList.remove("waiting"), 8000);
    return this.send("taps", { message_id: message.message_id, data: one.callback_data ?? "" });
  }

  press(key) {
    if (key.request_contact) return this.send("shares_contact", {});
    if (key.request_location) return chooseLocation(this.screen, this.stage, (name, body) => this.send(name, body));
    return this.send("says", { text: key.text });
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      note(this.screen, "Teks disalin");
    } catch {
      alertIn(this.screen, text);
    }
  }

  open({ command, link }) {
    if (command) return this.send("says", { text: command });
    const start = startOf(link, this.stage.bot.username);
    if (start !== null) return this.send("starts", { parameter: start });
    const address = /^https?:\/\//.test(link) ? link : `https://${link}`;
    return window.open(address, "_blank", "noopener");
  }

  openMore() {
    const items = [["🔗 Buka tautan t.me …", { testid: "open-link" }, () => this.askLink()]];
    if (this.person.start) items.unshift(["🪧 Pindai poster", { testid: "poster" }, () => this.send("starts", { parameter: this.person.start })]);
    items.push(this.chat.blocked
      ? ["Buka blokir bot", { testid: "unblock" }, () => this.send("unblocks")]
      : ["⛔ Blokir bot", { testid: "block", class: "choice danger" }, () => this.send("blocks")]);
    choose(this.screen, "Menu", items);
  }

  askLink() {
    const example = `https://t.me/${this.stage.bot.username}?start=…`;
    ask(this.screen, "Buka tautan", [["link", "Tautan", { placeholder: example }]], ({ link }) => {
      const start = startOf(link.trim(), this.stage.bot.username);
      if (start === null) note(this.screen, "Tautan ini bukan untuk bot ini");
      else this.send("starts", { parameter: start });
    });
  }
}

// The start parameter of a link to this bot, "" when it has none, null when it is another link.
function startOf(link, username) {
  const found = /^(?:https?:\/\/)?t\.me\/(\w+)(?:\?start=([\w-]*))?$/i.exec(link);
  return found && found[1].toLowerCase() === username.toLowerCase() ? found[2] ?? "" : null;
}
