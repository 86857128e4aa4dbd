"""The longest answers and facts of the forms about shops, what they tell, and the catalogue."""

from typing import Any

from domain.outlets import OutletKind

_FILE = {"file_id": "d", "name": "rekap-penjualan-" + "n" * 180 + ".xlsx", "size": 1, "mime": ""}
_SHOP = {
    "id": 1, "name": "T" * 60, "kind": OutletKind.COOPERATIVE, "kecamatan": "33.25.15", "zone": "z" * 40,
    "pic": "P" * 40, "phone": "+6281234567890",
}  # fmt: skip
_ZONE = {
    "id": 1,
    "area": "36.04",
    "name": "Z" * 40,
    "kecamatan": [f"36.04.{number:02}" for number in range(40)],
}
ANSWERS: dict[str, dict[str, Any]] = {
    "outlet_search": {"name": "T" * 60},
    "new_outlet": _SHOP,
    "outlet": _SHOP,
    "outlet_removal": {"id": 1, "name": "T" * 60, "sure": "yes"},
    "outlet_list": {"file": _FILE},
    "preorder": {
        "code": "c" * 12, "good": "p" * 60, "quantity": 100_000, "day": "2026-12-31", "name": "N" * 60,
        "phone": {"number": "+6281234567890123", "verified": True},
    },
    "catalogue_search": {"said": "k" * 200},
    "new_zone": _ZONE,
    "zone": _ZONE,
    "zone_removal": {"id": 1, "name": "Z" * 40, "sure": "yes"},
    "supply_whom": {"outlet": 1, "said": "k" * 60},
    "supply_allowance": {"outlet": 1, "producer": 1, "who": "U" * 120, "reason": "r" * 200},
    "shop_sheet": {"outlet": 1, "month": "2026-09-01", "file": _FILE},
}  # fmt: skip


def facts(form: str) -> dict[str, Any]:
    """What the questions of these forms look at."""
    if form not in ANSWERS:
        return {}
    return {
        "within": "33.25",
        "weekly": 1_000_000,
        "unit": "u" * 20,
        "zones": ["z" * 39 + str(number) for number in range(5)],
        "taken": {},
    }
