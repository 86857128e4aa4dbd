// A list of messages, of one person's chat or of a group: it only shows what the simulator says.

import { el } from "./element.js";
import { bubble } from "./message.js";
import { gesture } from "./server.js";
import { alertIn, note } from "./sheet.js";
import { dayOf } from "./time.js";

const NEAR_END_PX = 80;

// Whoever extends it has: screen (an element), shows(message), acts() for the bubbles, sender() and place() of gestures.
export class Talk {
  constructor(stage, onNews) {
    Object.assign(this, { stage, onNews, messages: new Map(), unread: new Set() });
    this.list = el("div", { class: "messages", testid: "messages", role: "log", "aria-label": "Pesan", tabindex: "0" });
  }

  load(chat, unconfirmed) {
    this.messages = new Map(chat.messages.map((message) => [message.message_id, message]));
    this.unread = new Set(unconfirmed);
    this.take(chat);
    this.redraw();
  }

  redraw() {
    this.list.replaceChildren();
    this.lastDay = null;
    for (const message of this.messages.values()) this.append(message);
    if (!this.list.children.length) this.showEmpty();
    this.toEnd();
  }

  show(event) {
    const { message } = event;
    const wasAtEnd = this.isAtEnd();
    const isNew = !this.messages.has(message.message_id);
    if (!message.by_bot && message.update_id) this.unread.add(message.update_id);
    this.messages.set(message.message_id, message);
    if (isNew) this.append(message, "arriving");
    else this.drawAgain(message);
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
    for (const message of this.messages.values()) if (read.includes(message.update_id)) this.drawAgain(message);
  }

  answer({ message_id, text, show_alert }) {
    this.elementOf(message_id)?.querySelectorAll(".waiting").forEach((one) => one.classList.remove("waiting"));
    if (text && show_alert) alertIn(this.screen, text);
    else if (text) note(this.screen, text);
  }

  append(message, how) {
    if (!this.shows(message)) return;
    this.list.querySelector(".empty")?.remove();
    const day = dayOf(message.date);
    if (day !== this.lastDay) this.list.append(el("p", { class: "day" }, day));
    this.lastDay = day;
    const shown = this.bubble(message);
    if (how) shown.classList.add(how);
    this.list.append(shown);
  }

  drawAgain(message) {
    this.elementOf(message.message_id)?.replaceWith(this.bubble(message));
  }

  bubble(message) {
    return bubble(message, !this.unread.has(message.update_id), {
      tap: (from, one, element) => this.tap(from, one, element),
      grew: () => this.nearEnd && this.toEnd(),
      ...this.acts(),
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

  async send(name, body) {
    try {
      return await gesture(this.sender(), name, body instanceof FormData ? body : { ...this.place(), ...body });
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

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      note(this.screen, "Teks disalin");
    } catch {
      alertIn(this.screen, text);
    }
  }
}
