"""What a kuitansi of a delivery is about. Only what was said and agreed goes on it; the rest stays a dotted line."""

from datetime import date

from domain.procurement.need import Delivery


def amount_of(delivery: Delivery) -> int | None:
    """Whole rupiah of the kuitansi: what was paid by now, or what is owed for what came. None while nothing came, and
    while the two sides name different numbers: a kuitansi takes no side."""
    if {"quantity", "paid"} & set(delivery.disputes):
        return None
    if delivery.payment.paid:
        return delivery.payment.paid
    return delivery.owed or None if delivery.came else None


def paid_on(delivery: Delivery) -> date | None:
    """The day of the payment, if one was told: the maker's word first."""
    return delivery.payment.paid_on if delivery.payment.paid else None


def number_of(delivery: Delivery) -> str:
    """The number on the paper: always the same for a delivery."""
    return f"L-{delivery.offer_id:04d}/{delivery.number}"
