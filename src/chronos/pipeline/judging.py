"""Records judgements in ``judgements.yaml``, and takes back what was recorded."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct, structs

from chronos.check.chains import contradictions, in_words
from chronos.check.nearest import Hints
from chronos.link import cluster
from chronos.model import Judgement, Location
from chronos.store import ProjectError, decode_text, project_root, read, read_part
from chronos.store.judging import JUDGEMENTS, add_judgement, take_out
from chronos.store.writing import one_at_a_time, write_file


class ContradictionError(ProjectError):
    """A judgement that contradicts what is judged already; the message names the shortest chain."""


class Recorded(Struct, frozen=True, kw_only=True):
    """A judgement as it stands in its file, with what it made.

    ``together`` are the ids of all claims of the one event of a judgement ``same``. ``before`` and ``after`` are the
    contents of the file; it was not there before where that is ``None``.
    """

    judgement: Judgement
    path: Path
    together: tuple[str, ...]
    before: bytes | None
    after: bytes

    @property
    def place(self) -> str:
        """Where it stands, as a person in the current folder would write it."""
        return f"{self.path.as_posix()}:{self.judgement.location.line}:{self.judgement.location.column}"


class Desk:
    """Where the claims of one project are judged; the file is read anew for every judgement.

    ``judgements`` are those of the whole project, as they stand.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.corpus = corpus = read(root)
        self.path = root / JUDGEMENTS
        self.judgements = corpus.judgements
        self._elsewhere = tuple(one for one in corpus.judgements if one.location.path != JUDGEMENTS)
        self._seen: bytes | None = None
        self._times = Counter(claim.id for claim in corpus.claims)
        self._known = frozenset(self._times) | {lost.id for lost in corpus.unreadable if lost.id}

    def judge(self, judgement: Judgement, *, force: bool = False) -> Recorded:
        """Write a judgement at the end of the list; what stands in the file already is not touched.

        The place of the judgement is of no account. ``force`` writes one that contradicts others.

        Raises:
            ContradictionError: it contradicts others.
            ProjectError: it names claims that the project does not have or has twice, the claims are judged already,
                or it cannot be written without changing something else. Then nothing is written.
        """
        self._refuse_claims(judgement.claims)
        with one_at_a_time(self.root):
            before = self._content()
            self._notice(before)
            self._refuse_judged(judgement)
            added = add_judgement(self._text(before), judgement, self.path.as_posix())
            judgements = (*self.judgements, added.judgement)
            if not force:
                self._refuse_contradiction(added.judgement, judgements)
            after = added.text.encode()
            write_file(self.path, before, after)
        self._seen = after
        self.judgements = judgements
        together = self.together(judgement.claims[0]) if judgement.verdict == "same" else ()
        return Recorded(judgement=added.judgement, path=self.path, together=together, before=before, after=after)

    def undo(self, recorded: Recorded) -> None:
        """Take back a judgement; the file is then as it was before, to the byte.

        Where something else was changed since, only what was added is taken out.

        Raises:
            ProjectError: what was added does not stand there any more as it was written, or the file cannot be written.
        """
        with one_at_a_time(self.root):
            now = self._content()
            back = recorded.before if now == recorded.after else self._without(recorded, now)
            write_file(self.path, now, back)
            self._notice(back)

    def together(self, claim_id: str) -> tuple[str, ...]:
        """Return the ids of all claims that are judged the same as one, with its own."""
        ids = {one for each in self.judgements if each.verdict == "same" for one in each.claims}
        joined = cluster((claim for claim in self.corpus.claims if claim.id in ids), self.judgements)
        found = (tuple(claim.id for claim in one.claims) for one in joined)
        return next((one for one in found if claim_id in one), (claim_id,))

    def _without(self, recorded: Recorded, now: bytes | None) -> bytes:
        """Return what the file holds without what was added to it.

        Raises:
            ProjectError: that does not stand there any more, or something else would change with it.
        """
        before = recorded.before
        if before is None:  # of a file that was made for it the head stays
            before = b"".join(recorded.after.splitlines(keepends=True)[: recorded.judgement.location.line - 1])
        back = take_out(now, before, recorded.after) if now is not None else None
        if now is not None and back is not None:
            there, left = ([_said(one) for one in _judgements(content)] for content in (now, back))
            said = _said(recorded.judgement)
            if said in there and [*left, said].count(said) == there.count(said) and len(left) == len(there) - 1:
                return back
        raise ProjectError(f"{recorded.place}: changed since it was written; take the judgement out by hand")

    def _notice(self, content: bytes | None) -> None:
        """Take note of the judgements that the file has, where it is not what was seen last."""
        if self._seen is None or content != self._seen:
            self.judgements = (*self._elsewhere, *(_judgements(content) if content is not None else ()))
            self._seen = content

    def _content(self) -> bytes | None:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ProjectError(f"{self.path}: cannot be read ({reason}); nothing was written") from None

    def _text(self, content: bytes | None) -> str | None:
        try:
            return content.decode() if content is not None else None
        except UnicodeDecodeError:
            raise ProjectError(f"{self.path}: this is not UTF-8; save it as UTF-8 first, nothing was written") from None

    def _refuse_claims(self, ids: Sequence[str]) -> None:
        """Refuse ids that name no claim, or not one claim alone.

        Raises:
            ProjectError: there are such.
        """
        if len(ids) < 2 or len(set(ids)) < len(ids):
            raise ProjectError("a judgement names two different claims or more")
        for claim_id in ids:
            if claim_id not in self._known:
                hint = Hints(self._known).did_you_mean(claim_id)
                raise ProjectError(f"no claim {claim_id[:60]!r} in {self.root}{hint}")
            if self._times[claim_id] > 1:
                places = [_shown(self.root, one.location) for one in self.corpus.claims if one.id == claim_id]
                listed = " and ".join(places[:3])
                raise ProjectError(f"several claims have the id {claim_id[:60]!r} ({listed}); give each its own first")

    def _refuse_judged(self, judgement: Judgement) -> None:
        """Refuse a judgement on claims that another is on.

        Raises:
            ProjectError: there is one.
        """
        for one in self.judgements:
            if set(one.claims) == set(judgement.claims):
                place = _shown(self.root, one.location)
                if one.verdict == judgement.verdict:
                    raise ProjectError(f"{place}: these claims are judged {one.verdict!r} already; nothing was written")
                because = f" ({one.why[:200]})" if one.why else ""
                raise ProjectError(
                    f"{place}: these claims are judged {one.verdict!r} already{because}; change that judgement there, "
                    "or take it out first. Nothing was written"
                )

    def _refuse_contradiction(self, judgement: Judgement, judgements: Iterable[Judgement]) -> None:
        """Refuse a judgement that others contradict.

        Raises:
            ContradictionError: they do.
        """
        for different, steps in contradictions(judgements, self._known):
            if judgement is different or any(judgement is by for _, _, by in steps):
                same, unlike = in_words(steps, lambda by: self._by(by, judgement))
                raise ContradictionError(
                    f"this contradicts what is judged: {same}, but {unlike} ({self._by(different, judgement)}); one of "
                    "them is wrong. Nothing was written"
                )

    def _by(self, by: Judgement, judgement: Judgement) -> str:
        return "what you say now" if by is judgement else _shown(self.root, by.location)


def judge(directory: Path, judgement: Judgement, *, force: bool = False) -> Recorded:
    """Write a judgement into the project that a path names; see :meth:`Desk.judge`.

    Raises:
        ContradictionError: it contradicts others.
        ProjectError: there is no project, it cannot be read, or the judgement is not right. Then nothing is written.
    """
    root = project_root(directory)
    return Desk(root).judge(judgement, force=force)


def _judgements(content: bytes) -> tuple[Judgement, ...]:
    """Return the judgements that the contents of the file have; those that cannot be read are no judgements."""
    text, _ = decode_text(JUDGEMENTS, content)
    return read_part(JUDGEMENTS, text).judgements


def _said(judgement: Judgement) -> Judgement:
    """Return a judgement without its places."""
    return structs.replace(judgement, location=Location(""), marks=(), text_mark=None)


def _shown(root: Path, location: Location) -> str:
    """Return a place as a person in the current folder would write it."""
    return f"{(root / location.path).as_posix()}:{location.line}:{location.column}"
