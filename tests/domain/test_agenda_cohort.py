"""Collective permits: what each member still lacks, by the checker; the worst of it told in one sign."""

from datetime import date, timedelta

import pytest

from domain.agenda.cohort import Item, Standing, Want, wants, worst
from domain.agenda.event import COHORT_PAPERS
from domain.papers import Facts, Held, Ware, rules
from domain.papers.named import named

TODAY = date(2026, 10, 5)
YESTERDAY = TODAY - timedelta(days=1)


def item(name: str, category: str, *held: Held) -> Item:
    return Item(1, name, Ware(category, 60), Facts(named(name, category), held))


SNACK = ("Keripik tempe", "makanan_kering")


@pytest.mark.parametrize(
    ("goods", "held", "paper", "standing", "instead", "first"),
    [
        (SNACK, (), "nib", Standing.MISSING, None, ()),
        (SNACK, (Held("nib"),), "nib", Standing.HAVE, None, ()),
        (SNACK, (), "spp_irt", Standing.ASK, None, ("nib",)),
        (SNACK, (Held("nib"), Held("spp_irt")), "spp_irt", Standing.HAVE, None, ()),
        (SNACK, (Held("nib"), Held("bpom_md")), "spp_irt", Standing.HAVE, None, ()),
        (SNACK, (Held("nib"), Held("spp_irt", None, YESTERDAY)), "spp_irt", Standing.RENEW, None, ()),
        (SNACK, (Held("nib"), Held("spp_irt", None, TODAY)), "spp_irt", Standing.RENEW, None, ()),
        (SNACK, (Held("nib"), Held("halal_reg")), "halal_sd", Standing.HAVE, None, ()),
        (("Dimsum ayam", "frozen"), (), "spp_irt", Standing.OTHER, "bpom_md", ()),
        (("Dimsum ayam", "frozen"), (), "bpom_md", Standing.MISSING, None, ("nib", "cppob")),
        (("Batik tulis", "fashion_batik"), (Held("nib"),), "halal_sd", Standing.NOT_NEEDED, None, ()),
        (("Batik tulis", "fashion_batik"), (), "spp_irt", Standing.NOT_NEEDED, None, ()),
        (("Entah", "unknown"), (), "nib", Standing.ASK, None, ()),
    ],
)  # fmt: skip
def test_a_paper_stands_as_the_checker_says(
    goods: tuple[str, str], held: tuple[Held, ...], paper: str, standing: Standing, instead: str | None,
    first: tuple[str, ...],
) -> None:  # fmt: skip
    [found] = wants([paper], [item(*goods, *held)], TODAY)
    assert (found.standing, found.instead, found.first) == (standing, instead, first)


def test_a_paper_of_the_business_stands_once_one_of_goods_for_each() -> None:
    goods = [item(*SNACK), item("Dimsum ayam", "frozen")]
    found = wants(["nib", "spp_irt"], goods, TODAY)
    assert [(one.paper, one.goods) for one in found] == [
        ("nib", None), ("spp_irt", "Keripik tempe"), ("spp_irt", "Dimsum ayam"),
    ]  # fmt: skip
    assert worst(found[1:]) is Standing.ASK


def test_every_kind_of_goods_has_an_answer_for_every_paper_of_a_cohort() -> None:
    for category in rules().categories:
        found = wants(COHORT_PAPERS, [Item(None, "", Ware(category), Facts())], TODAY)
        assert [one.paper for one in found] == list(COHORT_PAPERS)
        for one in found:
            assert one.instead != one.paper
            assert one.instead is None or one.standing is Standing.OTHER


@pytest.mark.parametrize(
    ("standings", "most"),
    [
        ([], None), ([Standing.HAVE, Standing.MISSING], Standing.MISSING), ([Standing.NOT_NEEDED, Standing.HAVE], Standing.HAVE),
        ([Standing.ASK, Standing.RENEW], Standing.RENEW), ([Standing.OTHER, Standing.HAVE], Standing.OTHER),
    ],
)  # fmt: skip
def test_one_sign_tells_what_is_most_to_be_done(standings: list[Standing], most: Standing | None) -> None:
    assert worst(Want("nib", None, None, one) for one in standings) is most
