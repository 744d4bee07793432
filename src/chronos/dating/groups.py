"""Things that are joined, directly or through others (a disjoint-set forest)."""

from collections.abc import Iterator


class Groups:
    """Numbers in groups; one that was never joined is a group of its own."""

    def __init__(self) -> None:
        self._parents: dict[int, int] = {}

    def root(self, one: int) -> int:
        """Return the number that stands for the group of one."""
        root = one
        while (parent := self._parents.get(root, root)) != root:
            root = parent
        while one != root:
            self._parents[one], one = root, self._parents[one]
        return root

    def join(self, one: int, other: int) -> None:
        """Make one group of those of two; the least number stands for it."""
        roots = self.root(one), self.root(other)
        self._parents[max(roots)] = self._parents[min(roots)] = min(roots)

    def __iter__(self) -> Iterator[int]:
        """Yield all that were joined to something."""
        return iter(self._parents)
