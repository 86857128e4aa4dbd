"""Keeps `locales/` in step with the texts in the code: `--check` only says what is missing or not translated.

English sentences are their own ids, so the English catalogue fills itself; the Indonesian one is written by people.
"""

import io
import sys
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("domain", "services", "handlers", "bot")


def wanted() -> Catalog:
    """Every text that is marked with `N_()`."""
    catalogue = Catalog(project="laris", charset="utf-8")
    for folder in SOURCES:
        found = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords={"N_": None})
        for name, line, text, comments, context in found:
            catalogue.add(text, None, [(f"{folder}/{name}", line)], auto_comments=comments, context=context)
    return catalogue


def path_of(language: str) -> Path:
    return ROOT / "locales" / language / "LC_MESSAGES" / "laris.po"


def read(language: str) -> Catalog:
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, project="laris", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str) -> None:
    catalogue = read(language)
    catalogue.update(wanted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    for entry in catalogue:
        if language == "en" and entry.id:
            entry.string = entry.id
    out = io.BytesIO()
    write_po(out, catalogue, width=110, omit_header=False, no_location=True, sort_output=True)
    kept = [line for line in out.getvalue().decode().splitlines() if "-Date: " not in line]
    path_of(language).parent.mkdir(parents=True, exist_ok=True)
    path_of(language).write_text("\n".join(kept).rstrip() + "\n")


def faults(language: str) -> list[str]:
    """What is missing, left over, uncertain or untranslated, and placeholders or markup that differ."""
    ids, catalogue = {entry.id for entry in wanted() if entry.id}, read(language)
    entries = {entry.id: entry for entry in catalogue if entry.id}
    return [
        *(f"missing: {text}" for text in sorted(ids - entries.keys())),
        *(f"not used any more: {text}" for text in sorted(entries.keys() - ids)),
        *(f"uncertain: {text}" for text, entry in entries.items() if entry.fuzzy),
        *(f"not translated: {text}" for text, entry in entries.items() if not entry.string),
        *(f"placeholders or markup differ: {text}" for text, entry in entries.items()
          if entry.string and _shape(text) != _shape(entry.string)),
    ]  # fmt: skip


def _shape(text: str) -> tuple[set[str | None], int, int]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}, text.count("<"), text.count(">")


def main() -> int:
    languages = ("id", "en")
    if "--check" not in sys.argv:
        for language in languages:
            update(language)
    found = [f"{language}: {fault}" for language in languages for fault in faults(language)]
    print("\n".join(found) or "catalogues are complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
