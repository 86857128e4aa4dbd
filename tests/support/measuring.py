"""What is not measured: the same lines run thousands of times, which would take longer to measure than to run."""

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage


@contextmanager
def unmeasured() -> Iterator[None]:
    """Thousands of talks run the same lines: measuring their coverage each time takes longer than the talks."""
    measuring = Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()
