"""A session of ``chronos review``: what is shown, and what the keys do."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from chronos.cli.keys import Keys
from chronos.cli.reporting import terminal_width, write_text

if TYPE_CHECKING:
    from chronos.model import Candidate, Verdict
    from chronos.pipeline import Desk, LinkReport, Recorded

_VERDICTS: Final[dict[str, "Verdict"]] = {"s": "same", "d": "different", "x": "unsure"}
HELP: Final = {
    "s": "same: both speak of one event",
    "d": "different: they speak of two events",
    "x": "unsure: nobody can tell from what they say",
    "k": "skip (so does the space bar): the pair comes back when you start again",
    "b": "back: to the pair before this one that is not decided",
    "u": "undo: take back the last decision of this session, the one before with the next u, and so on",
    "w": "why: type the reason of the next decision; otherwise it is what the two have in common",
    "?": "help (so does h)",
    "q": "quit (so does Ctrl-C); nothing is lost, every decision is in judgements.yaml at once",
}
_LINE: Final = "[s]ame  [d]ifferent  [x] unsure  [k] skip  [b]ack  [u]ndo  [w]hy  [?] help  [q]uit"
_LONGEST: Final = 600
"""Characters of a reason that is made of those of a candidate."""


class Maker:
    """Makes judgements: who decides, on which day, and why; ``next_why`` is the reason of the next one alone."""

    def __init__(self, by: str, on: str, why: str) -> None:
        self._by = by
        self._on = on
        self._why = why
        self.next_why = ""

    def reason(self, candidate: "Candidate", verdict: "Verdict") -> str:
        """Return why, as it is written."""
        between = {"same": "", "different": "not one event, although ", "unsure": "it cannot be told, although "}
        listed = "; ".join(candidate.reasons)
        listed = listed if len(listed) <= _LONGEST else f"{listed[: _LONGEST - 3]}..."
        return self.next_why or self._why or f"Reviewed side by side: {between[verdict]}{listed}."

    def record(self, desk: "Desk", candidate: "Candidate", verdict: "Verdict") -> "Recorded":
        """Write the judgement on a candidate.

        Raises:
            ProjectError: it cannot be written.
        """
        from chronos.model import Judgement, Location

        recorded = desk.judge(
            Judgement(
                claims=candidate.claims,
                verdict=verdict,
                location=Location(""),
                by=self._by,
                on=self._on,
                why=self.reason(candidate, verdict),
            )
        )
        self.next_why = ""
        return recorded


class Session:
    """One session; ``at`` is the number of the candidate that is shown, or of the first after it that is open."""

    def __init__(self, report: "LinkReport", desk: "Desk", maker: Maker, *, colour: bool) -> None:
        self.report = report
        self.desk = desk
        self.maker = maker
        self.colour = colour
        self.candidates = report.candidates
        self.claims = {claim.location: claim for claim in desk.corpus.claims}
        self.open = set(range(len(self.candidates)))
        self.at = 0
        self.done: list[tuple[int, Recorded]] = []
        self.refused = 0

    def run(self, keys: Keys) -> None:
        """Show one candidate after another and do what the keys say, until somebody quits."""
        self.find_open()
        self.show()
        while (key := keys.key()) not in ("", "q"):
            if self.press(key, keys):
                self.show()

    def press(self, key: str, keys: Keys) -> bool:
        """Do what a key says; return whether there is something else to show."""
        key = {" ": "k", "h": "?"}.get(key, key)
        if key in _VERDICTS and self.at in self.open:
            return self.decide(_VERDICTS[key])
        if key == "u":
            return self.undo()
        if key == "k" and self.at in self.open:
            self.at = self.first_open(self.at + 1)
            return True
        if key == "b":
            return self.back()
        if key == "w":
            self.maker.next_why = keys.line("why")
            self.say("that is the reason of the next decision" if self.maker.next_why else "no reason of its own")
        elif key == "?":
            self.say("\n".join(f"  {one}  {said}" for one, said in HELP.items()))
        else:
            self.say(f"{key!r} does nothing here; {_LINE}")
        return False

    def decide(self, verdict: "Verdict") -> bool:
        """Write a judgement on what is shown, and go on; return whether there is something else to show."""
        from chronos.pipeline import ProjectError

        try:
            recorded = self.maker.record(self.desk, self.candidates[self.at], verdict)
        except ProjectError as error:
            self.say(str(error))
            self.find_open()
            if self.at in self.open:
                self.refused += 1
                return False
            self.at = self.first_open(self.at)  # somebody else has decided on it meanwhile
            return True
        self.done.append((self.at, recorded))
        before = len(self.open)
        self.find_open()
        follow = before - len(self.open) - 1
        also = f"; with it {follow} more {'is' if follow == 1 else 'are'} decided" if follow > 0 else ""
        self.say(f"{verdict}: written to {recorded.place}{also}")
        self.at = self.first_open(self.at)
        return True

    def undo(self) -> bool:
        """Take back the last decision, and show its candidate again; return whether that was possible."""
        from chronos.pipeline import ProjectError

        if not self.done:
            self.say("nothing to undo: no decision of this session is left")
            return False
        at, recorded = self.done[-1]
        try:
            self.desk.undo(recorded)
        except ProjectError as error:
            self.say(str(error))
            return False
        self.done.pop()
        self.find_open()
        self.at = at
        self.say(f"undone: {recorded.judgement.verdict}")
        return True

    def back(self) -> bool:
        """Show the candidate before that is open; return whether there is one."""
        before = [number for number in self.open if number < self.at]
        if not before:
            self.say("this is the first one that is open")
            return False
        self.at = max(before)
        return True

    def find_open(self) -> None:
        """Note which candidates are not decided."""
        from chronos.pipeline import undecided

        left = {id(one) for one in undecided(self.candidates, self.desk.judgements)}
        self.open = {number for number, one in enumerate(self.candidates) if id(one) in left}

    def first_open(self, start: int) -> int:
        """Return the first candidate from a number on that is open, a number past the last where there is none."""
        return next(
            (number for number in range(start, len(self.candidates)) if number in self.open), len(self.candidates)
        )

    def show(self) -> None:
        """Show the candidate, or that there is none."""
        write_text("".join(f"{line}\n" for line in self.screen()), colour=self.colour)

    def screen(self) -> Iterator[str]:
        """Yield the lines of what is shown."""
        from chronos.cli.side_by_side import Look, side_by_side
        from chronos.cli.wording import wrapped

        width = terminal_width()
        if self.at not in self.open:
            skipped = len(self.open)
            yield f"that was the last one{f'; {skipped} skipped' if skipped else ''}: u undo, b back, q quit"
            return
        candidate = self.candidates[self.at]
        yield "-" * width
        yield from wrapped(f"{len(self.open)} left; strength {candidate.strength:.2f}", width)
        yield from wrapped("; ".join(candidate.reasons), width)
        yield ""
        one, other = (self.claims[place] for place in candidate.places)
        yield from side_by_side(one, other, self.desk.corpus.sources, Look(width, self.colour))
        for claim_id in candidate.claims:
            others = [one for one in self.desk.together(claim_id) if one != claim_id]
            if others:
                yield from wrapped(f"{claim_id} is one event with {', '.join(others)}", width)
        yield ""
        yield from wrapped(_LINE, width)

    def say(self, text: str) -> None:
        """Write a message."""
        from chronos.pipeline import harmless

        write_text("".join(f"{harmless(line)}\n" for line in text.split("\n")))

    def summary(self) -> str:
        """Return what was decided in one line."""
        numbers = Counter(recorded.judgement.verdict for _, recorded in self.done)
        listed = ", ".join(f"{numbers[verdict]} {verdict}" for verdict in _VERDICTS.values() if numbers[verdict])
        refused = f"; {self.refused} could not be written" if self.refused else ""
        return f"{len(self.done)} judged{f' ({listed})' if listed else ''}, {len(self.open)} left{refused}"
