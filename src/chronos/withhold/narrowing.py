"""Settings without what bears on nothing that an edition shows."""

from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase

from msgspec import structs

from chronos.gazetteer import Region
from chronos.model import CheckSettings, Claim, Corpus, Edition, Settings, Source


def narrow(
    corpus: Corpus, edition: Edition, claims: Collection[Claim], sources: Iterable[Source], why: str
) -> Settings:
    """Return the settings of a corpus for the claims and sources that an edition has left.

    Kinds stay that a claim left has or that the edition names, and so do regions, but for those that it emptied. Of the
    editions only this one stays, without the ids that it withholds. Permissions and levels stay where their paths match
    a file of something left; ``why`` stands for reasons. The baseline, which names findings, goes.
    """
    settings = corpus.settings
    kinds = {claim.kind for claim in claims} | ({*edition.kinds} if "kind" not in edition.redact else set())
    gone = settings.kinds.keys() - kinds
    regions = tuple(one for one in settings.regions if _has(one, claims) or not _has(one, corpus.claims))
    paths = {claim.location.path for claim in claims} | {source.location.path for source in sources}
    return structs.replace(
        settings,
        kinds={kind: label for kind, label in settings.kinds.items() if kind not in gone},
        kind_labels={
            language: {kind: label for kind, label in labels.items() if kind not in gone}
            for language, labels in settings.kind_labels.items()
        },
        regions=regions,
        editions=(structs.replace(edition, sources=()),),
        check=_check(settings.check, paths, gone, why),
        marks={name: mark for name, mark in settings.marks.items() if _stays(name, edition, kinds)},
    )


def _has(region: Region, claims: Iterable[Claim]) -> bool:
    members = set(region.countries)
    return any(region.id in claim.regions or not members.isdisjoint(claim.countries) for claim in claims)


def _check(check: CheckSettings, paths: Iterable[str], gone: Collection[str], why: str) -> CheckSettings:
    paths = tuple(paths)

    def matches(pattern: str) -> bool:
        return any(fnmatchcase(path, pattern) for path in paths)

    return structs.replace(
        check,
        path_levels=tuple(one for one in check.path_levels if matches(one.paths)),
        options={
            rule: {name: tuple(one for one in values if one not in gone) for name, values in options.items()}
            for rule, options in check.options.items()
        },
        suppress=tuple(structs.replace(one, why=one.why and why) for one in check.suppress if matches(one.paths)),
        baseline="",
    )


def _stays(name: str, edition: Edition, kinds: Collection[str]) -> bool:
    """Whether the place of a setting stays: not of other editions, of what this one withholds, and of other kinds."""
    setting, _, inner = name.partition(".")
    if setting == "editions" or name.startswith("editions["):
        return inner == edition.name or (
            inner.startswith(f"{edition.name}.") and not inner.startswith(f"{edition.name}.withhold")
        )
    return inner in kinds if setting == "kinds" and inner else True
