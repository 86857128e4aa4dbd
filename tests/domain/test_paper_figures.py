"""Cost, time and validity of every paper as certifications.md has them (0.3 and sections 1–4), with how sure they are.

What has no source there (a cell of 0.3 that no section repeats) is a guess: "?" before it, and an office is named.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from domain.paper_numbers import NO_NUMBER
from domain.papers import Facts, Need, Status, Ware, readiness, rules
from domain.papers.answer import Doubt
from domain.papers.load import SHIPPED
from tests.domain.paper_table import TODAY, lines

FIGURES = """
paper               cost              time            valid
nib                 0                 0-1             none
npwp                0                 ?0-1            none
spp_irt             0                 0-30            5
pkp                 0                 ?1-90           ?none
cppob               -                 ?30-180         ?5
bpom_md             100000-1500000    5-30w           5
halal_sd            0                 ?12w            none
halal_reg           300000-650000     ?21-56          none
label               0                 ?1-14           none
ing                 0                 ?1-14           none
slhs                ?200000-1000000   ?14-56          printed
hsp                 ?0                ?14-56          printed
kosmetik            250000            3-14w           3
cpkb                -                 -               ?printed
jamu_tr             50000-1250000     -               5
umot                -                 -               ?none
ukot                -                 -               ?none
merek               500000            ?1-7            10
sni_bina            0                 0-1             none
sni_wajib           -                 90-180          ?printed
barcode             ?4000000          ?3-21           1
batikmark           ?1700000          -               ?printed
svlk                -                 ?60-180         6
tkdn_ik             0                 1-5w            5
ekatalog            ?0                ?2-14           none
sertifikat_standar  ?0                ?0-30           none
skp                 -                 -               2
nkv                 -                 -               ?printed
psat                -                 -               ?printed
pmr                 -                 -               ?none
non_halal           0                 0-1             none
syarat_tujuan       -                 -               ?printed
"""
ROWS = [row.split() for row in FIGURES.strip().splitlines()[1:]]


def _span(figure) -> str:
    if figure is None:
        return "-"
    ends = dict.fromkeys((figure.least, figure.most))
    unit = "w" if getattr(figure, "unit", "") == "working" else ""
    return ("" if figure.is_sure else "?") + "-".join(map(str, ends)) + unit


def _validity(validity) -> str:
    return ("" if validity.is_sure else "?") + (str(validity.years) if validity.years else validity.kind)


@pytest.mark.parametrize(("paper", "cost", "time", "valid"), ROWS, ids=lambda cell: cell)
def test_the_figures_of_a_paper(paper: str, cost: str, time: str, valid: str) -> None:
    terms = rules().papers[paper].terms_on(TODAY)
    assert (_span(terms.cost), _span(terms.time), _validity(terms.validity)) == (cost, time, valid)


def test_no_paper_is_left_out() -> None:
    assert [row[0] for row in ROWS if row[0] not in rules().papers] == []
    assert rules().papers.keys() == {row[0] for row in ROWS} >= NO_NUMBER


LOW = {
    "skp": "daging_ikan_kering",
    "nkv": "daging_ikan_basah_beku",
    "psat": "lainnya",
    "sni_wajib": "kerajinan",
}
"""What certifications.md has only from memory or an old rule (2.6, 1.3), with a category that meets it."""


@pytest.mark.parametrize(("subject", "category"), LOW.items())
def test_what_is_known_from_memory_is_never_called_sure(subject: str, category: str) -> None:
    told = {
        "skp": {"animal": "fish"},
        "nkv": {"animal": "meat"},
        "psat": {"produce": "yes"},
        "sni_wajib": {"toy": "yes"},
    }
    found = readiness(Ware(category), "langsung", Facts(told[subject]), TODAY).lines
    line = next(line for line in found if line.subject == subject)
    assert (line.status, line.doubt) == (Status.CHECK, Doubt.LOW_CONFIDENCE)


@pytest.mark.parametrize("fact", ["baby", "toy"])
def test_a_question_says_no_more_than_we_know(fact: str) -> None:
    """Certifications.md 1.3: SNI of baby clothes and toys is `unsourced`."""
    assert rules().facts[fact].reason.id.startswith("Setahu kami")


def test_salted_eggs_are_asked_of_the_health_office() -> None:
    """2.1: "telur asin: ask Dinkes"; the rule is sure, this case is not."""
    egg = lines("makanan_kering", "toko_bazar", sort="salted_egg")["spp_irt"]
    assert (egg.need, egg.status, egg.doubt) == (Need.MUST, Status.CHECK, Doubt.LOW_CONFIDENCE)
    assert egg.office.id == "dinkes"
    assert lines("makanan_kering", "toko_bazar")["spp_irt"].status is Status.MISSING
    assert (
        lines("makanan_kering", "toko_bazar", sort="salted_egg", claims="yes")["spp_irt"].need
        is Need.IMPOSSIBLE
    )


@pytest.mark.parametrize("category", ["makanan_kering", "minuman_kering_serbuk", "daging_ikan_kering"])
@pytest.mark.parametrize("told", [{"sort": "baby_diet"}, {"storage": "canned"}], ids=str)
def test_special_diet_and_cans_need_the_plan_against_dangers(category: str, told: dict[str, str]) -> None:
    """2.2: "high-risk food (sterile, canned, special diet) needs a manajemen risiko programme"."""
    assert lines(category, "online", **told)["pmr"].need is Need.MUST
    assert "pmr" not in lines(category, "online")


def test_canned_fish_bears_the_sni_mark() -> None:
    """1.3: canned tuna and sardine are among the mandatory ones."""
    canned = lines("daging_ikan_basah_beku", "online", animal="fish", storage="canned")
    assert canned["sni_wajib"].need is canned["pmr"].need is Need.MUST
    assert "sni_wajib" not in lines("daging_ikan_basah_beku", "online", animal="fish")
    assert "sni_wajib" not in lines("daging_ikan_basah_beku", "online", animal="meat", storage="canned")


def test_a_food_stall_is_on_the_list_of_the_big_hygiene_paper() -> None:
    """2.3: kedai makanan (56103) stands beside kafe, restoran and jasa boga."""
    assert "cafe" in rules().categories["makanan_basah"].choices["premises"]


MENTIONED = [
    ("spp_irt", "mistakes", "sudah habis"), ("spp_irt", "documents", "NPWP"), ("spp_irt", "documents", "janji"),
    ("bpom_md", "documents", "standar"), ("bpom_md", "documents", "SNI"), ("halal_sd", "mistakes", "giling"),
    ("halal_sd", "mistakes", "10 nama"), ("nib", "documents", "pekerja"), ("non_halal", "steps", "alkohol"),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "part", "words"), MENTIONED)
def test_a_guide_leaves_nothing_out(paper: str, part: str, words: str) -> None:
    guide = rules().papers[paper].guide_on(TODAY)
    assert any(re.search(words, text.id) for text in getattr(guide, part)), [
        text.id for text in getattr(guide, part)
    ]


def test_figures_that_nobody_checked_make_a_line_old_as_well(tmp_path: Path) -> None:
    fresh = "valid_from = 2025-06-05\nchecked_on = 2026-11-22"
    text = (SHIPPED / "paper" / "nib.toml").read_text("utf-8")
    assert fresh in text
    (tmp_path / "nib.toml").write_text(
        text.replace(fresh, fresh.replace("2026-11-22", "2026-01-01")), "utf-8"
    )
    nib = readiness(Ware("mebel"), "langsung", Facts(), TODAY, rules(tmp_path / "nib.toml")).lines[0]
    assert (nib.paper, nib.checked_on, nib.is_stale) == ("nib", date(2026, 1, 1), True)
