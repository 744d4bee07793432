import pytest

from chronos.gazetteer.succession import kin, predecessors, share_land


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("SS", ("SD",)),
        ("CZ", ("CSHH",)),
        ("XK", ("RS",)),
        ("RS", ("CSXX", "YU")),
        ("KI", ("CT", "GEHH")),
        ("EC", ()),
        ("??", ()),
    ],
)
def test_predecessors_are_what_a_country_was_or_was_part_of(code: str, before: tuple[str, ...]) -> None:
    assert predecessors(code) == before


def test_kin_are_the_names_of_one_land_at_several_times() -> None:
    assert kin("CSHH") == {"CSHH", "CZ", "SK"}
    assert kin("CZ") == {"CSHH", "CZ"}
    assert kin("EC") == {"EC"}


def test_lists_share_land_across_time() -> None:
    assert share_land(["EC"], ["PE", "EC"])
    assert share_land(["SU"], ["UA"])
    assert share_land(["UA"], ["SU"])
    assert not share_land(["RU"], ["UA"])
    assert not share_land(["EC"], [])
