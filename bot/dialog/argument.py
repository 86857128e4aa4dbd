"""What stands in the argument of a button, read like a hostile one: whoever has the button may have made it up."""


def number_in(said: str, digits: int = 15) -> int:
    """The whole number of at most so many plain digits; 0 for anything else."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= digits else 0
