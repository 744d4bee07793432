from chronos.pipeline.seen import Seen


def test_what_comes_again_is_told_with_the_row_of_the_first() -> None:
    with Seen() as seen:
        assert [seen.first(one, row) for row, one in enumerate(("a", "b", "a", "", "b", "\ud800"), start=2)] == [
            None,
            None,
            (2, True),
            None,
            (3, True),
            None,
        ]


def test_whether_it_said_the_same_is_told() -> None:
    with Seen() as seen:
        assert [seen.first("a", row, said) for row, said in ((2, 7), (3, 7), (4, -8))] == [None, (2, True), (2, False)]


def test_many_are_told_apart() -> None:
    with Seen() as seen:
        assert all(seen.first(f"claim-{number}", number) is None for number in range(50_000))
        found = [seen.first(f"claim-{number}", 0) for number in (0, 25_000, 49_999)]
        assert found == [(0, True), (25_000, True), (49_999, True)]
