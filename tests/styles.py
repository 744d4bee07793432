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
    *("id", "date", "text", "countries", "sources", "note", "kind", "status", "lasting", "actors", "suppress", "other"),
)
COMMENTS = ("", "", "", "", " ", " # said so", "#x", "  # it's: [odd]")
BETWEEN = ("", "", "", "", "\n", "   \n", "# odd: [\n", "      # deeper\n", "  # it\n\n")


@st.composite
def scalars(draw: st.DrawFn, margin: str) -> str:
    """A text in any style of YAML, fit for it or not, with what may stand behind it; ``margin`` goes before lines."""
    words = draw(st.lists(WORDS, min_size=1, max_size=3))
    more = margin + " " * draw(st.integers(1, 3))
    comment = draw(st.sampled_from(COMMENTS))
    between = draw(st.sampled_from([" ", f"\n{more}", f"\n\n{more}"]))
    match draw(st.sampled_from(["plain", "plain", "lines", "single", "double", "folded", "literal", "nothing"])):
        case "plain":
            return words[0] + comment
        case "lines":
            return between.join(words) + comment
        case "single":
            return "'" + between.join(words).replace("'", draw(st.sampled_from(["''", ""]))) + "'" + comment
        case "double":
            return '"' + between.join(words).replace('"', draw(st.sampled_from(['\\"', ""]))) + '"' + comment
        case "nothing":
            return comment
        case style:
            mark = (">" if style == "folded" else "|") + draw(st.sampled_from(["", "-", "+", "2", "- # why"]))
            return "".join([mark, *(f"\n{more}{word}" for word in words), draw(st.sampled_from(["", "\n"]))])


@st.composite
def values(draw: st.DrawFn, margin: str) -> str:
    """What stands behind a key: a text, a list in one of its ways, or a mapping."""
    rows = draw(st.lists(scalars(f"{margin}  "), max_size=3))
    match draw(st.sampled_from(["text", "text", "text", "flow", "rows", "deep rows", "mapping", "mappings"])):
        case "text":
            return " " + draw(scalars(margin))
        case "flow":
            closed = draw(st.sampled_from(["]", " ]", ",]", "]", "] # x"]))
            return " [" + draw(st.sampled_from([", ", ",", " , "])).join(draw(st.lists(WORDS))) + closed
        case "rows" | "deep rows" as kind:
            before = f"{margin}{'' if kind == 'rows' else '  '}-{draw(st.sampled_from([' ', '  ']))}"
            return "".join(f"\n{before}{row}" for row in rows)
        case "mapping":
            return f"\n{margin}  edtf: 2019\n{margin}  said: {rows[0] if rows else ''}"
        case _:
            return "".join(f"\n{margin}- source: {row}\n{margin}  quote: x" for row in rows)


@st.composite
def timelines_in_styles(draw: st.DrawFn) -> str:
    """A timeline as people and programs write them: in claims of many styles, with lists of other things."""
    indent = " " * draw(st.sampled_from([0, 2, 2, 4]))
    dash = f"{indent}-{draw(st.sampled_from([' ', ' ', '   ']))}"
    margin = " " * len(dash)
    claims = []
    for number in range(draw(st.integers(1, 3))):
        keys = ["id", *draw(st.lists(st.sampled_from(KEYS), max_size=4))]
        fields = [f"id: c{number}", *(f"{key}:{draw(values(margin))}" for key in keys[1:])]
        rows = [f"{dash if not place else margin}{field}" for place, field in enumerate(fields)]
        claims.append("".join(f"{row}\n{draw(st.sampled_from(BETWEEN))}" for row in rows))
    sections = [f"claims:{draw(st.sampled_from(['', ' ', ' # x']))}\n{''.join(claims)}"]
    if draw(st.booleans()):
        sections.append("references:\n- {id: gazette-2020, title: A gazette}\n- id: ghost\n  title: x\n  title: y\n")
    text = draw(st.sampled_from(BETWEEN)) + "".join(draw(st.permutations(sections)))
    return text.replace("\n", draw(st.sampled_from(["\n"] * 9 + ["\r\n"]))).rstrip(draw(st.sampled_from(["", "\n"])))
