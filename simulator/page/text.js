// A message's text with its entities as elements. Offsets count UTF-16 units, as JavaScript strings do.

import { el } from "./element.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// `open` is called with {command} or {link} when a person follows something in the text.
export function formatted(text, entities, open) {
  const roots = nest(entities ?? []);
  return piece(text, 0, text.length, roots, open);
}

function nest(entities) {
  const roots = [];
  const stack = [];
  for (const entity of [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)) {
    const node = { ...entity, end: entity.offset + entity.length, inner: [] };
    while (stack.length && stack.at(-1).end <= node.offset) stack.pop();
    (stack.at(-1)?.inner ?? roots).push(node);
    stack.push(node);
  }
  return roots;
}

function piece(text, start, end, nodes, open) {
  const parts = document.createDocumentFragment();
  let position = start;
  for (const node of nodes) {
    parts.append(text.slice(position, node.offset));
    const inside = piece(text, node.offset, Math.min(node.end, end), node.inner, open);
    parts.append(wrapped(node, text.slice(node.offset, node.end), inside, open));
    position = Math.min(node.end, end);
    if (BLOCKS.has(node.type) && text[position] === "\n") position += 1; // the block ends the line already
  }
  parts.append(text.slice(position, end));
  return parts;
}

function wrapped(node, plain, inside, open) {
  if (node.type === "bot_command") return textButton(inside, () => open({ command: plain }));
  if (node.type === "url") return textButton(inside, () => open({ link: plain }));
  if (node.type === "text_link") return textButton(inside, () => open({ link: node.url }), node.url);
  if (node.type === "spoiler") return spoiler(inside);
  const tag = TAGS[node.type];
  return tag ? el(tag, {}, inside) : inside;
}

// An anchor, as a button does not break within a line.
function textButton(inside, onclick, title) {
  const follow = (event) => { event.preventDefault(); onclick(); };
  return el("a", { href: "#", class: "link", title, onclick: follow }, inside);
}

function spoiler(inside) {
  const show = ({ currentTarget }) => currentTarget.classList.add("shown");
  return el("button", { type: "button", class: "spoiler", "aria-label": "Teks tersembunyi", onclick: show }, inside);
}
