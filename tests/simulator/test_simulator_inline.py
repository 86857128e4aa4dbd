"""What the simulator refuses of inline results, as Telegram does."""

from typing import Any

import pytest

from simulator.files import Files
from simulator.inline import checked_results
from simulator.validation import ApiError

ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Keripik",
    "input_message_content": {"message_text": "Keripik"},
}


@pytest.mark.parametrize(
    ("results", "says"),
    [
        ("x", "expected an Array"),
        ([ARTICLE] * 51, "RESULTS_TOO_MUCH"),
        ([ARTICLE, ARTICLE], "RESULT_ID_DUPLICATE"),
        ([ARTICLE | {"id": ""}], "RESULT_ID_INVALID"),
        ([ARTICLE | {"id": "é" * 33}], "RESULT_ID_INVALID"),
        ([ARTICLE | {"title": " "}], "ARTICLE_TITLE_EMPTY"),
        ([ARTICLE | {"type": "poem"}], "unsupported inline query result type"),
        ([ARTICLE | {"titel": "x"}], 'knows no "titel"'),
        ([ARTICLE | {"input_message_content": {"message_text": ""}}], "message text is empty"),
        ([ARTICLE | {"input_message_content": None}], "not specified"),
        (
            [ARTICLE | {"input_message_content": {"message_text": "<b>", "parse_mode": "HTML"}}],
            "can't parse entities",
        ),
        ([{"type": "photo", "id": "1", "photo_file_id": "nowhere"}], "wrong file identifier"),
        ([{"type": "photo", "id": "1", "photo_url": "x"}], "PHOTO_CONTENT_URL_EMPTY"),
    ],
)
def test_results_that_telegram_refuses(results: Any, says: str) -> None:
    with pytest.raises(ApiError) as refused:
        checked_results(results, Files(), "")
    assert says in refused.value.description


def test_results_that_telegram_takes() -> None:
    files = Files()
    photo = files.add("photo", "a.png", "image/png", b"x")
    shown = [
        ARTICLE,
        {
            "type": "photo",
            "id": "2",
            "photo_file_id": photo.file_id,
            "caption": "<b>x</b>",
            "parse_mode": "HTML",
        },
    ]
    assert checked_results(shown, files, "20") == shown
    assert checked_results([], files, "") == []
    with pytest.raises(ApiError, match="NEXT_OFFSET_INVALID"):
        checked_results([], files, "x" * 65)
