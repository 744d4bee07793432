"""A small interactive drawing of two groups, for tests of its page."""

from msgspec import structs

from chronos.chart.frame import Plot, framed
from chronos.chart.languages import words_in
from chronos.chart.marks import at, layer, texts
from chronos.chart.picture import draw
from chronos.chart.style import Drawing, Hover, Style, Table

HOSTILE = "</script><script>document.title = 'taken'</script><!-- & \" ' \u2028 <img src=x onerror=alert(1)> ]]>"


def drawing(
    hovers: tuple[Hover, ...], groups: tuple[str, ...] = (), *, language: str = "en", title: str = "Visits"
) -> Drawing:
    """Return a drawing with a bar for each hover, in groups by turns, and a label that goes with each bar."""
    group = [{"group": place % len(groups)} if groups else {} for place in range(len(hovers))]
    bars = [
        {"x": 10, "x2": 300, "y": 24 * place, "y2": 24 * place + 18, "hover": place} | group[place]
        for place in range(len(hovers))
    ]
    labels = [{"x": 310, "y": 24 * place + 9, "text": f"label {place}"} | group[place] for place in range(len(hovers))]
    layers = [
        layer(bars, {"type": "rect"}, told=True, x=at("x"), x2={"field": "x2"}, y=at("y"), y2={"field": "y2"}),
        texts(labels, told=True),
    ]
    height = 24.0 * max(len(hovers), 1)
    rows = tuple((one.heading, one.lines[0], "1") for one in hovers)
    return framed(
        "visits",
        lambda: Plot(layers, 728, height, 16, 16, 10, 10),
        title=title,
        subtitle="As of 2024",
        description=f"{title}: {len(hovers)} bars.",
        style=Style(words=words_in(language), interactive=True),
        table=Table(("Date", "Event", "Sources"), rows, frozenset({2})),
        hovers=hovers,
        groups=groups,
    )


TWO = drawing(
    (
        Hover("2017", ("An agreement is signed.", "Source: Graceffo, p. 3")),
        Hover("May 2018", ("Officers are trained.", "Source: Lazarus")),
        Hover("2019 (derived)", ("A delegation visits Quito.", "no source given")),
    ),
    ("agreement", "training"),
)


def svg(one: Drawing) -> str:
    return draw(structs.replace(one, table=None)).svg
