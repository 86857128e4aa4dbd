// The page's only door to the simulator: gestures, the clock, and what changes.

async function post(path, body) {
  const isForm = body instanceof FormData;
  const answer = await fetch(path, {
    method: "POST",
    headers: isForm ? {} : { "Content-Type": "application/json" },
    body: isForm ? body : JSON.stringify(body ?? {}),
  });
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.error ?? answer.statusText);
  return content;
}

export const gesture = (personId, name, body) => post(`/sim/people/${personId}/${name}`, body);
export const moveClock = (body) => post("/sim/clock", body);
export const readClock = async () => (await fetch("/sim/clock")).json();
export const readState = async () => (await fetch("/sim/state")).json();
export const fileAddress = (fileId) => `/sim/files/${encodeURIComponent(fileId)}`;

// Calls `reload` with the whole state at every (re)connection and `change` for each event after it, in order.
export function watch({ reload, change, offline }) {
  const source = new EventSource("/sim/events");
  let waiting = [];
  source.onopen = async () => {
    waiting = [];
    const queue = waiting;
    const state = await readState();
    if (queue !== waiting) return;
    waiting = null;
    offline(false);
    reload(state);
    queue.forEach(change);
  };
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data);
    if (waiting) waiting.push(event);
    else change(event);
  };
  source.onerror = () => offline(true);
}
