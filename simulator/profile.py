"""What the bot says about itself: name, descriptions, and command menus per language and scope.

Knows nothing of HTTP or of messages.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simulator.chats import Json, World
from simulator.params import Params
from simulator.sending import known_chat
from simulator.validation import BadRequest, checked_commands

Answer = Any
SCOPES = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
})  # fmt: skip


def get_me(world: World, params: Params) -> Answer:
    del params
    can = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": True}
    return world.bot | can | {"can_connect_to_business": False, "has_main_web_app": False}


def _texts(
    field: str, most: int
) -> tuple[Callable[[World, Params], Answer], Callable[[World, Params], Answer]]:
    def write(world: World, params: Params) -> Answer:
        text = params.text(field).strip()
        if len(text) > most:
            raise BadRequest(f"bot {field.replace('_', ' ')} is too long")
        world.profile.setdefault(field, {})[_language(params)] = text
        world.tell({"type": "profile"})
        return True

    def read(world: World, params: Params) -> Answer:
        return {field: text_for(world, field, params.text("language_code"))}

    return write, read


def text_for(world: World, field: str, language: str) -> str:
    """In that language, else the one for everybody."""
    texts = world.profile.get(field, {})
    fallback = world.bot["first_name"] if field == "name" else ""
    return texts.get(language) or texts.get("") or fallback


set_my_name, get_my_name = _texts("name", 64)
set_my_description, get_my_description = _texts("description", 512)
set_my_short_description, get_my_short_description = _texts("short_description", 120)


def _scope_key(scope: Json) -> str:
    parts = (scope.get("type"), scope.get("chat_id"), scope.get("user_id"))
    return ":".join(str(part) for part in parts if part is not None)


def _menu_key(world: World, params: Params) -> str:
    scope = params.structure("scope") or {"type": "default"}
    if scope.get("type") not in SCOPES:
        raise BadRequest("can't parse BotCommandScope: Unsupported type specified")
    if str(scope["type"]).startswith("chat") and not known_chat(world, Params(scope)).started:
        raise BadRequest("chat not found")  # somebody who never wrote to the bot is nobody to it
    return f"{_scope_key(scope)}/{_language(params)}"


def _language(params: Params) -> str:
    code = params.text("language_code")
    if code and not (len(code) == 2 and code.isascii() and code.islower()):
        raise BadRequest("invalid language code specified")
    return code


def set_my_commands(world: World, params: Params) -> Answer:
    key = _menu_key(world, params)
    world.profile.setdefault("commands", {})[key] = checked_commands(params.structure("commands") or [])
    world.tell({"type": "profile"})
    return True


def get_my_commands(world: World, params: Params) -> Answer:
    return world.profile.get("commands", {}).get(_menu_key(world, params), [])


def delete_my_commands(world: World, params: Params) -> Answer:
    world.profile.get("commands", {}).pop(_menu_key(world, params), None)
    world.tell({"type": "profile"})
    return True


def menu_of(world: World, person_id: int, language: str) -> list[Json]:
    """The commands a person sees in the private chat: the narrowest scope, then the own language."""
    menus = world.profile.get("commands", {})
    for scope in (f"chat:{person_id}", "all_private_chats", "default"):
        for code in (language, ""):
            menu: list[Json] = menus.get(f"{scope}/{code}", [])
            if menu:
                return menu
    return []


def get_chat(world: World, params: Params) -> Answer:
    chat = known_chat(world, params)
    gifts = (
        "unlimited_gifts",
        "limited_gifts",
        "unique_gifts",
        "premium_subscription",
        "gifts_from_channels",
    )
    accepted = {"accepted_gift_types": dict.fromkeys(gifts, False)}
    return world.chat_json(chat) | {"accent_color_id": 0, "max_reaction_count": 11} | accepted


def leave_chat(world: World, params: Params) -> Answer:
    chat = known_chat(world, params)
    if chat.kind == "private":
        raise BadRequest("chat member status can't be changed in private chats")
    chat.left = True
    return True


def get_file(world: World, params: Params) -> Answer:
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise BadRequest("invalid file_id")
    if file.size > 20 * 1024 * 1024:
        raise BadRequest("file is too big")
    known = {"file_id": file.file_id, "file_unique_id": file.file_unique_id, "file_size": file.size}
    return known | {"file_path": file.path}
