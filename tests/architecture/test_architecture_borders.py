"""Who may know whom, what may be installed, and that the tree names no machine of ours."""

import re
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

from tests.architecture.test_architecture_sizes import ROOT, name_of, tracked

LOCKS = ["requirements/run.lock", "requirements/dev.lock"]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(*, dev: bool) -> set[str]:
    asked = [*PROJECT["dependencies"], *(PROJECT["optional-dependencies"]["dev"] if dev else ())]
    return {normal(match.group()) for one in asked if (match := NAME.match(one))}


def test_imports_run_one_way(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, capsys.readouterr().out


def test_an_import_against_the_rules_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same rules, and one more that is broken on purpose, at one place only: every way from one module to another
    is told, and there are more of them between two folders than anybody would read."""
    monkeypatch.chdir(ROOT)
    rules = (ROOT / "pyproject.toml").read_text("utf-8")
    broken = '\n[[tool.importlinter.contracts]]\nname = "broken"\ntype = "forbidden"\nsource_modules = ["domain.zones"]\n'
    file = tmp_path / "pyproject.toml"
    only = 'forbidden_modules = ["domain.areas"]\nallow_indirect_imports = true\n'
    file.write_text(f"{rules}{broken}{only}", "utf-8")
    assert lint_imports(config_filename=str(file), no_cache=True) == 1
    assert "broken BROKEN" in capsys.readouterr().out


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_everything_with_hashes_and_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"https?://|--index|--extra-index|--find-links|--trusted-host|file:", text)
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(blocks) > 20
    for block in blocks:
        assert re.match(r"[A-Za-z0-9._-]+(?:\[[a-z0-9,-]+\])?==[^ ;\\]+", block), block
        assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", block)) >= 1, block
    names = {normal(match.group()) for block in blocks if (match := NAME.match(block))}
    assert wanted(dev="dev" in lock) <= names


def test_a_lock_keeps_the_extras_that_packages_ask_for() -> None:
    """Without them older installers look for another version of the same package, and refuse it for want of a hash."""
    text = (ROOT / "requirements" / "dev.lock").read_text("utf-8")
    assert "\ncoverage[toml]==" in text  # asked for by pytest-cov
    assert "\nsqlalchemy[asyncio]==" in text


def test_no_module_imports_itself_by_a_detour() -> None:
    packages = PYPROJECT["tool"]["importlinter"]["root_packages"]
    graph = grimp.build_graph(*packages, cache_dir=None)
    imports = {one: graph.find_modules_directly_imported_by(one) for one in graph.modules}
    assert len(imports) > 200
    assert list(TopologicalSorter(imports).static_order())


def test_every_dependency_has_its_line_in_the_decisions() -> None:
    told = "\n".join(file.read_text("utf-8") for file in (ROOT / "docs" / "decisions").glob("*.md")).lower()
    missing = {
        name for name in wanted(dev=True) if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", told)
    }
    assert missing == set()


MACHINES = re.compile(
    "|".join(
        (
            r"(?<![\w.])/home/\w",
            r"(?<![\w.])/Users/\w",
            r"(?<![\w.])/ro" + r"ot/",
            r"[A-Z]:\\\\Users",
            r"(?<![\w./])/wo" + r"rk/",
        )
    )
)


def test_the_tree_names_no_machine() -> None:
    named = [
        f"{name_of(file)}:{number}"
        for file in tracked()
        if file.suffix not in {".png", ".jpg", ".ico", ".gz", ".lock"}
        for number, line in enumerate(file.read_text("utf-8", errors="ignore").splitlines(), 1)
        if MACHINES.search(line)
    ]
    assert named == []


def test_nothing_is_kept_that_a_run_leaves_behind() -> None:
    left = re.compile(
        r"(?:^|/)(?:__pycache__|\.venv|\.env|\.demo|\.coverage[^/]*)(?:/|$)|\.(?:pyc|db|db-wal|log)$"
    )
    assert [name_of(file) for file in tracked() if left.search(name_of(file))] == []


def test_every_decision_stands_in_the_index_under_its_own_title() -> None:
    folder = ROOT / "docs" / "decisions"
    titles = {file.name: file.read_text("utf-8").splitlines()[0][7:] for file in folder.glob("0*.md")}
    index = re.findall(r"\| \[\d{4}\]\((.*?)\) \| (.*?) \|", (folder / "README.md").read_text("utf-8"))
    assert dict(index) == titles
    assert [name for name, _ in index] == sorted(titles)
