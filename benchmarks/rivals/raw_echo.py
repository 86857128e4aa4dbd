"""No library at all: the fewest bytes over kept-alive sockets. Shows the limit of the server."""

import asyncio
import json
import os
import re
from urllib.parse import urlsplit

URL = urlsplit(os.environ["TELEGRAM_API_URL"])
PATH = f"/bot{os.environ['BOT_TOKEN']}/"
CHAT = re.compile(rb'"chat":\{"id":(\d+)')
SENDERS = 64


async def call(streams: tuple, method: str, body: bytes) -> bytes:
    """One POST on a kept connection; the answer's body."""
    reader, writer = streams
    head = f"POST {PATH}{method} HTTP/1.1\r\nContent-Type: application/json\r\n"
    head += f"Content-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)
    head = await reader.readuntil(b"\r\n\r\n")
    return await reader.readexactly(int(head.rsplit(b":", 1)[1]))


async def send(chats: asyncio.Queue) -> None:
    """One of the senders."""
    streams = await asyncio.open_connection(URL.hostname, URL.port)
    while True:
        chat = await chats.get()
        await call(streams, "sendMessage", b'{"chat_id":%b,"text":"x"}' % chat)


async def main() -> None:
    """Poll until killed."""
    chats: asyncio.Queue[bytes] = asyncio.Queue()
    senders = [asyncio.create_task(send(chats)) for _ in range(SENDERS)]
    streams, offset = await asyncio.open_connection(URL.hostname, URL.port), 0
    while not any(sender.done() for sender in senders):
        body = json.dumps({"offset": offset, "timeout": 10, "limit": 100}).encode()
        answer = await call(streams, "getUpdates", body)
        for chat in CHAT.findall(answer):
            chats.put_nowait(chat)
        ids = re.findall(rb'"update_id":(\d+)', answer)
        offset = int(ids[-1]) + 1 if ids else offset


if __name__ == "__main__":
    asyncio.run(main())
