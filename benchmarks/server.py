"""A fast local stand-in for the Bot API, with scripted people: `python -m benchmarks.server --mode echo`.

Prints one JSON object a line: `listening` (with the port), `first_poll`, `window`, `result`; then goes on
answering until its standard input closes, so that the bot can stop in peace.
"""

import argparse
import asyncio
import sys
import time
from pathlib import Path

import orjson

from .bot_api import BotApi
from .http_protocol import Connection
from .people import Crowd
from .script import buttons, echo, registration
from .tally import Tally


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mode", choices=("echo", "buttons", "registration", "idle"), default="echo")
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    parser.add_argument("--people", type=int, default=64, help="how many speak at the same time")
    parser.add_argument(
        "--rate", type=float, default=0.0, help="steps a second; 0: as fast as the bot answers"
    )
    parser.add_argument("--latency", type=float, default=0.0, help="round trip to this server, seconds")
    parser.add_argument(
        "--gather", type=float, default=0.002, help="a poll waits so long for company, seconds"
    )
    parser.add_argument("--warmup", type=float, default=2.0, help="seconds")
    parser.add_argument("--seconds", type=float, default=8.0)
    parser.add_argument("--script", type=Path, default=Path(__file__).with_name("script.toml"))
    parser.add_argument("--trace", action="store_true", help="show what the first person says and sees")
    return parser.parse_args(argv)


def tell(event: str, **fields: object) -> None:
    """One line for whoever started this process."""
    sys.stdout.buffer.write(orjson.dumps({"event": event, **fields}) + b"\n")
    sys.stdout.buffer.flush()


async def measure(options: argparse.Namespace, api: BotApi) -> None:
    """Wait for the bot's first poll, let the people speak, tell the figures."""
    polled = asyncio.Event()
    api.on_first_poll = polled.set
    await polled.wait()
    tell("first_poll", monotonic=api.first_poll)
    tally = Tally()
    if options.mode != "idle":
        script = {"echo": echo, "buttons": buttons}.get(options.mode, lambda: registration(options.script))()
        crowd = Crowd(api, script, tally, options.rate, options.trace)
        crowd.start(options.people)
    await asyncio.sleep(options.warmup)
    tally.start()
    tell("window", monotonic=time.monotonic())
    await asyncio.sleep(options.seconds)
    tally.stop()
    tell("result", **tally.result())


async def serve(options: argparse.Namespace) -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    api = BotApi(options.latency, options.gather)
    server = await loop.create_server(lambda: Connection(api.answer, api.lost), "127.0.0.1", options.port)
    tell("listening", port=server.sockets[0].getsockname()[1])
    measuring = asyncio.create_task(measure(options, api))
    await loop.run_in_executor(None, sys.stdin.buffer.read)
    measuring.cancel()


if __name__ == "__main__":
    asyncio.run(serve(arguments()))
