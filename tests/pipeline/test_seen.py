from chronos.pipeline.seen import Seen


def test_what_comes_again_is_told_with_the_row_of_the_first() -> None:
    with Seen() as seen:
        assert [seen.first(one, row) for row, one in enumerate(("a", "b", "a", "", "b", "\ud800"), start=2)] == [
            None,
            None,
            2,
            None,
            3,
            None,
        ]


def test_many_are_told_apart() -> None:
    with Seen() as seen:
        assert all(seen.first(f"claim-{number}", number) is None for number in range(50_000))
        assert [seen.first(f"claim-{number}", 0) for number in (0, 25_000, 49_999)] == [0, 25_000, 49_999]
