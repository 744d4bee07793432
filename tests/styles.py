"""Timelines in all the styles in which YAML may be written, fit for their texts or not."""

from hypothesis import strategies as st

FIT = (
    *(
        "A delegation visits Quito.",
        "2019",
        "2019-05",
        "NO",
        "null",
        "x#y",
        "it's",
        'say "x"',
        "a, b",
        "é 中",
        "undated",
    ),
    *("true", "ghost, p. 3", "gazette-2020, p. 3", "2019~", "3:4", "x - y", "x\u00a0y", "x" * 70),
)
"""Texts that are themselves without quotes."""
UNFIT = (
    *(
        "x: y",
        "x:",
        "x #y",
        "- x",
        "-x",
        "? x",
        "*x",
        "&x",
        "[x]",
        "{x: y}",
        "@x",
        "%x",
        "!x",
        "|",
        ">",
        "#x",
        ",x",
        "",
    ),
    *(" x ", "x\\y", "\u2028", "~"),
)
WORDS = st.sampled_from((*FIT * 8, *UNFIT))
KEYS = (
    *("date", "text", "countries", "sources", "note", "kind", "status", "lasting", "actors", "suppress", "other"),
    *("date", "order", "fields", "imported", "fields", "imported"),
)
RELATIONS = (
    *("{after: c0}", "{after: c0, within: P1Y}", "{before: c1, said: 'it''s'}", "{during: ghost}", "{same as: c0}"),
    *(
        "{between: [c0, c1]}",
        "{after: [c0, c1]}",
        "{after: c0, before: c1}",
        "{edtf: 2019, after: c0}",
        "{within: P1Y}",
    ),
)
"""Relations between claims, right and wrong, in the flow style; nothing in them needs other quotes."""
MAPPINGS = (
    *(
        "{from: x.csv, row: 3, digest: d12}",
        "{from: 'x, y.csv', row: 12}",
        "{from: x.csv, row: x}",
        "{row: 1234567890}",
    ),
    *(
        '{edtf: "[2018-01..2018-05]", said: "early, 2018"}',
        "{said: early 2017, edtf: 2017}",
        "{edtf: undated, said: x}",
    ),
    *(
        '{a: "1", b: x}',
        "{\"a b\": x, c d: 'y: z'}",
        "{ a : b , c: d }",
        "{a: b,}",
        "{a, b: c}",
        "{a: }",
        "{a: b, a: c}",
    ),
    *('{source: ghost, quote: "x \\"y\\" {z}"}', "{source: ghost, retrieved: 2019-13}", "{source: [ghost]}", "{}"),
    *(
        "{latitude: -0.18, longitude: '78.5'}",
        "{latitude: north}",
        "{longitude: 200}",
        "{a:b}",
        '{"a":b}',
        "{a: b} # {x}",
    ),
    *(
        '{a: "b} # {x"}',
        "{a: b}#x",
        "{a: it's}",
        "{a: x y , b: z}",
        "{a: b\n    , c: d}",
        "{source: gazette-2020, locator: p. 3}",
    ),
    *(
        '{edtf: 2019, said: " "}',
        '{edtf: "", said: 2019}',
        "{retrieved: undated, source: ghost}",
        "{from: x.csv, row: ''}",
    ),
    *(f"{{{'n' * 120}: x}}", '{source: " "}', "{locator: p. 3}", '{"": x}', '{a: ""}', '{a: " x "}', "{? a: b}"),
)
"""Mappings in braces, right and wrong, of any field."""
COMMENTS = st.sampled_from(("",) * 8 + (" # said so", "  # it's: [odd]", " ", "#x"))
BETWEEN = st.sampled_from(("",) * 16 + ("\n", "\n\n", "  # it\n", "# odd: [\n", "      # deeper\n", "   \n"))
STYLES = st.sampled_from(
    (*("plain", "lines", "single", "double") * 3, *("folded", "literal") * 2, "nothing"),
)
SHAPES = st.sampled_from(
    (
        *("text",) * 8,
        *("flow", "rows", "deep rows", "braces", "braces in rows") * 2,
        *("mapping", "mappings", "relation", "order"),
    )
)


@st.composite
def scalars(draw: st.DrawFn, margin: str) -> str:
    """A text in any style of YAML, fit for it or not, with what may stand behind it; ``margin`` goes before lines."""
    more = margin + " " * draw(st.integers(1, 3))
    style = draw(STYLES)
    words = draw(st.lists(WORDS, min_size=1, max_size=3))
    comment: str = draw(COMMENTS)
    if style == "nothing":
        return comment
    if style in ("folded", "literal"):
        mark = (">" if style == "folded" else "|") + draw(st.sampled_from(["", "-", "-", "+", "2", "- # why"]))
        return "".join([mark, *(f"\n{more}{word}" for word in words)])
    between: str = draw(st.sampled_from([" ", " ", f"\n{more}", f"\n\n{more}"]))
    text = between.join(words if style == "lines" else words[:1])
    if style == "single":
        text = "'" + text.replace("'", draw(st.sampled_from(["''", "", ""]))) + "'"
    elif style == "double":
        text = '"' + text.replace('"', draw(st.sampled_from(['\\"', "", ""]))) + '"'
    return text + comment


@st.composite
def values(draw: st.DrawFn, margin: str) -> str:
    """What stands behind a key: a text, a list in one of its ways, or a mapping."""
    shape = draw(SHAPES)
    if shape == "text":
        return " " + draw(scalars(margin))
    if shape == "flow":
        items = draw(st.lists(WORDS, min_size=1, max_size=3))
        closed = draw(st.sampled_from(["]", "]", "]", " ]", ",]", "] # x"]))
        return " [" + draw(st.sampled_from([", ", ",", " , "])).join(items) + closed
    if shape == "relation":
        return " " + draw(st.sampled_from(RELATIONS))
    if shape == "braces":
        return f" {draw(st.sampled_from(MAPPINGS))}{draw(COMMENTS)}"
    item = scalars(f"{margin}  ")
    rows = draw(
        st.lists(st.sampled_from(MAPPINGS) | item if shape == "braces in rows" else item, min_size=1, max_size=3)
    )
    if shape == "order":
        return f"\n{margin}  {draw(st.sampled_from(['after', 'between']))}:" + "".join(
            f"\n{margin}  - {row}" for row in rows
        )
    if shape == "mapping":
        return f"\n{margin}  edtf: 2019\n{margin}  said: {rows[0]}"
    if shape == "mappings":
        return "".join(f"\n{margin}- source: {row}\n{margin}  quote: x" for row in rows)
    before = f"{margin}{'  ' if shape == 'deep rows' else ''}-{draw(st.sampled_from([' ', '  ']))}"
    return "".join(f"\n{before}{row}" for row in rows)


@st.composite
def timelines_in_styles(draw: st.DrawFn) -> str:
    """A timeline as people and programs write them: claims of many styles, with lists of other things."""
    indent = " " * draw(st.sampled_from([0, 2, 2, 4]))
    dash = f"{indent}-{draw(st.sampled_from([' ', ' ', '   ']))}"
    margin = " " * len(dash)
    claims = []
    for number in range(draw(st.integers(1, 3))):
        keys = draw(
            st.lists(st.sampled_from(KEYS), max_size=4, unique=draw(st.sampled_from([True, True, True, False])))
        )
        fields = [f"id: c{number}", *(f"{key}:{draw(values(margin))}" for key in keys)]
        rows = [f"{margin if place else dash}{field}" for place, field in enumerate(fields)]
        claims.append("".join(f"{row}\n{draw(BETWEEN)}" for row in rows))
    text = f"claims:\n{''.join(claims)}"
    others = "references:\n- {id: gazette-2020, title: A gazette}\n- id: ghost\n  title: x\n  title: y\n"
    text = f"{draw(BETWEEN)}" + draw(st.sampled_from([text, text, text + others, others + text]))
    text = text.replace("\n", draw(st.sampled_from(["\n"] * 9 + ["\r\n"])))
    return text.rstrip("\n") if draw(st.booleans()) else text
