"""What an office does from the command line: invite, copy, look after the bot, draw its conversations."""

import re
from xml.etree import ElementTree

import pytest

from handlers.registry import BOOK
from simulator.server import Simulator
from storage.engine import Database
from tests.command_line.laris import TOKEN, Laris
from tests.storage.rows import ask, keep, said

LINK = re.compile(r"https://t\.me/laris_bot\?start=([A-Za-z0-9_-]{1,64})\n")


async def rows(laris: Laris, query: str) -> list[tuple[object, ...]]:
    database = Database(laris.always["DATABASE_URL"])
    try:
        return await ask(database, query)
    finally:
        await database.close()


async def test_an_invitation_is_one_line_and_one_row(ready: Laris) -> None:
    ended = await ready("invite", "--role", "officer", "--area", "33.25")
    found = LINK.fullmatch(ended.out)
    assert ended.code == 0
    assert found
    assert ended.err == ""
    assert await rows(
        ready, "SELECT role, area, (expires_at - created_at) / 86400000000 FROM invitations"
    ) == [("officer", "33.25", 7)]
    assert found.group(1) not in (ready.folder / "laris.db").read_bytes().decode("latin-1")


@pytest.mark.parametrize("picture", ["invite.png", "invite.SVG"])
async def test_an_invitation_can_be_a_picture_as_well(ready: Laris, picture: str) -> None:
    ended = await ready("invite", "--role", "ADMIN", "--days", "30", "--qr", picture)
    assert LINK.fullmatch(ended.out)
    content = (ready.folder / picture).read_bytes()
    if picture.endswith(".png"):
        assert content.startswith(b"\x89PNG\r\n")
    else:
        assert ElementTree.fromstring(content).tag.endswith("svg")
    assert await rows(ready, "SELECT role, area FROM invitations") == [("admin", "")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--role", "king"], ["king", "officer", "admin", "coordinator", "buyer", "retailer"]),
        (["--role", "officer", "--area", "99.99"], ["99.99", "33.25"]),
        (["--role", "officer", "--area", "Batang"], ["Batang", "33.25"]),
        (["--role", "officer", "--qr", "link.txt"], [".png", ".svg"]),
    ],
)
async def test_a_wrong_invitation_is_refused_and_none_is_made(
    ready: Laris, words: list[str], told: list[str]
) -> None:
    (await ready("invite", *words)).is_refused(*told)
    assert not (ready.folder / "laris.db").exists()
    assert LINK.fullmatch((await ready("invite", "--role", "officer", "--area", "33.25")).out)


async def test_a_picture_that_cannot_be_written_still_gives_the_link(ready: Laris) -> None:
    ended = await ready("invite", "--role", "officer", "--qr", "no/folder/link.png")
    ended.is_refused("link.png", "cannot be written")
    assert LINK.fullmatch(ended.out)


async def test_without_telegram_there_is_no_invitation(ready: Laris) -> None:
    (await ready("invite", "--role", "officer", TELEGRAM_API_URL="http://127.0.0.1:9")).is_refused(
        "Telegram", "reached"
    )
    assert LINK.fullmatch((await ready("invite", "--role", "officer")).out)


@pytest.mark.parametrize(
    "words",
    [
        ["invite"],
        ["invite", "--role", "officer", "--days", "0"],
        ["invite", "--role", "officer", "--days", "many"],
        ["backup"],
        ["restore"],
        ["fly"],
        ["run", "--fast"],
    ],
)
async def test_what_laris_does_not_understand_ends_with_two(ready: Laris, words: list[str]) -> None:
    ended = await ready(*words)
    assert (ended.code, ended.out) == (2, "")
    assert "Usage" in ended.err
    ended.is_discreet()


async def test_help_names_every_command_and_needs_no_settings(laris: Laris) -> None:
    ended = await laris("--help")
    assert ended.code == 0
    for command in ("run", "migrate", "invite", "backup", "restore", "import", "doctor", "diagram", "rules"):
        line = next((line for line in ended.out.splitlines() if re.search(rf"^\W*{command}\b", line)), "")
        assert len(line.split()) > 4, (command, ended.out)
    invite = (await laris("invite", "--help")).out
    assert all(word in invite for word in ("--role", "--area", "--days", "--qr", "coordinator", "33.25"))
    bare = await laris()
    assert (bare.code, "Usage" in bare.out + bare.err) == (2, True)


async def test_what_was_backed_up_is_restored(ready: Laris) -> None:
    (await ready("backup", "copy.db")).is_refused("laris.db", "no database")
    await ready("invite", "--role", "officer")
    ended = await ready("backup", "copy.db")
    assert (ended.code, ended.out) == (0, "Backed up to copy.db.\n")
    await ready("invite", "--role", "admin")
    assert await rows(ready, "SELECT count(*) FROM invitations") == [(2,)]
    ended = await ready("restore", "copy.db")
    assert (ended.code, ended.out) == (0, "Restored from copy.db.\n")
    assert await rows(ready, "SELECT role FROM invitations") == [("officer",)]


async def test_what_cannot_be_copied_or_restored_is_told_and_changes_nothing(ready: Laris) -> None:
    await ready("invite", "--role", "officer")
    (ready.folder / "bad.db").write_text("Ini bukan cadangan.\n" * 500)
    (await ready("restore", "bad.db")).is_refused("bad.db", "Nothing was changed")
    (await ready("restore", "nothing.db")).is_refused("no file nothing.db")
    (await ready("restore", "bad.db", DATABASE_URL="sqlite+aiosqlite:///no/folder/x.db")).is_refused("x.db")
    (await ready("backup", "no/folder/copy.db")).is_refused("copy.db", "cannot be written")
    (await ready("backup", "laris.db")).is_refused("laris.db", "cannot be written")
    (await ready("backup", "copy.db", DATABASE_URL="sqlite+aiosqlite:///bad.db")).is_refused(
        "bad.db", "sound"
    )
    assert await rows(ready, "SELECT count(*) FROM invitations") == [(1,)]
    assert sorted(path.name for path in ready.folder.glob("*.part")) == []


async def test_the_doctor_finds_nothing_when_all_is_well(ready: Laris) -> None:
    await ready("migrate")
    ended = await ready("doctor")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "ok  Telegram knows this bot as @laris_bot",
        "ok  the database is up to date",
        "ok  nothing is parked, 0 messages wait to be sent",
        "ok  the balances of 0 books of titip jual are what their entries say",
        "ok  reminders: 0 planned, 0 sent, 0 missed, 0 skipped, 0 cancelled; 0 came too late in the last 7 days",
        "ok  holidays are known until 31 Dec 2027",
        "ok  the rules of 32 papers are right",
        "ok  words, holidays and quiet hours can be read",
    ]


async def test_the_doctor_names_all_that_is_wrong(ready: Laris, telegram: Simulator) -> None:
    nothing = await ready("doctor", TELEGRAM_API_URL="http://127.0.0.1:9")
    assert [line[:4] for line in nothing.out.splitlines()] == [*["!!  "] * 5, *["ok  "] * 3]
    assert not (ready.folder / "laris.db").exists()
    await ready("migrate")
    await _park(ready)
    parked = await ready("doctor")
    parked.is_refused("!!")
    assert [line[:2] for line in parked.out.splitlines()] == ["ok", "ok", "!!", *["ok"] * 5]
    assert "1 messages from people could not be answered" in parked.out
    wrong = await ready("doctor", BOT_TOKEN=TOKEN[:-3] + "xyz")
    wrong.is_refused("!!")
    assert wrong.out.splitlines()[0] == "!!  BOT_TOKEN is not accepted by Telegram."


async def _park(laris: Laris) -> None:
    database = Database(laris.always["DATABASE_URL"])
    await keep(database, said(7, 1))
    async with database.transaction() as tx:
        await tx.exec_driver_sql("UPDATE inbox SET state = 'parked'")
    await database.close()


async def test_the_diagram_names_every_question_of_every_form(laris: Laris) -> None:
    ended = await laris("diagram")
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "flowchart TD"
    assert len(BOOK.forms) >= 2
    for form in BOOK.forms.values():
        assert f'  subgraph {form.name}["{form.name} v{form.version}"]' in lines
        for step in form.steps:
            assert any(line.startswith(f"    {form.name}_{step.name}[") for line in lines), step.name
    assert lines.count("  end") == len(BOOK.forms)
    boxes = {match for line in lines for match in re.findall(r"^    (\w+)[\[{(]", line)}
    arrows = [line for line in lines if "-->" in line or "-." in line]
    for arrow in arrows:
        assert {arrow.split()[0], arrow.split()[-1]} <= boxes, arrow
