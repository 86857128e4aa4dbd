"""Whole rupiah: an amount of money, so that no plain number is ever shown or taken as one by accident."""


class Rupiah(int):
    """A whole number of rupiah. Never a float."""

    __slots__ = ()
