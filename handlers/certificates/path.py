"""The way to the shelf: how many papers are there, what is left in the right order, how long and how much."""

from bot.dialog.screen import Button, Line, Lines, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.papers import Path, Readiness, Step, path, rules
from handlers.certificates import figures
from handlers.certificates import words as w
from handlers.certificates.next_step import next_line, refused
from services import papers
from services.papers import Goods

_NAMED = 3
_NUMBERS = ("1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣")


async def show_path(
    turn: Turn, goods: Goods, channel: str, argument: str = "", *, anew: bool = False
) -> None:
    """ "Siap minimarket? 3 dari 7. Perkiraan 45 hari, Rp0–Rp…" """
    ready = await papers.ready(turn, goods, channel)
    way = path(ready)
    screen = Screen(w.fitting(turn, *_parts(ready, way, goods)), _buttons(ready, way, goods))
    w.show(turn, screen, argument, anew=anew)


def _parts(ready: Readiness, way: Path, goods: Goods) -> tuple[Line | w.Extra, ...]:
    channel = w.channel_name(ready.channel)
    title = message(
        N_("<b>Ready for {channel}? {done} of {total}.</b>\n{goods}"),
        channel=channel, done=way.done, total=way.total, goods=w.goods_name(goods),
    )  # fmt: skip
    if ready.closed:
        return title, message(N_("🚪 {why}"), why=w.said(ready.closed))
    if not ready.lines:
        return title, next_line(ready)
    renewing = (next_line(ready),) if ready.next_step.kind is Step.RENEW else ()
    if not way.stages and ready.next_step.kind is Step.READY:
        return title, message(N_("🎉 All papers are there. See the other things this buyer looks at."))
    if not way.stages:
        return title, next_line(ready), figures.knowledge_line(ready)
    return (
        title,
        *renewing,
        _estimate(way),
        *map(w.Extra, _unsure(way)),
        Lines(_stages(way)),
        figures.knowledge_line(ready),
    )


def _estimate(way: Path) -> Line:
    """Days and rupiah; papers whose cost nobody can prove are named, as the sum leaves them out."""
    told: dict[str, Line] = {"days": _days(way), "price": figures.price(way.least_rupiah, way.most_rupiah)}
    if not way.unsure_cost:
        return message(N_("Left: about {days}, {price}."), **told)
    return message(
        N_("Left: about {days}, {price}, without {papers} (ask first)."),
        **told,
        papers=_named(way.unsure_cost),
    )


def _days(way: Path) -> Line:
    if way.least_days == way.most_days:
        return message(N_("{days} days"), days=way.most_days)
    return message(N_("{least}–{most} days"), least=way.least_days, most=way.most_days)


def _unsure(way: Path) -> tuple[Line, ...]:
    """Papers whose time is a guess."""
    if not way.unsure_time:
        return ()
    return (message(N_("Time not certain, ask first: {papers}."), papers=_named(way.unsure_time)),)


def _named(papers_: tuple[str, ...]) -> Line:
    return w.listed([w.paper_name(one) for one in papers_[:_NAMED]])


def _stages(way: Path) -> tuple[Line, ...]:
    lines: list[Line] = []
    for number, stage in zip(_NUMBERS, way.stages, strict=False):
        names = w.listed([w.paper_name(one) for one in stage])
        text = N_("{number} {papers} (side by side)") if len(stage) > 1 else N_("{number} {papers}")
        lines.append(message(text, number=number, papers=names))
    return tuple(lines)


def _first(ready: Readiness, way: Path) -> str | None:
    """The paper to begin with: what the check names as the next step."""
    if ready.next_step.kind in (Step.GET, Step.RENEW, Step.CHECK):
        return ready.next_step.paper
    return way.stages[0][0] if way.stages else None


def _buttons(ready: Readiness, way: Path, goods: Goods) -> w.Rows:
    where = w.where(goods, ready.channel)
    first = _first(ready, way)
    begin = (
        (
            (
                Button(
                    message(N_("📖 Begin: {paper}"), paper=w.paper_name(first)),
                    route("paper_guide", f"{first}.{where}"),
                ),
            ),
        )
        if first
        else ()
    )
    known = rules().channels[ready.channel]
    list_ = (
        (Button(message(N_("📝 What they look at")), route("shelf_list", where)),)
        if known.checklist or known.steps
        else ()
    )
    if not way.stages and goods.product_id is not None and ready.next_step.kind is Step.READY:
        begin = ((refused(where),),)
    return (
        *begin,
        (*list_, Button(message(N_("🔎 Full check")), route("paper_check", where))),
        (
            Button(message(N_("🛒 Sell elsewhere")), route("paper_shelf", goods.token)),
            Button(message(N_("⬅️ Certificates")), route("papers")),
        ),
    )
