"""A shop's sheet held against the books: what agrees, what differs, which lines are unclear; then sent, or not.

Whoever sends it sees all of it first. Producers hear of it when it is sent, with both numbers.
"""

from bot.conversation import Conversation
from bot.dialog.argument import number_in
from bot.dialog.screen import Button, Line, Lines, Literal, Screen, route
from bot.turn import Turn
from domain.clip import clipped
from domain.consignment.columns import Sheet
from domain.consignment.sheet import Difference
from domain.consignment.sheet_rows import Unmatched
from domain.heard_days import month_of
from domain.messages import N_, message
from domain.roles import Action
from domain.rupiah import Rupiah
from handlers.outlets import shops
from services import shop_news, shop_sheets
from services.shop_sheets import Look, Maker

_SHOWN, _CANDIDATES = 4, 4
_LONGEST = 20


async def show(turn: Turn, argument: str, sheet: Sheet | None = None) -> None:
    """What the sheet comes to. `sheet`: as it was just read, to tell of lines that could not be."""
    seen = await shop_sheets.look(turn, argument)
    if seen is None:
        await shops.show_shops(turn, message(N_("That list is no longer here. Please send it again.")))
        return
    turn.show(overview(seen, sheet))


def overview(seen: Look, sheet: Sheet | None = None) -> Screen:
    """How many goods agree, differ, are unclear; and the ways on."""
    head = message(
        N_("📋 <b>{shop}</b>, {month}: {count} lines read."), shop=clipped(seen.outlet.name, 32), month=month_of(seen.month.first),
        count=len(seen.sheet.rows),
    )  # fmt: skip
    return Screen((head, Lines((*_counts(seen), *_faults(sheet))), _what_next(seen)), _ways_on(seen))


def _counts(seen: Look) -> list[Line]:
    unclear = len(seen.placed.unmatched)
    lines: list[Line] = [message(N_("✅ Same as the producers wrote: {count}"), count=seen.agreed)]
    if seen.differences:
        lines.append(message(N_("⚖️ Different: {count}"), count=len(seen.differences)))
    if unclear:
        lines.append(message(N_("❓ Unclear which goods: {count}"), count=unclear))
    if seen.placed.skipped:
        lines.append(message(N_("➖ Not from our producers: {count}"), count=len(seen.placed.skipped)))
    if untold := sum(len(one.compared.untold) for one in seen.makers):
        lines.append(message(N_("⬜ Not on your list, but sold by their books: {count}"), count=untold))
    return lines


def _faults(sheet: Sheet | None) -> list[Line]:
    """Lines that could not be read, the first one in words."""
    if sheet is None or not sheet.faults:
        return []
    first = sheet.faults[0]
    more = len(sheet.faults) - 1
    lines: list[Line] = [message(N_("⚠️ Line {line}: {fault}"), line=first.line, fault=first.why)]
    return [*lines, message(N_("… and {more} more"), more=more)] if more else lines


def _what_next(seen: Look) -> Line:
    if not seen.is_open:
        return message(N_("This list has been sent already."))
    if not seen.makers:
        return message(N_("No line fits goods that producers brought here. Is it the right list?"))
    return message(N_("Nothing is sent yet. Look it over, then tap Send."))


def _ways_on(seen: Look) -> tuple[tuple[Button, ...], ...]:
    number, shop = str(seen.sheet.id), str(seen.sheet.outlet)
    rows: list[tuple[Button, ...]] = []
    if seen.placed.unmatched and seen.is_open:
        rows.append((Button(message(N_("❓ Unclear lines")), route("sheet_lines", number)),))
    if seen.differences:
        rows.append((Button(message(N_("⚖️ See differences")), route("sheet_differs", number)),))
    if seen.makers and seen.is_open:
        rows.append((Button(message(N_("✅ Send to producers")), route("sheet_send", number)),))
    if seen.is_open:
        rows.append((Button(message(N_("✖️ Do not send")), route("sheet_drop", number)),))
    else:
        rows.append((Button(message(N_("⬅️ Back to the shop")), route("outlet", shop)),))
    return tuple(rows)


async def show_differences(turn: Turn, argument: str) -> None:
    """Both numbers of each, four at a time."""
    number, _, page = argument.partition(".")
    seen = await shop_sheets.look(turn, number)
    if seen is None or not seen.differences:
        await show(turn, number)
        return
    for maker in seen.makers:
        await turn.store.audit.add(
            turn.now, turn.person.id, maker.producer, "shop sheet compared", outlet=seen.outlet.id
        )
    first = number_in(page, 3) * _SHOWN
    turn.show(differences(seen, first if first < len(seen.differences) else 0))


def differences(seen: Look, first: int) -> Screen:
    """Some of them, from the place `first` on."""
    number, shown = str(seen.sheet.id), seen.differences[first : first + _SHOWN]
    more = (
        (Button(message(N_("More ➡️")), route("sheet_differs", f"{number}.{first // _SHOWN + 1}")),)
        if len(seen.differences) > first + _SHOWN
        else ()
    )
    head = message(N_("⚖️ <b>{shop}</b>, {month}"), shop=seen.outlet.name, month=month_of(seen.month.first))
    back = Button(message(N_("⬅️ Back")), route("sheet", number))
    return Screen((head, Lines(tuple(_line(seen, *one) for one in shown))), ((back, *more),))


def _line(seen: Look, maker: Maker, one: Difference) -> Line:
    goods = Literal(clipped(seen.goods[one.product].name, _LONGEST))
    who = Literal(clipped(maker.business, _LONGEST))
    if one.about_money:
        return message(
            N_("{goods} ({who}): you {shop}, they {producer}"), goods=goods, who=who, shop=Rupiah(one.shop),
            producer=Rupiah(one.producer),
        )  # fmt: skip
    return message(
        N_("{goods} ({who}): you {shop}, they {producer}"),
        goods=goods,
        who=who,
        shop=one.shop,
        producer=one.producer,
    )


async def show_lines(turn: Turn, argument: str) -> None:
    """The first unclear line, with the goods that it may mean ("7"), or the next page of all goods ("7.1")."""
    number, _, page = argument.partition(".")
    seen = await shop_sheets.look(turn, number)
    if seen is None or not seen.placed.unmatched or not seen.is_open:
        await show(turn, number)
        return
    turn.show(unclear(seen, page))


def unclear(seen: Look, page: str) -> Screen:
    """The first of the lines, and the goods that it may mean; with a page some of all goods of the shop."""
    one, number = seen.placed.unmatched[0], str(seen.sheet.id)
    if one.unclear_unit:
        return _of_unit(seen, one)
    is_guess = bool(one.candidates) and not page
    listed = list(one.candidates) if is_guess else sorted(seen.goods, key=lambda p: seen.goods[p].name)
    first = number_in(page, 3) * _CANDIDATES
    first = first if first < len(listed) else 0
    pick, following = f"{number}.{one.row.line}", 0 if is_guess else first // _CANDIDATES + 1
    rows = [
        (Button(_goods_label(seen, product), route("sheet_pick", f"{pick}.{product}")),)
        for product in listed[first : first + _CANDIDATES]
    ]
    others = Button(message(N_("📋 Other goods")), route("sheet_lines", f"{number}.{following}"))
    none = Button(message(N_("➖ None of these")), route("sheet_pick", f"{pick}.0"))
    return Screen(_question(seen, one), (*rows, (others, none), _back(number)))


def _question(seen: Look, one: Unmatched) -> tuple[Line, ...]:
    left = len(seen.placed.unmatched)
    said = Literal(clipped(one.row.product or "–", 60))
    return (
        message(
            N_("❓ Line {line}: “{said}”, {sold} sold."), line=one.row.line, said=said, sold=one.row.sold
        ),
        message(N_("Which goods are they? {left} lines to go."), left=left),
    )


def _of_unit(seen: Look, one: Unmatched) -> Screen:
    number = str(seen.sheet.id)
    goods = seen.goods[one.candidates[0]]
    said = message(
        N_("❓ Line {line}: {sold} {unit} of {goods}. I do not know how many are in one {unit}. Please write the number of pieces in the file and send it again, or leave this line out."),
        line=one.row.line, sold=one.row.sold, unit=Literal(one.row.unit or ""), goods=Literal(clipped(goods.name, _LONGEST)),
    )  # fmt: skip
    leave = Button(message(N_("➖ Leave it out")), route("sheet_pick", f"{number}.{one.row.line}.0"))
    again = Button(message(N_("📤 Another file")), route("shop_sales", str(seen.sheet.outlet)))
    return Screen((said,), ((leave, again), _back(number)))


def _goods_label(seen: Look, product: int) -> Line:
    goods = seen.goods[product]
    return message(
        N_("{goods} · {who}"),
        goods=Literal(clipped(goods.name, 13)),
        who=Literal(clipped(goods.owner or goods.business, 8)),
    )


def _back(number: str) -> tuple[Button, ...]:
    return (Button(message(N_("⬅️ Back")), route("sheet", number)),)


async def pick(turn: Turn, argument: str) -> None:
    """ "7.12.34": line 12 of sheet 7 is about product 34; 0: about none of ours. Then the next unclear line."""
    number, _, rest = argument.partition(".")
    line, _, product = rest.partition(".")
    seen = await shop_sheets.look(turn, number)
    is_sound = all(part.isascii() and part.isdecimal() and len(part) < 16 for part in (line, product))
    if seen is not None and is_sound:
        await shop_sheets.choose(turn, seen, int(line), int(product))
    await show_lines(turn, number)


async def send(turn: Turn, argument: str) -> None:
    """Write it into the books, tell the producers, and say so."""
    seen = await shop_sheets.look(turn, argument)
    sent = await shop_sheets.send(turn, seen) if seen is not None and seen.makers else None
    if seen is None or sent is None:
        await show(turn, argument)
        return
    await shop_news.tell(turn, seen, sent.told)
    said: list[Line] = [message(N_("✅ Sent to {count} producers."), count=len(sent.told))]
    if seen.differences:
        said.append(
            message(
                N_(
                    "{count} goods differ: they wait for the producers' answer and stand on no bill until then."
                ),
                count=len(seen.differences),
            )
        )
    if sent.refused:
        names = ", ".join(one.business for one in sent.refused)[:80]
        said.append(
            message(N_("The book of {names} could not take it. Please ask the office."), names=Literal(names))
        )
    back = Button(message(N_("⬅️ Back to the shop")), route("outlet", str(seen.sheet.outlet)))
    turn.show(Screen(tuple(said), ((back,),)))


async def drop(turn: Turn, argument: str) -> None:
    """Nothing of it is kept in anybody's book."""
    seen = await shop_sheets.look(turn, argument)
    if seen is None or not seen.is_open:
        await show(turn, argument)
        return
    await turn.store.shop_sheets.drop(seen.sheet.id or 0)
    await shops.show_shop(turn, seen.outlet, message(N_("All right, nothing was sent.")))


CONVERSATION = Conversation(
    routes={
        "sheet": show, "sheet_differs": show_differences, "sheet_lines": show_lines, "sheet_pick": pick,
        "sheet_send": send, "sheet_drop": drop,
    },
    action=Action.REPORT_SALES,
)  # fmt: skip
