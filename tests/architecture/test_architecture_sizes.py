"""The house is kept: sizes, docstrings, no leftovers, no clock without a zone."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = (
    "bot",
    "handlers",
    "services",
    "storage",
    "domain",
    "simulator",
    "locales",
    "scripts",
    "benchmarks",
    "tests",
)
DESCRIBED = ("storage", "domain")
# Data written as Python, and tables: as long as what they hold.
TABLES = ("storage/tables.py", "storage/migrations/versions/", "domain/knowledge/")
LONGEST_FILE, LONGEST_FUNCTION = 260, 45

FILES = sorted(
    file for package in PACKAGES for file in (ROOT / package).rglob("*.py") if "__pycache__" not in file.parts
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def test_there_is_something_to_look_at() -> None:
    assert len(FILES) > 100
    assert {file.relative_to(ROOT).parts[0] for file in FILES} == set(PACKAGES)


def test_no_file_is_too_long() -> None:
    lengths = {name_of(file): len(file.read_text("utf-8").splitlines()) for file in FILES}
    tables = {name for name in lengths if name.startswith(TABLES)}
    assert tables
    assert {name: size for name, size in lengths.items() if size > LONGEST_FILE and name not in tables} == {}


def test_no_function_is_too_long() -> None:
    found = {
        f"{name_of(file)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for file in FILES
        if not name_of(file).startswith(TABLES)
        for node in ast.walk(tree_of(file))
        if isinstance(node, Function)
    }
    assert len(found) > 500
    assert {name: size for name, size in found.items() if size > LONGEST_FUNCTION} == {}


def test_every_module_says_what_it_is_for() -> None:
    told = [file for file in FILES if file.read_text("utf-8").strip() and not file.name.startswith("test_")]
    silent = [name_of(file) for file in told if not ast.get_docstring(tree_of(file))]
    assert silent == []


def _public(tree: ast.Module) -> Iterator[Function | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def test_whatever_the_memory_and_the_rules_offer_is_described() -> None:
    silent = [
        f"{name_of(file)}:{node.name}"
        for file in FILES
        if file.relative_to(ROOT).parts[0] in DESCRIBED and "migrations" not in file.parts
        for node in _public(tree_of(file))
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
    left = [
        f"{name_of(file)}:{number}"
        for file in tracked()
        if file.suffix in {".py", ".toml", ".md", ".html", ".js", ".css", ".po", ".mako", ""}
        for number, line in enumerate(file.read_text("utf-8", errors="ignore").splitlines(), 1)
        if marks.search(line)
    ]
    assert left == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_moment_has_a_zone(file: Path) -> None:
    naive = [
        f"{node.lineno}: {ast.unparse(node)}"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and _is_naive(node)
    ]
    assert naive == []


def _is_naive(call: ast.Call) -> bool:
    asked = ast.unparse(call.func).rpartition("datetime.")[2]
    if asked in {"utcnow", "utcfromtimestamp"} or ast.unparse(call.func) in {
        "date.today",
        "datetime.date.today",
    }:
        return True
    is_of_datetime = "datetime" in ast.unparse(call.func)
    most = {"now": 1, "fromtimestamp": 2}.get(asked)
    return is_of_datetime and most is not None and len(call.args) + len(call.keywords) < most


@pytest.mark.parametrize(
    ("code", "is_naive"),
    [
        ("datetime.now()", True), ("datetime.datetime.now()", True), ("datetime.utcnow()", True),
        ("datetime.fromtimestamp(5)", True), ("date.today()", True), ("datetime.now(UTC)", False),
        ("datetime.now(tz=UTC)", False), ("datetime.fromtimestamp(5, UTC)", False), ("clock.now()", False),
    ],
)  # fmt: skip
def test_a_moment_without_a_zone_would_be_noticed(code: str, is_naive: bool) -> None:
    call = ast.parse(code, mode="eval").body
    assert isinstance(call, ast.Call)
    assert _is_naive(call) is is_naive
