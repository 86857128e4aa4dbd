// A group: topics as a row of labels, the messages of one topic, and a line to write as one of its members.

import { button, el, icon } from "./element.js";
import { gesture } from "./server.js";
import { choose, note } from "./sheet.js";
import { startOf } from "./link.js";
import { Talk } from "./talk.js";

export class Room extends Talk {
  constructor(chat, stage, onNews) {
    super(stage, onNews);
    Object.assign(this, { chat, topic: 0, answering: null, news: new Set() });
    this.title = el("strong", {}, chat.title);
    this.status = el("small", { class: "status" });
    this.topics = el("div", { class: "topics", role: "group", "aria-label": "Topik", testid: "topics" });
    this.quoted = el("div", { class: "quoted", hidden: true });
    this.member = el("select", { class: "member", testid: "member", "aria-label": "Menulis sebagai" });
    this.input = el("textarea", {
      class: "input", testid: "input", rows: "1", placeholder: "Tulis di grup …", "aria-label": "Tulis di grup", dir: "auto",
      onkeydown: (event) => this.key(event),
    });
    this.bar = el("div", { class: "bar" }, this.member, this.input,
      button(icon("send"), { class: "round send", testid: "send", "aria-label": "Kirim" }, () => this.submit()));
    this.closed = el("p", { class: "closed", hidden: true }, "Topik ditutup");
    this.screen = el("div", { class: "screen" }, this.header(), this.topics, this.list,
      el("div", { class: "foot" }, this.quoted, this.closed, this.bar));
    this.element = el("section", { class: "phone", id: `phone-${chat.chat_id}`, testid: `room-${chat.chat_id}`, "aria-label": `Grup ${chat.title}` },
      el("h2", { class: "owner" }, chat.title, el("small", {}, "Grup")), this.screen);
  }

  header() {
    const more = button(icon("more"), { class: "round", testid: "more", "aria-label": "Menu lainnya" }, () => this.openMore());
    return el("div", { class: "head" }, el("span", { class: "avatar", "aria-hidden": "true" }, "👥"),
      el("div", { class: "who" }, this.title, this.status), more);
  }

  // What the simulator says

  load(chat, unconfirmed) {
    this.take(chat);
    this.topic = chat.topics.findLast(({ closed }) => !closed)?.id ?? 0;
    super.load(chat, unconfirmed);
  }

  take({ messages, message, ...chat }) {
    const known = new Set((this.chat.topics ?? []).map(({ id }) => id));
    this.chat = { ...this.chat, ...chat };
    const fresh = this.chat.topics.findLast(({ id }) => !known.has(id));
    if (!this.chat.topics.some(({ id }) => id === this.topic)) this.topic = 0;
    if (fresh && !this.topic && !this.answering) this.choose(fresh.id);
    this.status.textContent = `${this.chat.members.length} petugas${this.chat.has_bot ? ", bot" : " · bot dikeluarkan"}`;
    this.drawTopics();
    this.drawFoot();
  }

  show(event) {
    const topic = event.message.message_thread_id ?? 0;
    if (topic !== this.topic) this.news.add(topic);
    super.show(event);
  }

  shows(message) {
    return (message.message_thread_id ?? 0) === this.topic;
  }

  showEmpty() {
    this.list.replaceChildren(el("div", { class: "empty" }, el("strong", {}, "Belum ada pesan di sini"),
      el("p", {}, "Petugas: /kasus → 👥 Grup di HP, lalu kirim perintahnya di sini. Tiap kasus jadi satu topik.")));
  }

  drawTopics() {
    const labels = [{ id: 0, name: "Umum" }, ...[...this.chat.topics].reverse()];
    this.topics.replaceChildren(...labels.map(({ id, name, closed }) => button(`${closed ? "🔒 " : ""}${name}`, {
      class: `topic${id === this.topic ? " chosen" : ""}${this.news.has(id) ? " news" : ""}`, testid: "topic",
      title: name, "aria-pressed": String(id === this.topic),
    }, () => this.choose(id))));
  }

  drawFoot() {
    const isClosed = Boolean(this.chat.topics.find(({ id }) => id === this.topic)?.closed);
    this.closed.hidden = !isClosed;
    this.bar.hidden = isClosed;
    const before = this.member.value;
    const names = this.chat.members.map((id) => this.stage.everybody.find((one) => one.id === id)).filter(Boolean);
    this.member.replaceChildren(...names.map(({ id, first_name }) => el("option", { value: id }, first_name)));
    if (before) this.member.value = before;
    this.quoted.hidden = !this.answering;
    this.quoted.replaceChildren();
    if (this.answering) this.quoted.append(el("span", {}, `↩ ${(this.answering.text ?? this.answering.caption ?? "Pesan").slice(0, 70)}`),
      button("✕", { class: "round", "aria-label": "Tidak jadi membalas" }, () => this.reply(null)));
  }

  // What its members do

  sender() {
    return Number(this.member.value);
  }

  place() {
    return { chat: this.chat.chat_id };
  }

  acts() {
    const name = ({ from, by_bot }) => (by_bot ? this.stage.bot.first_name : from?.first_name);
    return { open: (what) => this.open(what), reply: (message) => this.reply(message), name };
  }

  choose(topic) {
    this.topic = topic;
    this.news.delete(topic);
    this.answering = null;
    this.redraw();
    this.drawTopics();
    this.drawFoot();
  }

  reply(message) {
    this.answering = message;
    this.drawFoot();
    if (message) this.input.focus({ preventScroll: true });
  }

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.submit();
  }

  submit() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = "";
    this.says(text);
  }

  says(text) {
    const body = { text, topic: this.topic };
    if (this.answering) body.answers = this.answering.message_id;
    this.reply(null);
    return this.send("says", body);
  }

  open({ command, link }) {
    if (command) return this.says(command);
    const found = startOf(link, this.stage.bot.username);
    if (found) return gesture(this.sender(), "starts", { parameter: found.parameter });
    return note(this.screen, "Tautan ini dibuka di luar Telegram");
  }

  openMore() {
    const change = (name, body) => () => this.send(name, body);
    const items = this.chat.has_bot
      ? [["⛔ Keluarkan bot", { testid: "remove-bot", class: "choice danger" }, change("removes_bot")],
        ["Cabut hak kelola topik", { testid: "plain-bot" }, change("adds_bot")]]
      : [];
    items.unshift(["🛡 Bot jadi admin yang kelola topik", { testid: "add-bot" }, change("adds_bot", { topics: true })]);
    if (this.topic) items.push(["🗑 Hapus topik ini", { testid: "delete-topic", class: "choice danger" }, change("deletes_topic", { topic: this.topic })]);
    choose(this.screen, "Grup", items);
  }
}
