"""What the command `laris` starts: everything is loaded with the garbage collector off. Loading throws nothing away,
and collecting meanwhile costs a sixth of the start."""

import gc


def main() -> None:
    """The command line; `bot.__main__` turns the collector on again before any work begins."""
    gc.disable()
    from bot.__main__ import main as command_line

    command_line()
