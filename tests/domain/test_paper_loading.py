"""Rule data is read whole or not at all; every fault is named with its file and line."""

import shutil
from pathlib import Path

import pytest

from domain.data_lines import line_of
from domain.papers import BadRules, rules
from domain.papers.load import SHIPPED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SHIPPED, tmp_path / "papers")
    return tmp_path / "papers"


def faults(folder: Path) -> list[str]:
    with pytest.raises(BadRules) as caught:
        rules(folder)
    return [str(fault) for fault in caught.value.faults]


def change(folder: Path, file: str, before: str, after: str) -> int:
    """Replaces the first occurrence; returns its line."""
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    return text[: text.index(before)].count("\n") + 1


def test_the_shipped_rules_are_right_and_read_once() -> None:
    assert rules() is rules()
    assert len(rules().papers) == 32
    assert set(rules().channels) == {
        "langsung", "toko_bazar", "online", "minimarket", "supermarket_horeka", "pemerintah", "ekspor",
    }  # fmt: skip


NIB, HALAL, PERMIT = "paper/nib.toml", "need/halal.toml", "need/permit.toml"


@pytest.mark.parametrize(
    ("file", "before", "after", "said"),
    [
        pytest.param(NIB, 'sources = ["S5", "S8"]\n', "", "`terms.0.sources` is missing", id="missing source"),
        pytest.param(NIB, 'sources = ["S5", "S8"]', "sources = []", "`terms.0.sources` needs at least one entry", id="empty source"),
        pytest.param(NIB, 'sources = ["S5", "S8"]', 'sources = ["S5", "S99"]', "there is no source `S99`", id="unknown source"),
        pytest.param(NIB, 'basis = ["PP-5/2021"]', 'basis = ["PP-6/1999"]', "there is no source `PP-6/1999`", id="unknown basis"),
        pytest.param(NIB, 'office = "dpmptsp"', 'office = "dpmtsp"', "there is no office `dpmtsp`", id="unknown office"),
        pytest.param(NIB, "valid_to = 2025-06-04", "valid_to = 2025-06-05", "valid_from 2025-06-05 overlaps another version", id="overlap"),
        pytest.param(NIB, "valid_to = 2025-06-04\n", "", "valid_from 2025-06-05 overlaps another version that holds without end", id="overlap without end"),
        pytest.param(NIB, "valid_to = 2025-06-04", "valid_to = 2025-06-03", "valid_from 2025-06-05 leaves a gap after 2025-06-03", id="gap"),
        pytest.param(NIB, "valid_to = 2025-06-04", "valid_to = 2021-08-08", "valid_to is before valid_from", id="ends before it begins"),
        pytest.param(NIB, "valid_from = 2025-06-05", "valid_from = 2025-06-05\nvalid_to = 2030-01-01", "after valid_to 2030-01-01 no version follows", id="no version follows"),
        pytest.param(NIB, "checked_on = 2026-11-22", 'checked_on = "yesterday"', "`terms.0.checked_on`: input should be a valid date", id="bad date"),
        pytest.param(NIB, "checked_on = 2026-11-22", "checked_on = 2026-02-30", "this is not TOML", id="no such day"),
        pytest.param(NIB, 'confidence = "high"', 'confidence = "sure"', "`terms.0.confidence`: input should be 'high', 'medium' or 'low'", id="bad confidence"),
        pytest.param(NIB, 'sources = ["S5", "S8"]', 'sources = ["unsourced"]', 'without a source the confidence is "low", not "high"', id="sure without source"),
        pytest.param(NIB, "rank = 10", "rank = 10\ncolour = 3", "`colour` is not a known key", id="unknown key"),
        pytest.param(NIB, "rank = 10", 'rank = "ten"', "`rank`: input should be a valid integer", id="bad number"),
        pytest.param(NIB, "rank = 10", "rank 10", "this is not TOML", id="not TOML"),
        pytest.param(NIB, "least = 0, most = 0", "least = 5, most = 0", "most is below least", id="span upside down"),
        pytest.param(NIB, "least = 0, most = 0", "least = 0.5, most = 1", "`terms.0.cost.least`: input should be a valid integer", id="half a rupiah"),
        pytest.param(NIB, "least = 0, most = 0", "least = -1, most = 0", "`terms.0.cost.least`: input should be greater than or equal to 0", id="negative"),
        pytest.param(NIB, 'kind = "none"', 'kind = "years"', 'years belongs to kind = "years"', id="years without years"),
        pytest.param(NIB, "[[paper]]", "[[papier]]", "`papier` is not a kind of rule data", id="unknown kind"),
        pytest.param(NIB, 'en = "Identity card (KTP)"', "", "this is not TOML", id="comma too many"),
        pytest.param("paper/pkp.toml", 'id = "pkp"', 'id = "nib"', "the paper `nib` stands twice (also in", id="id twice"),
        pytest.param("paper/pkp.toml", 'after = ["nib"]', 'after = ["nik"]', "there is no paper `nik`", id="unknown paper"),
        pytest.param("paper/bpom_md.toml", 'counts_as = ["spp_irt"]', 'counts_as = ["pirt"]', "there is no paper `pirt`", id="unknown paper in a list"),
        pytest.param(HALAL, 'categories = ["makanan_kering"', 'categories = ["makanan_kerng"', "there is no category `makanan_kerng`", id="unknown category"),
        pytest.param(HALAL, 'channels = ["langsung"', 'channels = ["warung"', "there is no channel `warung`", id="unknown channel"),
        pytest.param(HALAL, 'when = "regular_only"', 'when = "reguler_only"', "there is no condition `reguler_only`", id="unknown condition"),
        pytest.param(HALAL, 'subject = "halal"', 'subject = "hallal"', "there is no paper and no topic `hallal`", id="unknown subject"),
        pytest.param(HALAL, "valid_to = 2026-10-17", "valid_to = 2026-10-18", "valid_from 2026-10-18 overlaps another version that holds until 2026-10-18 (halal, ", id="the halal day twice"),
        pytest.param(HALAL, "valid_to = 2026-10-17", "valid_to = 2026-10-15", "valid_from 2026-10-18 leaves a gap after 2026-10-15 (halal, ", id="no rule for two days"),
        pytest.param(HALAL, 'need = "suggested"', 'need = "maybe"', "need`: input should be 'must'", id="unknown need"),
        pytest.param(PERMIT, 'instead = "bpom_md", ', "", "an impossible case says which paper instead", id="impossible and no way on"),
        pytest.param(PERMIT, 'instead = "bpom_md"', 'instead = "bpom"', "there is no paper `bpom`", id="unknown paper instead"),
        pytest.param(PERMIT, '{ when = "not_pirt", ', "{ ", "the last case, and no other, has no when", id="open case first"),
        pytest.param("conditions.toml", 'fact = "claims"', 'fact = "claim"', "there is no fact `claim`", id="unknown fact"),
        pytest.param("conditions.toml", 'is = ["yes"]', 'is = ["ya"]', "`ya` is not a choice of the fact `claims`", id="unknown choice"),
        pytest.param("conditions.toml", 'is = ["yes"]', "below = 5", "`claims` is not a number of days: use is", id="words are no number"),
        pytest.param("conditions.toml", '{ condition = "plain_powder", holds = false }', '{ condition = "not_plain_powder" }', "the condition `not_plain_powder` leads back to itself", id="circle of conditions"),
        pytest.param("facts.toml", 'asked_if = "slaughter"', 'asked_if = "uncertain_slaughter"', "leads back to itself", id="circle of questions"),
        pytest.param("facts.toml", 'assumed = "yes"', 'assumed = "perhaps"', "`perhaps` is not a choice of the fact `packaged`", id="assumed nonsense"),
        pytest.param("categories.toml", 'storage = "dry"', 'storage = "warm"', "`warm` is not a choice of the fact `storage`", id="known nonsense"),
        pytest.param("categories.toml", 'id = "mebel"', 'id = "furnitur"', "the bot has no category `furnitur`", id="category the bot does not know"),
        pytest.param("paper/nib.toml", 'office = "dpmptsp"', 'office = "dpmptsp"\nafter = ["bpom_md"]', "the paper `nib` comes after itself", id="circle of papers"),
        pytest.param("channels.toml", "checked_on = 2026-11-22", "", "`checked_on` is missing", id="channel without date"),
        pytest.param("need/closed.toml", 'try_instead = ["langsung"', 'try_instead = ["rumah"', "there is no channel `rumah`", id="closed and sent nowhere"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_and_line(
    folder: Path, file: str, before: str, after: str, said: str
) -> None:
    line = change(folder, file, before, after)
    named = "conditions.toml" if "leads back" in said else file  # a circle is told at its condition
    found = [fault for fault in faults(folder) if said in fault and fault.startswith(f"{named}, line ")]
    assert found
    shown = [int(fault.split("line ")[1].split(":")[0]) for fault in found]
    assert named != file or min(abs(one - line) for one in shown) <= NEAR.get(said, 12), found


NEAR = {
    "there is no source `S99`": 0, "there is no category `makanan_kerng`": 0, "there is no condition `reguler_only`": 0,
    "`colour` is not a known key": 1, "there is no office `dpmtsp`": 0, "there is no fact `claim`": 0,
    "there is no paper `bpom`": 0, "`warm` is not a choice of the fact `storage`": 0, "there is no channel `rumah`": 0,
    "valid_from 2026-10-18 overlaps another version that holds until 2026-10-18 (halal, ": 60,
    "valid_from 2026-10-18 leaves a gap after 2026-10-15 (halal, ": 60,
}  # fmt: skip
"""How many lines the named line may be from the changed one; versions are told at the later of the two."""


def test_all_faults_are_listed_not_only_the_first(folder: Path) -> None:
    change(folder, NIB, 'office = "dpmptsp"', 'office = "nobody"')
    change(folder, NIB, "rank = 10", "rank = 10\ncolour = 3")
    change(folder, HALAL, 'when = "regular_only"', 'when = "moon"')
    change(folder, "facts.toml", 'assumed = "yes"', 'assumed = "perhaps"')
    found = "\n".join(faults(folder))
    for said in ("`colour` is not a known key", "no condition `moon`", "`perhaps` is not a choice"):
        assert said in found
    assert "there is no paper `nib`" not in found  # it is there, only faulty


def test_files_that_cannot_be_read_are_all_named(folder: Path) -> None:
    (folder / "sources.toml").write_bytes(b"\xff\xfe\x00")
    (folder / "paper" / "nib.toml").write_text("[[paper]\n")
    found = faults(folder)
    assert any(fault.startswith("sources.toml, line 1: this is not UTF-8") for fault in found)
    assert any(fault.startswith("paper/nib.toml, line 1: this is not TOML") for fault in found)


@pytest.mark.parametrize(
    "file", sorted(file.relative_to(SHIPPED).as_posix() for file in SHIPPED.rglob("*.toml"))
)
def test_without_any_one_file_there_are_no_rules(folder: Path, file: str) -> None:
    """Half the rules are no rules."""
    (folder / file).unlink()
    assert faults(folder)


def test_a_missing_place_and_an_empty_folder_are_faults(tmp_path: Path) -> None:
    assert "there is no such file or folder" in faults(tmp_path / "nothing")[0]
    assert "there is no .toml file" in faults(tmp_path)[0]


def test_one_file_stands_in_the_place_of_the_shipped_one(folder: Path) -> None:
    change(folder, HALAL, "Wajib mulai 18 Oktober 2026.", "Wajib nanti.")
    found = rules(folder / HALAL)
    assert len(found.papers) == len(rules().papers)
    assert "Wajib nanti." in str(found.rules[("makanan_kering", "langsung")])


def test_line_numbers_in_every_shape_of_toml() -> None:
    text = "\n".join(
        [
            '# a comment with [[brackets]] and "quotes"',  # 1
            "[[rule]]",  # 2
            'name = """',  # 3
            "[[rule]]",  # 4, inside a string
            'key = 1"""',  # 5
            "list = [",  # 6
            "  { a = 1, b = [1, 2] },  # , [",  # 7
            '  { a = "]", b = "}" },',  # 8
            "]",  # 9
            'x.y = "z"',  # 10
            "[rule.deep]",  # 11
            "'quoted key' = [1, 2]",  # 12
            "[[rule]]",  # 13
            "list = [1,",  # 14
            " 2]",  # 15
            "[[rule.part]]",  # 16
            "a = 1",  # 17
            "[[rule.part]]",  # 18
            "a = '''",  # 19
            "b = 2",  # 20
            "''' # end",  # 21
            "c = 3",  # 22
        ]
    )
    expected = {
        ("rule", 0): 2, ("rule", 0, "name"): 3, ("rule", 0, "list"): 6, ("rule", 0, "list", 0): 7,
        ("rule", 0, "list", 1): 8, ("rule", 0, "list", 1, "b"): 8, ("rule", 0, "x", "y"): 10, ("rule", 0, "deep"): 11,
        ("rule", 0, "deep", "quoted key"): 12, ("rule", 1): 13, ("rule", 1, "list", 0): 14, ("rule", 1, "list", 1): 15,
        ("rule", 1, "part", 0, "a"): 17, ("rule", 1, "part", 1): 18, ("rule", 1, "part", 1, "a"): 19,
        ("rule", 1, "part", 1, "c"): 22, ("rule", 1, "nothing"): 13, ("nothing",): 1,
    }  # fmt: skip
    assert {place: line_of(text, place) for place in expected} == expected
