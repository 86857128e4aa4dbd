"""What Telegram shows of the bot is set at the start, per language, and only where it differs."""

from typing import Any

from simulator.server import Simulator
from tests.support.detour import Detour
from tests.support.processes import Bot, running


def _set_calls(detour: Detour) -> list[tuple[str, Any]]:
    return [
        (one.method, one.params.get("language_code", ""))
        for one in detour.heard
        if one.method.startswith("setmy") and one.status
    ]


async def test_it_is_set_once_and_then_left_alone(sim: Simulator, detour: Detour, wary_bot: Bot) -> None:
    async with running(wary_bot):
        pass
    things = ("setmycommands", "setmydescription", "setmyshortdescription")
    assert sorted(_set_calls(detour)) == sorted((thing, code) for thing in things for code in ("", "en"))
    detour.heard.clear()
    async with running(wary_bot):
        pass
    assert not _set_calls(detour)


async def test_only_what_differs_is_set(sim: Simulator, detour: Detour, wary_bot: Bot) -> None:
    async with running(wary_bot):
        pass
    sim.world.profile = {
        key: value for key, value in sim.world.profile.items() if "short" not in str(key).lower()
    }
    detour.heard.clear()
    async with running(wary_bot):
        pass
    assert {method for method, _ in _set_calls(detour)} <= {"setmyshortdescription"}


async def test_languages_have_their_own_words(sim: Simulator, detour: Detour, wary_bot: Bot) -> None:
    async with running(wary_bot):
        pass
    told = {one.params.get("language_code", ""): one.params for one in detour.calls("setMyCommands")}
    commands = {
        code: {one["command"]: one["description"] for one in params["commands"]}
        for code, params in told.items()
    }
    assert "daftar" in commands[""]
    assert commands[""]["daftar"] != commands["en"].get("daftar", commands["en"].get("register"))


async def test_without_it_the_bot_works_all_the_same(sim: Simulator, detour: Detour, wary_bot: Bot) -> None:
    """Telegram limits how often a bot may change its profile; that must not keep anybody from being served."""
    for method in ("getMyCommands", "setMyDescription", "getMyShortDescription"):
        detour.refuses(method, 429, "Too Many Requests", parameters={"retry_after": 3600}, times=10)
    budi = sim.phone("Budi", id=101)
    async with running(wary_bot):
        await budi.says("/menu")
        await budi.sees("Mau buka apa?")
    assert wary_bot.said("the bot's profile is not up to date")
