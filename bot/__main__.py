"""The command line: `laris run`, `migrate`, `invite`, `backup`, `restore`, `doctor`, `diagram`, `rules`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.command import do, prepared, run, telling
from bot.config import Misconfigured, area_code

app = typer.Typer(
    add_completion=False, pretty_exceptions_enable=False, help="Laris, a bot for small businesses."
)
rules_app = typer.Typer(help="The rules of papers: check them, see what a change would do.")
app.add_typer(rules_app, name="rules")
app.command()(run)


def main() -> None:
    telling(app)


@app.command()
def migrate() -> None:
    """Bring the database to the newest shape."""
    from bot import office_work

    do(office_work.migrate(prepared()))


@app.command()
def invite(
    role: Annotated[str, typer.Option(help="officer, admin, coordinator, buyer or retailer")],
    area: Annotated[
        str, typer.Option(help="Kemendagri area code such as 33.25; empty: the whole country")
    ] = "",
    days: Annotated[int, typer.Option(min=1, max=365, help="how long the link works")] = 7,
    qr: Annotated[
        Path | None, typer.Option(help="also write the link as a QR picture (.png or .svg)")
    ] = None,
) -> None:
    """Print a link that gives whoever opens it first a role in an area."""
    from bot import office_work

    do(office_work.invite(prepared(), role, area, days, qr))


@app.command("import")
def import_list(
    kind: Annotated[str, typer.Argument(help="producers or outlets")],
    file: Annotated[Path, typer.Argument(help="a CSV or Excel file; a line of it names the columns")],
    area: Annotated[str, typer.Option(help="producers: take only this area, a code such as 33.25.08")] = "",
    source: Annotated[
        str, typer.Option(help="producers: what the list is called, such as Daftar BPUM 2021")
    ] = "",
    left_out: Annotated[
        Path | None, typer.Option(help="producers: where to write the rows that are not taken (.xlsx)")
    ] = None,
    check: Annotated[bool, typer.Option(help="producers: only look, take nothing")] = False,
) -> None:
    """Take a list of the office: people to be invited (columns such as nama, kecamatan, desa, no hp, produk), or shops
    (columns nama, kecamatan or kode_area; jenis, jaringan, zona, pic, hp)."""
    from bot import list_work, people_work

    settings = prepared()
    if kind == "outlets":
        do(list_work.import_outlets(settings, list_work.read(settings, file)))
    elif kind == "producers":
        people = people_work.read_people(settings, file, area_code(area), source)
        to = left_out or file.with_name(f"{file.stem}-left-out.xlsx")
        do(people_work.import_people(settings, people, to, only_look=check))
    else:
        raise Misconfigured(f"There is no list of {kind}: choose producers or outlets.")


@app.command()
def backup(file: Path) -> None:
    """Copy the database to FILE, also while the bot is running (SQLite)."""
    from bot import office_work

    office_work.backup(prepared(), file)


@app.command()
def restore(file: Path) -> None:
    """Put a backup in the place of the database (SQLite, while the bot is stopped)."""
    from bot import office_work

    office_work.restore(prepared(), file)


@app.command()
def copy(
    to: Annotated[
        str, typer.Option(help="an empty database: postgresql+asyncpg://… or sqlite+aiosqlite:///…")
    ],
) -> None:
    """Copy the whole database into another one and compare, while the bot is stopped."""
    from bot import copy_work

    do(copy_work.copy(prepared(), to))


@app.command()
def doctor() -> None:
    """Say whether settings, database and Telegram are in order."""
    from bot import office_work

    do(office_work.doctor(prepared()))


@app.command()
def diagram() -> None:
    """Print all conversations as a Mermaid flow chart."""
    from bot.dialog.diagram import mermaid
    from handlers.registry import BOOK

    typer.echo(mermaid(BOOK.forms.values()))


@rules_app.command("check")
def check_rules(
    place: Annotated[Path | None, typer.Argument(help="a folder of rule data, or one changed file")] = None,
) -> None:
    """Say whether rule data are right: the shipped ones, or those of PLACE."""
    from bot import rule_work

    typer.echo(rule_work.check(place))


@rules_app.command("diff")
def diff_rules(
    old: Annotated[Path, typer.Argument(help="a folder of rule data, or one file of it")],
    new: Annotated[Path | None, typer.Argument(help="the same; if left out: the shipped rules")] = None,
    today: Annotated[str, typer.Option(help="day on which to compare, such as 2026-10-18")] = "",
    since: Annotated[str, typer.Option(help="another day for OLD: what changes by the calendar")] = "",
) -> None:
    """List the registered products whose papers change from OLD to NEW rules."""
    from bot import rule_work

    do(rule_work.diff(prepared(), old, new, _day(since), _day(today)))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Misconfigured(f"{text} is not a day: write it like 2026-10-18.") from None


if __name__ == "__main__":
    main()
