"""What Telegram shows of the bot itself: command menu and descriptions, per language; set only where they differ."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from bot.runtime.transport import call

_log = structlog.get_logger()
Commands = Callable[[str], list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Profile:
    """`commands`, `description` (up to 512 characters) and `short_description` (up to 120), by language."""

    commands: Commands
    description: Callable[[str], str]
    short_description: Callable[[str], str]


async def publish(bot: Bot, profile: Profile, languages: tuple[str, ...]) -> int:
    """Bring Telegram up to date; returns how many things had to be set. The first language is the default one."""
    changed = 0
    for index, language in enumerate(languages):
        code = {"language_code": language} if index else {}
        for thing, key, wanted in (
            ("MyCommands", "commands", profile.commands(language)),
            ("MyDescription", "description", profile.description(language)),
            ("MyShortDescription", "short_description", profile.short_description(language)),
        ):
            changed += await _publish_one(bot, thing, key, wanted, code)
    return changed


async def _publish_one(bot: Bot, thing: str, key: str, wanted: Any, code: dict[str, str]) -> bool:
    try:
        found = await call(bot, f"get{thing}", dict(code))
        if (found if key == "commands" else found.get(key, "")) == wanted:
            return False
        await call(bot, f"set{thing}", {key: wanted, **code})
    except TelegramError as fault:
        _log.warning("the bot's profile is not up to date", thing=thing, fault=type(fault).__name__)
        return False
    return True
