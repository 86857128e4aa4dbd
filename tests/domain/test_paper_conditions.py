"""Every condition of the decision table (C1–C5 and "C") both ways, and what stands beside the table."""

from collections.abc import Mapping

import pytest

from domain.papers import Facts, Need, Status, Ware, readiness, rules
from tests.domain.paper_table import ORDINARY, ROWS, TODAY, Answers, lines, others, row_id

C1 = [
    {"claims": "yes"}, {"workshop": "machine"}, {"workshop": "elsewhere"}, {"sort": "baby_diet"}, {"sort": "sni"},
    {"sort": "milk"}, {"storage": "chilled"}, {"storage": "frozen"}, {"storage": "canned"},
]  # fmt: skip


@pytest.mark.parametrize("channel", rules().channels)
@pytest.mark.parametrize("category", ["makanan_kering", "minuman_kering_serbuk", "daging_ikan_kering"])
@pytest.mark.parametrize("why", C1, ids=str)
def test_each_reason_of_c1_alone_leads_from_pirt_to_bpom(category: str, channel: str, why: Answers) -> None:
    found = lines(category, channel, **why)
    assert found["spp_irt"].need is Need.IMPOSSIBLE
    assert found["spp_irt"].instead == "bpom_md"
    assert found["bpom_md"].need is Need.MUST
    assert "pkp" not in found
    assert ("sni_wajib" in found) == (why == {"sort": "sni"} and category != "daging_ikan_kering")


@pytest.mark.parametrize("storage", ["vacuum", "frozen", "canned"])
def test_c2_made_to_last(storage: str) -> None:
    found = lines("makanan_basah", "minimarket", storage=storage)
    needs = {subject: line.need for subject, line in found.items()}
    assert needs["bpom_md"] == needs["cppob"] == needs["label"] == Need.MUST
    assert needs["npwp"] == needs["merek"] == needs["barcode"] == Need.ASKED
    assert ("pmr" in found) == (storage == "canned")
    facts = Facts({**ORDINARY["makanan_basah"], "storage": storage})
    assert readiness(Ware("makanan_basah"), "minimarket", facts, TODAY).closed is None


@pytest.mark.parametrize("row", [row for row in ROWS if row["slhs_hsp"] == "C3"], ids=row_id)
def test_c3_the_kind_of_place(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    for premises in ("cafe", "restaurant", "catering", "depot"):
        assert lines(category, channel, premises=premises)["hygiene"].paper == "slhs"
    for premises in ("home", "warung"):
        assert lines(category, channel, premises=premises)["hygiene"].paper == "hsp"


@pytest.mark.parametrize("channel", rules().channels)
def test_c4_plain_drink_powder(channel: str) -> None:
    plain = lines("jamu_kemasan", channel, jamu_form="powder", claims="no")
    assert plain["spp_irt"].need is plain["pkp"].need is Need.MUST
    assert not {"jamu_tr", "jamu_maker", "bpom_md"} & plain.keys()
    assert plain["halal"].paper == "halal_sd"
    with_claims = lines("jamu_kemasan", channel, jamu_form="powder", claims="yes")
    assert with_claims["spp_irt"].instead == "jamu_tr"
    assert with_claims["jamu_tr"].need is Need.MUST
    assert with_claims["jamu_maker"].paper == "ukot"
    assert with_claims["halal"].paper == "halal_reg"
    assert lines("jamu_kemasan", channel, jamu_form="outer")["jamu_maker"].paper == "umot"
    by_machine = lines("jamu_kemasan", channel, jamu_form="powder", claims="no", workshop="machine")
    assert by_machine["spp_irt"].instead == "bpom_md"
    assert by_machine["bpom_md"].need is Need.MUST


@pytest.mark.parametrize("row", [row for row in ROWS if row["halal"] == "C5"], ids=row_id)
def test_c5_animal_material(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    assert "halal" not in lines(category, channel)
    found = lines(category, channel, leather="yes")["halal"]
    assert (found.paper, found.need) == ("halal_reg", Need.MUST)


@pytest.mark.parametrize("row", [row for row in ROWS if row["ing"] == "C"], ids=row_id)
def test_nutrition_facts_are_a_duty_unless_exempt(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    assert lines(category, channel)["ing"].need is Need.MUST
    assert "ing" not in lines(category, channel, sort="seasoning")
    assert "ing" not in lines(category, channel, water="yes")


CONDITIONAL = {
    "sni_wajib": {
        "minuman_botol": {"water": "yes"},
        "fashion_batik": {"baby": "yes"},
        "kerajinan": {"toy": "yes"},
    },
    "skp": {"daging_ikan_kering": {"animal": "fish"}},
    "nkv": {"daging_ikan_basah_beku": {"animal": "poultry"}},
    "pmr": {"olahan_susu": {"storage": "canned"}},
    "svlk": {"kerajinan": {"wood": "yes"}},
    "sertifikat_standar": {"jasa_boga": {"risk": "medium_low"}, "jasa_lain": {"risk": "medium_high"}},
}


@pytest.mark.parametrize("row", [row for row in ROWS if "C" in dict(others(row)).values()], ids=row_id)
def test_every_other_condition_both_ways(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    for subject in (subject for subject, code in others(row) if code == "C"):
        answers = CONDITIONAL[subject][category]
        assert lines(category, channel, **answers)[subject].need is Need.MUST
        if subject == "nkv":
            fish = lines(category, channel, animal="fish")
            assert (fish["skp"].need, "nkv" in fish) == (Need.MUST, False)
        else:
            assert subject not in lines(category, channel)


@pytest.mark.parametrize("row", [row for row in ROWS if row["tkdn_ik"] == "C"], ids=row_id)
def test_local_content_only_when_asked(row: Mapping[str, str]) -> None:
    category, channel = row["kategori"], row["saluran"]
    assert "tkdn_ik" not in lines(category, channel, tkdn_asked="no")
    assert lines(category, channel, tkdn_asked="yes")["tkdn_ik"].need is Need.MUST


@pytest.mark.parametrize("channel", rules().channels)
def test_a_furniture_maker_never_sees_a_food_paper(channel: str) -> None:
    food = {"spp_irt", "pkp", "bpom_md", "cppob", "hygiene", "ing", "label", "skp", "nkv", "pmr"}
    for answers in ({}, {"wood": "yes"}, {"leather": "yes"}, {"claims": "yes", "storage": "frozen"}):
        found = readiness(Ware("mebel"), channel, Facts(answers), TODAY)
        assert not food & {line.subject for line in found.lines}
    wood = readiness(Ware("mebel"), channel, Facts({"wood": "yes"}), TODAY)
    assert ("svlk" in {line.subject for line in wood.lines}) == (channel == "ekspor")


@pytest.mark.parametrize("channel", rules().channels)
def test_something_else_gets_what_is_sure_and_an_officer(channel: str) -> None:
    found = readiness(Ware("lainnya"), channel, Facts({"produce": "no"}), TODAY)
    assert {line.subject for line in found.lines} == {"nib", "npwp", "merek"}
    assert found.note is not None
    rice = readiness(Ware("lainnya"), channel, Facts({"produce": "yes"}), TODAY)
    [psat] = [line for line in rice.lines if line.subject == "psat"]
    assert (psat.need, psat.status) == (Need.MUST, Status.CHECK)


def test_short_life_takes_the_kitchen_label() -> None:
    found = lines("makanan_kering", "toko_bazar", shelf_life_days=7)
    assert found["spp_irt"].instead == "hsp"
    assert found["hygiene"].paper == "hsp"
    assert "bpom_md" not in found
    assert lines("makanan_kering", "toko_bazar", shelf_life_days=8)["spp_irt"].need is Need.MUST


def test_a_factory_brings_its_own_workshop_paper() -> None:
    assert "cpkb" in lines("kosmetik", "langsung")
    assert "cpkb" not in lines("kosmetik", "langsung", maklon="maklon")
    assert lines("kosmetik", "langsung", maklon="maklon")["kosmetik"].need is Need.MUST
