// The stage: the clock, the tabs, and the phones side by side.

import { el } from "./element.js";
import { Phone } from "./phone.js";
import { moveClock, readClock, readState, watch } from "./server.js";
import { dateAndTime, now, setNow } from "./time.js";

const main = document.querySelector(".phones");
const tabs = document.querySelector(".tabs");
const clock = document.querySelector(".clock");
const clockToggle = document.querySelector(".clock-toggle");
const stage = { people: [], places: [], bot: {} };
let phones = new Map();

function reload(state) {
  Object.assign(stage, { people: state.people, places: state.places, bot: state.bot });
  document.title = `${state.bot.first_name} · telepon`;
  setClock(state.clock);
  const same = state.people.length === phones.size && state.people.every(({ id }) => phones.has(id));
  if (!same) build(state.people);
  for (const person of state.people) phones.get(person.id).loadPerson(person);
  for (const chat of state.chats) phones.get(chat.chat_id)?.load(chat, state.unconfirmed);
}

function build(people) {
  phones = new Map(people.map((person) => [person.id, new Phone(person, stage, onNews)]));
  main.replaceChildren(...[...phones.values()].map((phone) => phone.element));
  tabs.replaceChildren(...people.map(tabOf));
  if (people.length) select(people[0].id);
}

function tabOf(person) {
  return el("button", {
    type: "button", role: "tab", id: `tab-${person.id}`, testid: `tab-${person.id}`,
    "aria-controls": `phone-${person.id}`, onclick: () => select(person.id),
  }, person.first_name);
}

// On a narrow screen only the selected phone is shown; on a wide one all are.
function select(id) {
  for (const [one, phone] of phones) {
    const isChosen = one === id;
    phone.element.classList.toggle("chosen", isChosen);
    const tab = document.getElementById(`tab-${one}`);
    tab.setAttribute("aria-selected", String(isChosen));
    if (isChosen) tab.classList.remove("news");
  }
  phones.get(id).toEnd();
}

function onNews(phone) {
  if (!phone.element.classList.contains("chosen")) document.getElementById(`tab-${phone.person.id}`).classList.add("news");
}

const CHANGES = {
  message: (event) => phones.get(event.chat_id)?.show(event),
  deleted: (event) => phones.get(event.chat_id)?.remove(event),
  answer: (event) => phones.get(event.chat_id)?.answer(event),
  typing: (event) => phones.get(event.chat_id)?.take(event),
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
    if (state.people.length !== phones.size) return reload(state);
    Object.assign(stage, { people: state.people });
    for (const person of state.people) phones.get(person.id)?.loadPerson(person);
    for (const { messages, ...chat } of state.chats) phones.get(chat.chat_id)?.take(chat);
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
