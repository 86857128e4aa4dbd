// One phone: the chat of one person with the bot. It passes on what the person does.

import { chooseLocation } from "./attach.js";
import { Composer } from "./composer.js";
import { button, el, icon } from "./element.js";
import { startOf } from "./link.js";
import { ask, choose, note } from "./sheet.js";
import { Talk } from "./talk.js";

const DOING = { upload_photo: "mengirim foto …", upload_document: "mengirim berkas …", upload_voice: "mengirim suara …" };

export class Phone extends Talk {
  constructor(person, stage, onNews) {
    super(stage, onNews);
    Object.assign(this, { person, chat: {} });
    this.title = el("strong", {});
    this.avatar = el("span", { class: "avatar", "aria-hidden": "true" });
    this.status = el("small", { class: "status", testid: "status" });
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

  take(chat) {
    this.chat = { ...this.chat, ...chat };
    this.composer.take(this.chat);
    this.showTyping(chat.typing_until ?? 0, chat.doing);
  }

  shows() {
    return true;
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

  // What the person does

  sender() {
    return this.person.id;
  }

  place() {
    return {};
  }

  acts() {
    return { open: (what) => this.open(what) };
  }

  press(key) {
    if (key.request_contact) return this.send("shares_contact", {});
    if (key.request_location) return chooseLocation(this.screen, this.stage, (name, body) => this.send(name, body));
    return this.send("says", { text: key.text });
  }

  open({ command, link }) {
    if (command) return this.send("says", { text: command });
    const start = startOf(link, this.stage.bot.username);
    if (start?.group) return this.enterGroup(start.parameter);
    if (start) return this.send("starts", { parameter: start.parameter });
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
      if (start) this.open({ link: link.trim() });
      else note(this.screen, "Tautan ini bukan untuk bot ini");
    });
  }

  // Telegram asks which group; here it is the first one that this person writes in.
  enterGroup(parameter) {
    const group = this.stage.rooms.find(({ members }) => members.includes(this.person.id));
    if (!group) return note(this.screen, "Di halaman ini tidak ada grupnya");
    return this.send("says", { chat: group.chat_id, text: `/start@${this.stage.bot.username} ${parameter}` });
  }
}
