// Times as people in the page's zone read them.

const ZONE = { timeZone: "Asia/Jakarta" };
const hour = new Intl.DateTimeFormat("id-ID", { ...ZONE, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat("id-ID", { ...ZONE, day: "numeric", month: "long", year: "numeric" });
const long = new Intl.DateTimeFormat("id-ID", { ...ZONE, weekday: "short", day: "numeric", month: "short", year: "numeric" });

export const clockOf = (seconds) => hour.format(seconds * 1000);
export const dayOf = (seconds) => day.format(seconds * 1000);
export const dateAndTime = (seconds) => `${long.format(seconds * 1000)} · ${clockOf(seconds)} WIB`;

let ahead = 0;

// Seconds on the simulator's clock, which may run ahead of this computer's.
export const now = () => Date.now() / 1000 + ahead;
export const setNow = (timestamp) => { ahead = timestamp - Date.now() / 1000; };
