from __future__ import annotations

from typing import Any

import pytest

from chronos.chart.font import width
from chronos.chart.languages import words_in
from chronos.chart.style import Style
from chronos.chart.theme import PRINT, SCREEN, Theme
from eventful import FAR, MANY, drawn, event, rows, texts


def test_a_short_text_stands_beside_its_span_and_a_long_one_above_a_span_that_fills_the_width() -> None:
    beside, above = event("2018-05", text="Short."), event("1991/2023", text="word " * 24)
    labels = {row["text"]: row["y"] for row in rows(drawn(FAR, beside, above), has="text")}
    spans = [row["y"] for row in rows(drawn(FAR, beside, above), has="from")]
    assert labels["Short."] == spans[0]
    assert labels["1991 to 2023"] < spans[1] - 10


def boxes(chart: Any, theme: Theme = PRINT) -> list[tuple[float, float, float, float, str]]:
    """Return what stands between the head and the foot as (top, bottom, left, right, text), bars without a text."""
    view = next(layer for layer in chart["layer"] if layer["encoding"].get("x", {}).get("field") == "from")
    low, high = view["encoding"]["x"]["scale"]["domain"]
    left, right = view["encoding"]["x"]["scale"]["range"]
    found = []
    half = theme.text_size * 0.43
    for layer in chart["layer"]:
        for row in layer["data"]["values"]:
            if row.get("y", -1) < 0 or row["y"] > chart["height"]:
                continue
            if "from" in row:
                ends = [left + (row[end] - low) / (high - low) * (right - left) for end in ("from", "to")]
                found.append((row["y"] - 4, row["y"] + 4, *ends, ""))
            elif "text" in row:
                wide = width(row["text"], theme.text_size, bold=layer["mark"].get("fontWeight") == "bold")
                found.append((row["y"] - half, row["y"] + half, row["x"], row["x"] + wide, row["text"]))
    return found


LAYOUTS: list[tuple[int, dict[str, Any]]] = [
    *((count, {}) for count in (1, 2, 20, 70, 100, 101, 280)),
    (70, {"by": "kind"}),
    (280, {"by": "country"}),
    *((70, {"style": Style(words=words_in(language))}) for language in ("es", "pt", "fr")),
    (70, {"style": Style(theme=SCREEN)}),
    (280, {"style": Style(theme=SCREEN)}),
]


@pytest.mark.parametrize(("count", "options"), LAYOUTS)
def test_no_label_is_cut_by_the_edge_or_meets_another_or_a_bar(count: int, options: dict[str, Any]) -> None:
    theme = options.get("style", Style()).theme
    found = boxes(drawn(*MANY[:count], **options).spec, theme)
    assert len(found) >= 3 * count
    found.sort()
    for place, (top, foot, left, right, text) in enumerate(found):
        if text:
            assert left >= 0
            assert right <= theme.width - 2 * theme.margin + 0.2
        for other_top, other_foot, other_left, other_right, other in found[place + 1 :]:
            if other_top >= foot:
                break
            if (text or other) and top < other_foot:
                assert right <= other_left + 0.2 or other_right <= left + 0.2, (text, other)


@pytest.mark.parametrize("count", [20, 100])
def test_up_to_a_hundred_texts_are_whole(count: int) -> None:
    words = " ".join(texts(drawn(*MANY[:count])))
    assert "…" not in words
    assert words.count("exercises.") == sum(one.text.count("exercises.") for one in MANY[:count])


def test_more_texts_are_shortened_to_a_line_which_is_said() -> None:
    assert [text for text in texts(drawn(*MANY[:101])) if "…" in text] != []
    assert "Texts that end in … are shortened here; the chronology has them in full." in texts(drawn(*MANY[:101]))
