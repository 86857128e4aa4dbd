"""`laris import outlets`: the office's list of shops, from a file (CSV or Excel) into the database."""

from pathlib import Path

import typer

from bot.bench import Refused, sheet
from bot.config import Misconfigured, Settings
from bot.file_faults import told
from bot.opening import made_ready, opened
from bot.runtime.clock import Clock
from bot.texts import Texts
from domain.messages import Rejected
from services.consignment import outlet_lists
from services.consignment.outlet_lists import ListRead
from storage.store import Store


def read(settings: Settings, file: Path) -> ListRead:
    """The list in a file. Raises Misconfigured for what cannot be read at all."""
    say = Texts("en").plain
    try:
        rows = sheet.read({"name": file.name}, file.read_bytes())[0]["rows"]
        return outlet_lists.read_list([(line, cells) for line, cells in rows], settings.laris_area)
    except OSError:
        raise Misconfigured(f"{file} cannot be read.") from None
    except Refused as fault:
        raise Misconfigured(f"{file}: {say(told(str(fault)))}") from None
    except Rejected as refusal:
        raise Misconfigured(f"{file}: {say(refusal.message)}") from None


async def import_outlets(settings: Settings, listed: ListRead) -> None:
    """Take the office's list of shops. Raises Misconfigured when lines were left out; the others are taken."""
    async with opened(settings) as database:
        await made_ready(database)
        async with database.transaction() as tx:
            done = await outlet_lists.take(Store(tx), listed, Clock(settings.laris_clock_file).now(), None)
    typer.echo(
        f"{done.added} shops are new, {done.changed} were changed, {done.unchanged} stood there just so."
    )
    say = Texts("en").plain
    for line, why in listed.faults:
        typer.echo(f"!!  line {line}: {say(why)}")
    if listed.faults:
        raise Misconfigured(f"{len(listed.faults)} lines were not taken: see the lines with `!!`.")
