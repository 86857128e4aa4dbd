"""What the tables of goods, papers and shops hold about somebody, and what becomes of it. The books of titip jual are kept
under a number, because those of the shops and the figures of the regency are sums of them."""

from sqlalchemy import String, cast, literal

from storage import tables as t
from storage import tables_consignment as c
from storage.holdings import NOW, Holding, gone, kept, through
from storage.tables_catalogue import catalogue_consents, catalogue_goods, catalogue_words
from storage.tables_curation import curation_invitations, curation_steps, curations
from storage.tables_files import month_reasons
from storage.tables_papers import certificates, paper_inquiries, paper_ticks, producer_facts, product_facts
from storage.tables_preorders import preorders
from storage.tables_zones import zone_allowances

_BOOK = "the shops' books, which are sums of it"
_NUMBER = cast(c.outlets.c.id, String)

HOLDINGS: tuple[Holding, ...] = (
    kept(
        t.products, "producer_id", _BOOK,
        {"name": "", "unit": None, "price": None, "shelf_life_days": None, "weekly_capacity": None, "photo": None,
         "removed_at": NOW},
    ),
    gone(product_facts, "product_id", through(product_facts, "product_id", t.products, "producer_id")),
    gone(producer_facts),
    gone(paper_inquiries),
    gone(paper_ticks),
    gone(certificates, "producer_id"),
    gone(month_reasons, "producer_id"),
    kept(
        c.outlets, "owner", _BOOK,
        {"name": literal("Toko ") + _NUMBER, "folded": literal("toko ") + _NUMBER, "chain": None, "zone": None,
         "pic": None, "phone": None, "removed_at": NOW},
        "kind area",
    ),
    kept(c.agreements, "producer_id", _BOOK, {"ended_at": NOW}, "terms"),
    kept(c.records, "producer_id", _BOOK, {}, "key kind told"),
    kept(c.entries, "producer_id", _BOOK, {}, "key body"),
    gone(c.photos, "record_id", through(c.photos, "record_id", c.records, "producer_id")),
    kept(c.accounts, "producer_id", _BOOK),
    kept(c.batches, "producer_id", _BOOK, {}, "batch"),
    kept(c.bills, "producer_id", _BOOK, {}, "bill"),
    kept(c.months, "producer_id", _BOOK),
    gone(c.quiet, "producer_id"),
    gone(zone_allowances, "producer_id"),
    gone(curations, "producer_id"),
    gone(curation_steps, "curation_id", through(curation_steps, "curation_id", curations, "producer_id")),
    gone(curation_invitations, "producer_id"),
    gone(preorders, "producer_id"),
    gone(preorders, "buyer_id"),
    gone(catalogue_consents),
    gone(catalogue_goods, "producer_id"),
    gone(catalogue_words, "product_id", through(catalogue_words, "product_id", t.products, "producer_id")),
    kept(c.disputes, "producer_id", _BOOK, {}, "dispute period"),
)  # fmt: skip
DOERS: dict[str, tuple[str, ...]] = {
    "certificates": ("reviewed_by",),
    "consignment_records": ("actor_id",),
    "shop_sheets": ("sender_id",),
    "zone_allowances": ("granted_by",),
    "curation_steps": ("actor_id",),
    "curation_invitations": ("invited_by",),
    "curation_switches": ("set_by",),
}
NOBODYS: dict[str, str] = {
    "catalogue_spellings": "single words of all goods, to forgive typos; those of nobody else go, too (`storage.erasing`)",
    "zones": "areas that supply the shops of one another",
    "zone_kecamatan": "areas that supply the shops of one another",
    "shop_sheets": "what a shop sent; the rows about somebody's goods are taken out (`storage.erasing`)",
}
UNTOLD = frozenset({"catalogue_words"})
