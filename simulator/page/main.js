// The stage: the clock, the tabs, and the phones side by side.

import { el } from "./element.js";
import { Phone } from "./phone.js";
import { Room } from "./room.js";
import { moveClock, readClock, readState, watch } from "./server.js";
import { dateAndTime, now, setNow } from "./time.js";

const main = document.querySelector(".phones");
const tabs = document.querySelector(".tabs");
const clock = document.querySelector(".clock");
const clockToggle = document.querySelector(".clock-toggle");
const stage = { everybody: [], people: [], rooms: [], places: [], bot: {} };
let phones = new Map();

function reload(state) {
  take(state);
  document.title = `${state.bot.first_name} · telepon`;
  setClock(state.clock);
  if (!isSame()) build();
  for (const person of stage.people) phones.get(person.id).loadPerson(person);
  for (const chat of [...state.chats, ...state.rooms]) phones.get(chat.chat_id)?.load(chat, state.unconfirmed);
}

function take({ people, rooms, places, bot }) {
  Object.assign(stage, { everybody: people, people: people.filter((one) => one.has_phone), rooms, places, bot });
}

function isSame() {
  const ids = [...stage.people.map(({ id }) => id), ...stage.rooms.map(({ chat_id }) => chat_id)];
  return ids.length === phones.size && ids.every((id) => phones.has(id));
}

// Phones and groups, by the number of their chat.
function build() {
  phones = new Map([
    ...stage.people.map((person) => [person.id, new Phone(person, stage, () => onNews(person.id))]),
    ...stage.rooms.map((room) => [room.chat_id, new Room(room, stage, () => onNews(room.chat_id))]),
  ]);
  main.replaceChildren(...[...phones.values()].map((phone) => phone.element));
  tabs.replaceChildren(...stage.people.map(({ id, first_name }) => tabOf(id, first_name)), ...stage.rooms.map(({ chat_id }) => tabOf(chat_id, "Grup")));
  const [first] = phones.keys();
  if (first) select(first);
}

function tabOf(id, name) {
  return el("button", {
    type: "button", role: "tab", id: `tab-${id}`, testid: `tab-${id}`, "aria-controls": `phone-${id}`, onclick: () => select(id),
  }, name);
}

// On a narrow screen only the selected phone is shown; on a wide one all are.
function select(id) {
  for (const [one, phone] of phones) {
    const isChosen = one === id;
    phone.element.classList.toggle("chosen", isChosen);
    const tab = document.getElementById(`tab-${one}`);
    tab.setAttribute("aria-selected", String(isChosen));
    if (isChosen) tab.classList.remove("news");
    if (isChosen) tab.scrollIntoView({ block: "nearest", inline: "center" });
  }
  phones.get(id).toEnd();
}

function onNews(id) {
  if (!phones.get(id).element.classList.contains("chosen")) document.getElementById(`tab-${id}`).classList.add("news");
}

const CHANGES = {
  message: (event) => phones.get(event.chat_id)?.show(event),
  deleted: (event) => phones.get(event.chat_id)?.remove(event),
  results: ({ chat_id, results }) => phones.get(chat_id)?.composer?.inline?.show(results),
  answer: (event) => phones.get(event.chat_id)?.answer(event),
  room: (event) => phones.get(event.chat_id)?.take(event),
  typing: (event) => phones.get(event.chat_id)?.showTyping?.(event.typing_until, event.doing),
  confirmed: ({ ids }) => phones.forEach((phone) => phone.confirm(ids)),
  clock: setClock,
  people: refreshPeople,
  profile: refreshPeople,
  "still here": async () => setClock(await readClock()),
};

let refreshing = null;

// Several changes at once (a bot setting all its menus) cost one reading.
function refreshPeople() {
  refreshing ??= setTimeout(async () => {
    refreshing = null;
    const state = await readState();
    take(state);
    if (!isSame()) return reload(state);
    for (const person of stage.people) phones.get(person.id).loadPerson(person);
    for (const { messages, ...chat } of [...state.chats, ...state.rooms]) phones.get(chat.chat_id)?.take(chat);
    return null;
  }, 150);
}

function setClock({ timestamp }) {
  setNow(timestamp);
  drawClock();
}

function drawClock() {
  const shown = dateAndTime(now());
  if (clock.textContent !== shown) clock.textContent = shown;
  clock.classList.toggle("moved", Math.abs(now() - Date.now() / 1000) > 5);
}

document.querySelector(".clock-buttons").addEventListener("click", async ({ target }) => {
  if (target.dataset.move) setClock(await moveClock(JSON.parse(target.dataset.move)));
});
clockToggle.addEventListener("click", () => {
  const isOpen = document.querySelector(".top").classList.toggle("open");
  clockToggle.setAttribute("aria-expanded", String(isOpen));
});
setInterval(drawClock, 1000);
watch({
  reload,
  change: (event) => CHANGES[event.type]?.(event),
  offline: (isOff) => { document.querySelector(".offline").hidden = !isOff; },
});
