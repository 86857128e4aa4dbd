"""Settings, read once from the environment and a `.env` file. Wrong ones are named in one plain sentence."""

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from domain.areas import parse_code
from storage.outbox import Budget

TELEGRAM = "https://api.telegram.org"


class Misconfigured(Exception):
    """A setting is missing or wrong; the text says which and what it should look like."""


class Settings(BaseSettings):
    """Everything that may differ between installations. Names are those of the environment, in lower case."""

    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", hide_input_in_errors=True, env_ignore_empty=True
    )

    bot_token: SecretStr
    telegram_api_url: str = TELEGRAM
    database_url: str = "sqlite+aiosqlite:///laris.db"
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    port: Annotated[int, Field(ge=0, le=65535)] = 0
    laris_area: str = ""
    log_level: str = "INFO"
    messages_per_second: Annotated[float, Field(ge=0)] = 30
    chat_messages_per_second: Annotated[float, Field(ge=0)] = 1
    laris_clock_file: Path | None = None
    office_name: str = ""
    office_contact: str = ""
    office_promises_no_tax: bool = False
    office_dpo: str = ""
    announcement_approval_over: Annotated[int, Field(ge=0)] = 1_000

    @field_validator("bot_token")
    @classmethod
    def _token_has_two_parts(cls, value: SecretStr) -> SecretStr:
        number, _, secret = value.get_secret_value().partition(":")
        if not (number.isdecimal() and secret):
            raise ValueError("must look like 123456:ABC…, as @BotFather gives it")
        return value

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if value and not (urlsplit(value).scheme in {"http", "https"} and urlsplit(value).hostname):
            raise ValueError("must be an address such as https://example.org")
        return value.rstrip("/")

    @field_validator("webhook_secret")
    @classmethod
    def _is_taken_by_telegram(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", value.get_secret_value()):
            raise ValueError("may hold only letters, digits, _ and -, at most 256 of them")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_supported(cls, value: str) -> str:
        if not value.startswith(("sqlite+aiosqlite:///", "postgresql+asyncpg://")):
            raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        try:
            name = make_url(value).database
        except (ArgumentError, ValueError):
            raise ValueError("is not the address of a database") from None
        if not name or name == ":memory:":
            raise ValueError("must name a database, such as sqlite+aiosqlite:///laris.db")
        return value

    @field_validator("messages_per_second")
    @classmethod
    def _is_a_pace(cls, value: float) -> float:
        if 0 < value < 1:
            raise ValueError("must be 0 (no limit) or at least 1")
        return value

    @field_validator("laris_area")
    @classmethod
    def _is_area(cls, value: str) -> str:
        code = parse_code(value) if value else ""
        if code is None:
            raise ValueError("must be a Kemendagri area code such as 33.25")
        return code

    @field_validator("log_level")
    @classmethod
    def _is_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @model_validator(mode="after")
    def _webhook_is_whole(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret.get_secret_value():
            raise ValueError("WEBHOOK_SECRET is needed together with WEBHOOK_URL")
        if self.webhook_url and not self.port:
            raise ValueError("PORT is needed together with WEBHOOK_URL")
        return self

    @property
    def budget(self) -> Budget:
        return Budget(overall=self.messages_per_second, per_chat=self.chat_messages_per_second)


def read_settings() -> Settings:
    """Raises `Misconfigured` with one sentence about the first thing that is wrong."""
    try:
        return Settings()
    except ValidationError as fault:
        raise Misconfigured(_sentence(fault)) from None


def area_code(text: str) -> str:
    """An area code as somebody typed it, "" for none. Raises `Misconfigured` for an area that there is not."""
    code = parse_code(text) if text else ""
    if code is None:
        raise Misconfigured(f"There is no area {text}: give a Kemendagri code such as 33.25.")
    return code


def _sentence(fault: ValidationError) -> str:
    first = fault.errors(include_input=False, include_url=False)[0]
    name = str(first["loc"][0]).upper() if first["loc"] else ""
    if first["type"] == "missing":
        return f"{name} is not set: put it into the environment or into a .env file."
    reason = str(first["msg"])
    if first["type"] == "value_error":
        return f"{name} {reason.removeprefix('Value error, ')}.".lstrip()
    return f"{name} is wrong: {reason[:1].lower()}{reason[1:]}."
