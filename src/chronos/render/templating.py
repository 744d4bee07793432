"""Fills the layouts of documents: Jinja templates in a sandbox, which reach what they are given and nothing else.

A template that a project brings is read as text: it can include no file, call no function of Python's and change no
value. Loops over ranges and what is multiplied are bounded, all together, for one document.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

from chronos.model import ChronosError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Template
    from jinja2.runtime import Context

FOLDER: Final = "templates"
"""The folder, in that of the timelines, in which a project's own layouts lie."""
_MOST: Final = 100_000
"""Steps of ranges in one document, characters of what is repeated in one place, digits of a power: that of Jinja's own
``MAX_RANGE``, which bounds each range by itself only."""
_PADDING: Final = frozenset({"center", "ljust", "rjust", "zfill", "expandtabs", "format", "format_map"})
"""Methods of text whose result may be of any length."""
_UNNEEDED: Final = ("center", "filesizeformat", "format", "indent", "pprint", "random", "tojson", "urlize", "xmlattr")
"""Filters that no layout needs: some of any length, one of chance, some that see inside values."""


def _shown(value: Any) -> Any:
    """Return what is written, unless it is a method: that would be shown with its address in memory."""
    if callable(value) and not isinstance(value, Undefined) and not hasattr(value, "__html__"):
        raise SecurityError("a method is not a text; call it with (), or leave it out")
    return value


class _Ranges:
    """``range`` with so many steps in all."""

    def __init__(self) -> None:
        self._left = _MOST

    def __call__(self, *bounds: int) -> range:
        steps = range(*bounds)
        self._left -= len(steps) + 1
        if self._left < 0:
            raise SecurityError(f"its ranges have more than {_MOST} steps in all")
        return steps


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without files, chance and unbounded work."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, *, escapes: bool) -> None:
        super().__init__(
            autoescape=escapes,
            finalize=_shown,
            undefined=StrictUndefined,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.globals = {}
        for name in _UNNEEDED:
            del self.filters[name]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return a product, a power or a remainder of numbers; of text only what is short."""
        if operator == "%" and not isinstance(left, (int, float)):
            raise SecurityError("texts are not formatted by %")
        if operator == "**" and (abs(left) > _MOST or abs(right) > 10):
            raise SecurityError("a power is too large")
        lengths = [len(one) for one in (left, right) if hasattr(one, "__len__")]
        factors = [abs(one) for one in (left, right) if isinstance(one, int)]
        if operator == "*" and lengths and factors and lengths[0] * factors[0] > _MOST:
            raise SecurityError(f"what is repeated has more than {_MOST} parts")
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may reach an attribute: none that is private, or makes texts of any length."""
        if isinstance(obj, str) and attr in _PADDING:
            return False
        return super().is_safe_attribute(obj, attr, value)


@cache
def _sandbox(escapes: bool) -> _Sandbox:
    return _Sandbox(escapes=escapes)


@lru_cache(maxsize=32)
def _compiled(name: str, text: str) -> Template:
    sandbox = _sandbox(name.endswith(".html"))
    code = sandbox.compile(text, name, _file(name))  # by the file's name the line of an error is found in its trace
    return sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))


def _file(name: str) -> str:
    return f"{FOLDER}/{name}"


@lru_cache(maxsize=32)
def _used(name: str, text: str) -> frozenset[str]:
    return frozenset(find_undeclared_variables(_sandbox(name.endswith(".html")).parse(text)))


def fill(name: str, text: str, values: Mapping[str, object], needs: Sequence[str] = ()) -> str:
    """Return a layout with values in place; ``name`` is its file's, ``.html`` at its end escapes texts.

    ``needs`` are the values that it must have, since without them something that other documents show would be missing.
    What has ``__html__`` (:class:`markupsafe.Markup`) is markup and stays as it is.

    Raises:
        ChronosError: the template is no Jinja, names a value that there is not, or asks for what the sandbox refuses;
            the message begins with ``templates/NAME:LINE:``.
    """
    try:
        template = _compiled(name, text)
        for one in needs:
            if one not in _used(name, text):
                reason = f"it leaves out the {one}, which no document may; put {{{{ {one} }}}} where it belongs"
                raise _refusal(name, 1, reason)
        return template.render({"range": _Ranges(), **values})
    except ChronosError:
        raise
    except TemplateSyntaxError as error:
        raise _refusal(name, error.lineno, error.message or "it cannot be read") from None
    except UndefinedError as error:
        known = ", ".join(sorted(values))
        raise _refusal(name, _line(error, name), f"{error.message}; these are known here: {known}") from None
    except SecurityError as error:
        reason = f"{error.message}; a template may use what it is given, and no more"
        raise _refusal(name, _line(error, name), reason) from None
    except RecursionError as error:
        raise _refusal(name, _line(error, name), "it calls itself without end; leave the macro out") from None
    except TypeError as error:
        reason = "it reads no other file; put what it needs into it" if "no loader" in str(error) else _said(error)
        raise _refusal(name, _line(error, name), reason) from None
    except (TemplateError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise _refusal(name, _line(error, name), _said(error)) from None


def _said(error: Exception) -> str:
    return f"{error or type(error).__name__}; see docs/templates.md for what each part is"


def _refusal(name: str, line: int, reason: str) -> ChronosError:
    return ChronosError(f"{_file(name)}:{line}: {' '.join(reason.split())}")


def _line(error: BaseException, name: str) -> int:
    """Return the last line of the template in the trace of an error, 1 where it has none."""
    found, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _file(name):
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
