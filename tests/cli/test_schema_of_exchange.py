import json

import pytest
from jsonschema import Draft202012Validator

from chronos.cli.main import run


def test_the_schema_of_exports_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--kind", "exchange"]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert run(["export", "json"]) == 0
    assert not list(Draft202012Validator(schema).iter_errors(json.loads(capsys.readouterr().out)))
