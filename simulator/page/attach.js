// The paperclip: contact, location, photo, document, voice note, sticker.

import { button, el } from "./element.js";
import { ask, choose } from "./sheet.js";

// `phone` is the phone's element; `send(gesture, body)`; `stage` has people, places and the person.
export function openAttachments(phone, stage, send) {
  const items = [
    ["👤 Kontak", "attach-contact", () => chooseContact(phone, stage, send)],
    ["📍 Lokasi", "attach-location", () => chooseLocation(phone, stage, send)],
    ["🖼️ Foto", "attach-photo", () => chooseFile("image/*", (file) => sendFile(send, "sends_photo", file))],
    ["🎨 Foto contoh", "attach-sample", () => samplePhoto((file) => sendFile(send, "sends_photo", file))],
    ["📄 Berkas", "attach-document", () => chooseFile("", (file) => sendFile(send, "sends_document", file))],
    ["🎤 Pesan suara", "attach-voice", () => send("sends_voice", {})],
    ["🙂 Stiker", "attach-sticker", () => send("sends_sticker", {})],
  ];
  choose(phone, "Lampirkan", items.map(([label, testid, action]) => [label, { testid }, action]));
}

function chooseContact(phone, { person, people }, send) {
  const others = people.filter((other) => other.id !== person.id && other.phone);
  const items = others.map((other) => [
    `${other.first_name} · ${other.phone}`, { testid: `contact-${other.id}` },
    () => send("shares_contact", { phone: other.phone, name: other.first_name, user_id: other.id }),
  ]);
  choose(phone, "Kirim kontak", [
    [`Nomor saya · ${person.phone || "tidak diketahui"}`, { testid: "contact-own" }, () => send("shares_contact", {})],
    ...items,
  ]);
}

export function chooseLocation(phone, { places }, send) {
  const list = places.map((place) => button(place.name, { class: "choice", testid: "place" }, () => {
    close();
    send("shares_location", { latitude: place.latitude, longitude: place.longitude });
  }));
  const number = { type: "number", step: "any", inputmode: "decimal" };
  const close = ask(phone, "Kirim lokasi", [
    ["latitude", "Lintang", { ...number, min: -90, max: 90, placeholder: "-6.9075" }],
    ["longitude", "Bujur", { ...number, min: -180, max: 180, placeholder: "109.7300" }],
  ], (values) => send("shares_location", values), el("div", { class: "choices" }, ...list));
}

function chooseFile(accept, done) {
  const input = el("input", { type: "file", accept, hidden: true });
  input.addEventListener("change", () => { if (input.files[0]) done(input.files[0]); input.remove(); });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

function sendFile(send, gesture, file) {
  const form = new FormData();
  form.append("file", file, file.name);
  send(gesture, form);
}

function samplePhoto(done) {
  const canvas = el("canvas", { width: 640, height: 420 });
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 640, 420);
  sky.addColorStop(0, "#f6d365");
  sky.addColorStop(1, "#d9804f");
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 640, 420);
  pen.fillStyle = "#fff8e7";
  pen.beginPath();
  pen.ellipse(320, 250, 210, 90, 0, 0, 7);
  pen.fill();
  pen.fillStyle = "#b5651d";
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 5 - row; column += 1) {
      pen.beginPath();
      pen.ellipse(220 + column * 50 + row * 25, 260 - row * 36, 30, 18, 0.2, 0, 7);
      pen.fill();
    }
  }
  canvas.toBlob((blob) => done(new File([blob], "foto.jpg", { type: "image/jpeg" })), "image/jpeg", 0.85);
}
