"""What stands in the argument of a button, read like a hostile one: whoever has the button may have made it up."""

NEW_MESSAGE = "!"
"""At the end of an argument: the screen comes as a new message, and the one that was tapped stays as it is."""


def bare(argument: str) -> str:
    """The argument without that mark."""
    return argument.removesuffix(NEW_MESSAGE)


def number_in(said: str, digits: int = 15) -> int:
    """The whole number of at most so many plain digits; 0 for anything else."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= digits else 0
