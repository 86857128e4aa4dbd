"""The decision table of certifications.md 6, copied in paper_decisions.tsv, with ordinary answers for each category."""

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from domain.papers import Facts, Line, Need, Ware, readiness

TODAY = date(2026, 11, 22)
TABLE = (Path(__file__).parent / "paper_decisions.tsv").read_text("utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines(), delimiter="\t"))
Answers = Mapping[str, str | int]

FOOD: Answers = {"ingredients": "clean", "outlets": "one", "workshop": "home", "supplier": "yes"}
DRY: Answers = {**FOOD, "claims": "no", "sort": "ordinary", "shelf_life_days": 90}
ORDINARY: Mapping[str, Answers] = {
    "makanan_kering": DRY,
    "makanan_basah": {**FOOD, "storage": "fresh", "animal": "none", "premises": "home"},
    "minuman_kering_serbuk": DRY,
    "minuman_botol": {**FOOD, "water": "no"},
    "minuman_saji": {**FOOD, "premises": "warung", "names": "upto_10"},
    "frozen": {**FOOD, "animal": "none"},
    "daging_ikan_kering": {**DRY, "animal": "meat"},
    "daging_ikan_basah_beku": {**FOOD, "animal": "meat"},
    "olahan_susu": {**FOOD, "storage": "chilled"},
    "kosmetik": {"maklon": "own"},
    "jamu_kemasan": {**FOOD, "jamu_form": "medicine", "claims": "yes"},
    "jamu_gendong": {},
    "fashion_batik": {"leather": "no", "baby": "no"},
    "kerajinan": {"leather": "no", "toy": "no", "wood": "no"},
    "jasa_boga": {**FOOD, "animal": "none", "names": "upto_10", "risk": "low"},
    "jasa_lain": {"risk": "low"},
}
COLUMNS = {
    "nib": "nib", "npwp": "npwp", "spp_irt": "spp_irt", "label": "label", "ing": "ing", "merek": "merek",
    "sni_bina": "sni_bina", "barcode": "barcode", "tkdn_ik": "tkdn_ik", "halal": "halal", "slhs_hsp": "hygiene",
}  # fmt: skip
NEEDS = {"W": Need.MUST, "M": Need.ASKED, "S": Need.SUGGESTED, "X": Need.IMPOSSIBLE}
OTHERS = {
    "e-katalog": "ekatalog", "syarat negara tujuan": "syarat_tujuan", "SNI AMDK": "sni_wajib", "SKP": "skp",
    "PMR": "pmr", "batikmark": "batikmark", "SNI bayi": "sni_wajib", "SNI mainan": "sni_wajib",
    "SVLK bila kayu": "svlk", "sert. standar": "sertifikat_standar", "NKV/SKP": "nkv",
}  # fmt: skip

DEVIATIONS = {
    "pkp": "not a column: the class is one of the promises of every SPP-IRT (2.1), so it stands beside it",
    "nkv": "the cell says NKV/SKP: meat leads to NKV, fish to SKP; both ways are tested below",
    "cppob": "part of the bpom cell; C1 and C2 name MD alone, but 2.2 says the plant must hold CPPOB first",
    "C2 makes label W": "a pack made to last is processed food in a pack, so label (2.4), as in every other MD row",
    "C2 opens TUTUP": "the note below the table names the cold-shelf MD product as the way into a minimarket",
    "C2 asks npwp, merek, barcode": "then the minimarket or supermarket treats it like any packed product",
    "C4 replaces TR": "4.2: a plain drink powder may be SPP-IRT instead of TR; nobody needs both",
    "maklon": "4.1: with a contract maker the CPKB is the factory's, the producer needs the notification alone",
    "short life": "2.1: dry food that keeps 7 days or less is not PIRT and goes to Label HSP",
    "sorts with mandatory SNI": "2.1: MD + SNI, so the SNI mark stands beside MD for them",
    "canned food, special diet": "2.1 and 2.2: sterile and diet food needs PMR, whatever the category",
    "canned fish": "1.3: sardine and tuna in cans are on the list of mandatory SNI",
    "salted eggs": "2.1, code 03: ask Dinkes; so P-IRT stays a must, but of low confidence",
    "jamu powder by machine": "C1 holds for every P-IRT, so C4 with an automatic line leads to MD",
}
"""Where the checker says more than a cell or otherwise, and why."""


def lines(category: str, channel: str, **changed: str | int) -> dict[str, Line]:
    facts = Facts({**ORDINARY[category], **changed})
    found = readiness(Ware(category), channel, facts, TODAY).lines
    assert len({line.subject for line in found}) == len(found)
    return {line.subject: line for line in found}


def row_id(row: Mapping[str, str]) -> str:
    return f"{row['kategori']}-{row['saluran']}"


def others(row: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for cell in row["lain"].split(";"):
        code, _, what = cell.strip().partition(" ")
        if code not in {"-", "TUTUP:"}:
            yield OTHERS[what], code
