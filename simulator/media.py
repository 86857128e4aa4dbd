"""Files in messages: the parameter that names one, and the part of a message that carries it."""

from __future__ import annotations

from simulator.chats import Json, World
from simulator.files import StoredFile
from simulator.params import Params, Upload
from simulator.validation import BadRequest, TooLarge, checked_caption, is_url

PHOTO_BYTES, MOST_BYTES = 10 * 1024 * 1024, 50 * 1024 * 1024


def caption_of(params: Params) -> Json:
    entities = params.structure("caption_entities")
    return checked_caption(params.text("caption"), params.text("parse_mode"), entities)


def stored(world: World, params: Params, kind: str, field: str) -> StoredFile:
    """The file of a parameter: just uploaded, or known by its id."""
    upload = params.upload(field)
    if upload is not None:
        return keep(world, kind, upload)
    file_id = params.text(field)
    if not file_id:
        raise BadRequest(f"there is no {kind} in the request")
    file = world.files.get(file_id)
    if file is None:
        failed = "failed to get HTTP URL content" if is_url(file_id) and "://" in file_id else None
        raise BadRequest(failed or "wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise BadRequest(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def keep(world: World, kind: str, upload: Upload) -> StoredFile:
    if not upload.data:
        raise BadRequest("file must be non-empty")
    if len(upload.data) > MOST_BYTES:
        raise TooLarge("")
    file = world.files.add(kind, upload.name, upload.mime, upload.data)
    if kind == "photo":
        _refuse_picture(file)
    return file


def _refuse_picture(file: StoredFile) -> None:
    if file.size > PHOTO_BYTES:
        raise BadRequest(
            f"file of size {file.size} bytes is too big for a photo; the maximum size is {PHOTO_BYTES} bytes"
        )
    if not file.width:
        raise BadRequest("IMAGE_PROCESS_FAILED")
    sides = sorted((file.width, file.height))
    if sum(sides) > 10_000 or sides[1] > 20 * max(1, sides[0]):
        raise BadRequest("PHOTO_INVALID_DIMENSIONS")


def file_json(file: StoredFile) -> Json:
    return {"file_id": file.file_id, "file_unique_id": file.file_unique_id, "file_size": file.size}


def media_json(kind: str, file: StoredFile) -> Json:
    """The part of a message that carries a file."""
    known = file_json(file)
    sides = {"width": file.width, "height": file.height}
    if kind == "photo":
        small = {**known, "file_unique_id": f"{file.file_unique_id}s"}
        return {
            "photo": [{**small, "width": min(90, file.width), "height": min(90, file.height)}, known | sides]
        }
    if kind == "document":
        return {"document": known | {"file_name": file.name, "mime_type": file.mime}}
    if kind == "voice":
        return {"voice": known | {"duration": 3, "mime_type": file.mime}}
    if kind == "audio":
        return {"audio": known | {"duration": 3, "file_name": file.name, "mime_type": file.mime}}
    if kind == "animation":  # a document to those who do not know animations
        moving = known | {"width": 320, "height": 240, "duration": 3, "mime_type": file.mime}
        return {"animation": moving, "document": known | {"file_name": file.name, "mime_type": file.mime}}
    if kind == "video":
        return {"video": known | {"width": 640, "height": 360, "duration": 3, "mime_type": file.mime}}
    flags = {"type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
    return {"sticker": known | {"width": 512, "height": 512} | flags}


def media_content(world: World, params: Params, item: Json) -> Json:
    """The file and the words of one InputMedia."""
    kind = str(item.get("type"))
    one = Params({**item, kind: item.get("media")}, params.uploads)
    return media_json(kind, stored(world, one, kind, kind)) | caption_of(one)
