// Links to the bot: t.me/<bot>?start=… and ?startgroup=….

// {parameter, group} of a link to this bot, null when it is another link.
export function startOf(link, username) {
  const found = /^(?:https?:\/\/)?t\.me\/(\w+)(?:\?(start|startgroup)=([\w-]*)(?:&[\w=+]*)?)?$/i.exec(link);
  if (!found || found[1].toLowerCase() !== username.toLowerCase()) return null;
  return { parameter: found[3] ?? "", group: found[2] === "startgroup" };
}
