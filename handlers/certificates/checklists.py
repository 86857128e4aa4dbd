"""Lists that are ticked: what to bring for a paper, and what a buyer looks at besides papers. Ticks are kept by item."""

from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.papers import is_stale, rules
from domain.papers.model import Item
from domain.papers.tokens import MARK
from handlers.certificates import figures
from handlers.certificates import words as w
from handlers.certificates.guides import find_paper, open_guide, open_guides


async def open_documents(turn: Turn, argument: str) -> None:
    """What to bring, with ticks."""
    bare, page = w.paged(argument)
    paper, where = await find_paper(turn, bare), bare.partition(".")[2]
    if paper is None:
        return
    items = paper.guide_on(turn.today).documents
    if not items:
        await open_guide(turn, bare)
        return
    title = message(
        N_("📋 <b>{paper}: what to bring</b>\nTap a number to tick it."), paper=w.said(paper.name)
    )
    back = Button(message(N_("⬅️ Guide")), route("paper_guide", bare))
    steps = Button(message(N_("👣 Steps")), route("guide_steps", bare))
    await show_checklist(turn, paper.id, items, title, (back, steps), page, where)


async def show_checklist(
    turn: Turn,
    list_: str,
    items: tuple[Item, ...],
    title: Line,
    below: tuple[Button, ...],
    page: int,
    where: str,
) -> None:
    """Six items with their ticks; a number is tapped to tick or untick it. What was ticked is kept by item."""
    ticked = await turn.store.paper_notes.ticked(turn.person.id, list_)
    told = "" if where.startswith(MARK) else where  # the goods of a stranger take too many letters
    page = page if page * w.PAGE < len(items) else 0
    shown = list(enumerate(items, 1))[page * w.PAGE : (page + 1) * w.PAGE]
    lines = tuple(
        message(
            N_("{icon} {number}. {item}"),
            icon="✅" if item.key in ticked else "⬜", number=number, item=w.said(item),
        )
        for number, item in shown
    )  # fmt: skip
    numbers = [
        Button(
            message(N_("{icon} {number}"), icon="✅" if item.key in ticked else "⬜", number=number),
            route("paper_tick", f"{list_}.{item.key}.{int(item.key not in ticked)}.{told}~{page}"),
        )
        for number, item in shown
    ]
    done = sum(item.key in ticked for item in items)
    count = message(N_("{done} of {total} ready."), done=done, total=len(items))
    route_name = "shelf_list" if list_ in rules().channels else "guide_docs"
    argument = where if list_ in rules().channels else f"{list_}.{where}".rstrip(".")
    turning = w.pages(route_name, argument, page, len(items))
    rows = (tuple(numbers[:3]), *((tuple(numbers[3:]),) if numbers[3:] else ()), *turning, below)
    w.show(turn, Screen((title, Lines(lines), count), rows))


async def tick(turn: Turn, argument: str) -> None:
    """Tick or untick: the button says which, so that a second tap changes nothing."""
    bare, page = w.paged(argument)
    list_, key, wanted, where = (*bare.split(".", 3), "", "", "")[:4]
    paper, channel = rules().papers.get(list_), rules().channels.get(list_)
    items = paper.guide_on(turn.today).documents if paper else channel.checklist if channel else ()
    if not turn.person.id:  # a stranger is not written down
        turn.answer_tap(message(N_("Please register first, then your ticks are kept.")))
        return
    if all(item.key != key for item in items):
        turn.answer_tap(message(N_("That list has changed in the meantime.")))
    else:
        await turn.store.paper_notes.tick(turn.person.id, list_, key, turn.now, is_ticked=wanted == "1")
    if channel is not None:
        await open_channel_list(turn, f"{where or '.' + list_}~{page}")
    else:
        await open_documents(turn, f"{list_}.{where}~{page}" if where else f"{list_}~{page}")


async def open_channel_list(turn: Turn, argument: str) -> None:
    """What a buyer looks at besides papers, with ticks. The argument is goods and channel."""
    where, page = w.paged(argument)
    token, _, word = where.partition(".")
    name = w.channel_of(word)
    channel = rules().channels.get(name)
    if channel is None or not channel.checklist:
        await open_guides(turn)
        return
    title = message(
        N_("📝 <b>What {channel} looks at besides papers</b>\nTap a number to tick it."),
        channel=w.channel_name(name),
    )  # fmt: skip
    steps = (Button(message(N_("👣 How to get in")), route("shelf_steps", where)),) if channel.steps else ()
    back = Button(message(N_("⬅️ Back")), route("paper_shelf", where if token else f".{word}"))
    await show_checklist(turn, name, channel.checklist, title, (*steps, back), page, where)


async def open_channel_steps(turn: Turn, argument: str) -> None:
    name = w.channel_of(argument.partition(".")[2])
    channel = rules().channels.get(name)
    if channel is None:
        await open_guides(turn)
        return
    title = message(N_("👣 <b>{channel}: how to get in</b>"), channel=w.channel_name(name))
    checked = figures.checked_line(channel.checked_on, is_stale=is_stale(channel.checked_on, turn.today))
    back = (Button(message(N_("⬅️ Back")), route("shelf_list", argument)),)
    parts = w.fitting(turn, title, w.numbered(channel.steps), w.Extra(checked))
    w.show(turn, Screen(parts, (back,)))
