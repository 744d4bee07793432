import pytest
from markupsafe import Markup

from chronos.model import ChronosError
from chronos.render.templating import fill

VALUES = {"title": "<A & B>", "entries": Markup("<p>One.</p>"), "language": "en"}


def refusal(text: str, name: str = "chronology.html") -> str:
    with pytest.raises(ChronosError) as raised:
        fill(name, text, VALUES)
    return str(raised.value)


def test_texts_are_escaped_in_pages_and_markup_stays() -> None:
    assert fill("chronology.html", "<h1>{{ title }}</h1>\n{{ entries }}\n", VALUES) == (
        "<h1>&lt;A &amp; B&gt;</h1>\n<p>One.</p>\n"
    )


def test_texts_are_as_they_are_in_other_documents() -> None:
    assert fill("chronology.md", "# {{ title }}\n", VALUES) == "# <A & B>\n"


def test_lines_of_statements_alone_leave_no_lines() -> None:
    text = "a\n{% for number in range(2) %}\n  {% if number %}\n{{ number }}\n  {% endif %}\n{% endfor %}\nb\n"
    assert fill("chronology.md", text, VALUES) == "a\n1\nb\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n{% for %}", "templates/chronology.html:2: Expected an expression, got 'end of statement block'"),
        ("a\n\n{{ nothing }}", "templates/chronology.html:3: 'nothing' is undefined; these are known here: "),
        ("{{ title.nothing }}", "templates/chronology.html:1: 'str object' has no attribute 'nothing'; "),
        ("{{ title|nothing }}", "templates/chronology.html:1: No filter named 'nothing'."),
        ("\n{{ 1 / 0 }}", "templates/chronology.html:2: division by zero; see docs/templates.md for what each part is"),
        ("{{ title(1) }}", "templates/chronology.html:1: 'str' object is not callable; see docs/templates.md"),
        ("a\n{% if title %}\n", "templates/chronology.html:2: Unexpected end of template."),
    ],
)
def test_an_error_names_its_file_its_line_and_a_way_out(text: str, message: str) -> None:
    assert refusal(text).startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'chronos.yaml' %}",
        "{% extends '/etc/passwd' %}",
        "{% import 'a.html' as a %}",
        "{% from 'a.html' import a %}",
    ],
)
def test_a_template_reads_no_file(text: str) -> None:
    assert refusal(f"a\n{text}") == "templates/chronology.html:2: it reads no other file; put what it needs into it"


@pytest.mark.parametrize(
    "text",
    [
        "{{ title.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ title|attr('__class__') }}",
        "{{ self.__init__.__globals__ }}",
        "{{ range.__init__ }}",
        "{{ [].append(1) }}",
        "{{ title.upper }}",
        "{{ title.format }}",
    ],
)
def test_a_template_reaches_nothing_that_it_is_not_given(text: str) -> None:
    assert refusal(text).endswith("a template may use what it is given, and no more")


@pytest.mark.parametrize("name", ["cycler", "joiner", "lipsum", "namespace", "dict", "open", "config", "request"])
def test_a_template_has_no_functions_but_range(name: str) -> None:
    assert f"'{name}' is undefined" in refusal(f"{{{{ {name}() }}}}")


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(1000) %}{% for b in range(1000) %}{% endfor %}{% endfor %}",
        "{% for a in range(10 ** 9) %}{% endfor %}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ [1] * 10 ** 9 }}",
        "{{ 10 ** 99 ** 9 }}",
        "{{ title.ljust(10 ** 9) }}",
        "{{ '%1000000000d' % 1 }}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% for a in [title] recursive %}{{ loop([title]) }}{% endfor %}",
    ],
)
def test_a_template_cannot_work_without_end(text: str) -> None:
    assert refusal(text).startswith("templates/chronology.html:1: ")


@pytest.mark.parametrize("text", ["{{ ['a']|random }}", "{{ title|pprint }}", "{{ title|urlize }}", "{{ {}|xmlattr }}"])
def test_filters_of_chance_and_of_markup_are_not_there(text: str) -> None:
    assert "No filter named" in refusal(text)


def test_ranges_are_counted_for_one_document_alone() -> None:
    text = "{% for a in range(90000) %}{% endfor %}done"
    assert [fill("chronology.html", text, VALUES) for _ in range(3)] == ["done"] * 3
