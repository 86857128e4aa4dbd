// One bubble: who, what, when, and the buttons under it.

import { button, el } from "./element.js";
import { fileAddress } from "./server.js";
import { formatted } from "./text.js";
import { clockOf } from "./time.js";

const NOTES = {
  forum_topic_created: "Topik dibuat", forum_topic_closed: "Topik ditutup", forum_topic_reopened: "Topik dibuka lagi",
  migrate_from_chat_id: "Grup ini menjadi grup besar",
};

// `acts` has: open({command|link}), tap(message, button, element), grew(); in a group name(message) and reply(message)
export function bubble(message, isRead, acts) {
  const told = Object.keys(NOTES).find((name) => name in message);
  if (told) return el("p", { class: "day", "data-message-id": message.message_id }, NOTES[told]);
  const side = message.by_bot ? "theirs" : "mine";
  const box = el("div", { class: "bubble" }, ...content(message, acts), footer(message, isRead, acts));
  if (message.sticker) box.classList.add("bare");
  return el("article", { class: `message ${side}`, "data-message-id": message.message_id }, box, ...buttons(message, acts));
}

function content(message, acts) {
  const parts = [author(message, acts), origin(message), quote(message), ...media(message, acts)];
  const text = shown(message);
  if (text) {
    const entities = message.entities ?? message.caption_entities;
    parts.push(el("div", { class: "text", dir: "auto" }, formatted(text, entities, acts.open)));
  }
  return parts.filter(Boolean);
}

// A link to the bot writes "/start" with a parameter, which a phone keeps to itself.
function shown(message) {
  const text = message.text ?? message.caption;
  return message.by_bot ? text : text?.replace(/^\/start \S+$/, "/start");
}

function author(message, acts) {
  return acts.name ? el("p", { class: "author" }, acts.name(message)) : null;
}

function origin(message) {
  const from = message.forward_origin;
  if (!from) return null;
  const name = from.sender_user_name ?? from.sender_user?.first_name ?? "seseorang";
  return el("p", { class: "origin" }, `Diteruskan dari ${name}`);
}

function quote(message) {
  const original = message.reply_to_message;
  if (!original || original.forum_topic_created) return null;
  return el("p", { class: "quote" }, (original.text ?? original.caption ?? "Pesan").slice(0, 80));
}

function media(message, acts) {
  if (message.photo) return [picture(message.photo.at(-1), acts)];
  if (message.document) return [download(message.document)];
  if (message.voice) return [card("🎤", "Pesan suara", `0:0${message.voice.duration}`)];
  if (message.video) return [card("🎬", "Video", "")];
  if (message.sticker) return [el("p", { class: "sticker", role: "img", "aria-label": "Stiker" }, message.sticker.emoji)];
  if (message.contact) return [contact(message.contact)];
  if (message.venue) return [place(message.venue.location, message.venue.title, message.venue.address)];
  if (message.location) return [place(message.location, "Lokasi", "")];
  return [];
}

function picture(photo, acts) {
  const src = fileAddress(photo.file_id);
  return el("a", { class: "picture", href: src, target: "_blank", rel: "noopener" },
    el("img", { src, alt: "Foto", loading: "eager", onload: acts.grew }));
}

function download(file) {
  const size = file.file_size < 1024 ? `${file.file_size} B` : `${Math.round(file.file_size / 1024)} KB`;
  return el("a", { class: "card", href: fileAddress(file.file_id), download: file.file_name, testid: "download" },
    el("span", { class: "card-icon", "aria-hidden": "true" }, "📄"),
    el("span", {}, el("strong", {}, file.file_name), el("small", {}, `${size} · unduh`)));
}

function card(sign, title, detail) {
  return el("div", { class: "card" }, el("span", { class: "card-icon", "aria-hidden": "true" }, sign),
    el("span", {}, el("strong", {}, title), el("small", {}, detail)));
}

function contact(given) {
  return card("👤", [given.first_name, given.last_name].filter(Boolean).join(" "), given.phone_number);
}

function place(where, title, address) {
  const spot = `${where.latitude.toFixed(4)}, ${where.longitude.toFixed(4)}`;
  return card("📍", title, [address, spot].filter(Boolean).join(" · "));
}

function footer(message, isRead, acts) {
  const edited = message.edit_date ? "diedit " : "";
  const ticks = message.by_bot ? null
    : el("span", { class: "ticks", "aria-label": isRead ? "diterima bot" : "terkirim" }, isRead ? "✓✓" : "✓");
  const reply = acts.reply ? button("Balas", { class: "link", testid: "reply" }, () => acts.reply(message)) : null;
  return el("span", { class: "when" }, reply, `${reply ? " · " : ""}${edited}${clockOf(message.date)}`, ticks);
}

function buttons(message, acts) {
  const rows = message.markup?.inline_keyboard;
  if (!rows) return [];
  const shown = rows.map((row) => el("div", { class: "row" }, ...row.map((one) => inlineButton(message, one, acts))));
  return [el("div", { class: "inline", role: "group", "aria-label": "Tombol pesan" }, ...shown)];
}

function inlineButton(message, one, acts) {
  const sign = one.url ? " ↗" : one.copy_text ? " ⧉" : "";
  return button(`${one.text}${sign}`, { testid: "inline-button", "data-label": one.text },
    ({ currentTarget }) => acts.tap(message, one, currentTarget));
}
