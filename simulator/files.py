"""What was uploaded, under Telegram's kind of file ids. Knows nothing of messages.

With a folder the bytes survive a restart; without one they live in memory.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

FOLDERS = {
    "photo": "photos",
    "document": "documents",
    "voice": "voice",
    "video": "videos",
    "audio": "music",
    "animation": "animations",
    "sticker": "stickers",
}


@dataclass(slots=True)
class StoredFile:
    file_id: str
    file_unique_id: str
    path: str
    name: str
    mime: str
    size: int
    kind: str
    width: int = 0
    height: int = 0


class Files:
    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._known: dict[str, StoredFile] = {}
        self._bytes: dict[str, bytes] = {}

    def add(self, kind: str, name: str, mime: str, data: bytes) -> StoredFile:
        digest = hashlib.sha256(f"{len(self._known)} {name} ".encode() + data[:4096]).hexdigest()
        suffix = Path(name).suffix[:10] or {"photo": ".jpg", "voice": ".oga"}.get(kind, "")
        path = f"{FOLDERS[kind]}/file_{len(self._known)}{suffix}"
        width, height = picture_size(data)
        file = StoredFile(
            f"SIM{digest[:44]}", f"AQ{digest[44:58]}", path, name, mime, len(data), kind, width, height
        )
        self._known[file.file_id] = file
        self._bytes[file.file_id] = data
        self._keep(file, data)
        return file

    def _keep(self, file: StoredFile, data: bytes) -> None:
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / file.file_id).write_bytes(data)

    def get(self, file_id: str) -> StoredFile | None:
        return self._known.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        return next((file for file in self._known.values() if file.path == path), None)

    def read(self, file: StoredFile) -> bytes:
        if file.file_id not in self._bytes and self._folder is not None:
            self._bytes[file.file_id] = (self._folder / file.file_id).read_bytes()
        return self._bytes[file.file_id]

    def to_json(self) -> list[dict[str, Any]]:
        return [asdict(file) for file in self._known.values()]

    def load(self, rows: list[dict[str, Any]]) -> None:
        self._known = {row["file_id"]: StoredFile(**row) for row in rows}


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, GIF, WebP or JPEG; (0, 0) when it is no picture."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return 512, 512  # three layouts of the header; the exact size does not matter here
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else (0, 0)


def _jpeg_size(data: bytes) -> tuple[int, int]:
    position = 2
    while position + 9 < len(data):
        marker, length = data[position + 1], struct.unpack(">H", data[position + 2 : position + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return 1, 1
