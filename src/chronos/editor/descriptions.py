"""What every field is for: the one place that schema, completion and hover take their words from.

The words are Markdown with backticks and nothing else. The fields are those that :mod:`chronos.store` reads, in the
order in which people write them; a test compares the two.
"""

from collections.abc import Mapping
from typing import Final

Fields = Mapping[str, str]
"""Fields by their names, each with what it is for."""

FILE: Final[Fields] = {
    "claims": "Dated assertions, each with the sources that state it.",
    "references": "Sources, as CSL items (the YAML that pandoc reads), by custom in `sources.yaml`.",
    "judgements": "Decisions on which claims speak of one event, by custom in `judgements.yaml`.",
}

CLAIM: Final[Fields] = {
    "id": "The name of the claim: lower-case letters and digits with hyphens between, such as `ec-2019-visit`. It "
    "never changes once written.",
    "date": "The date as precisely as the sources state it and no more, in EDTF: `2019`, `2019-05`, `2019-05-17`, "
    "`2019~` (about), `2019?` (doubtful), `2018/2020` (lasted), `[2018..2020]` (once, at some time between). "
    "`undated` where the sources give no date. A mapping keeps their words beside it, or says how the date relates to "
    "another claim, as in `{after: ID, within: P1Y}`.",
    "order": "Which claims it came after, where that is known without a date or beside one: `{after: [ID, ID]}`.",
    "text": "What is asserted, in a sentence or two; in several languages as in `{en: …, es: …}`.",
    "countries": "Whose chronologies the claim belongs to: codes of ISO 3166-1, such as `EC`. `NO` is Norway; an "
    "editor that is set to YAML 1.1 takes it for false and wants it in quotes.",
    "regions": "Regions that the claim speaks of as a whole: codes of UN M49, such as `419`, or ids of `chronos.yaml`.",
    "actors": "Persons and bodies, as the sources name them.",
    "places": "Places, as the sources name them.",
    "kind": "What kind of event it is: one of the `kinds` of `chronos.yaml`, where it names any.",
    "status": "Whether the claim stands; `undisputed` when absent.",
    "lasting": "Whether it lasted, where the date does not say so: an interval lasted, all else happened once.",
    "note": "What a reader of the footnote should know.",
    "sources": "The sources that state it: the id of one, then where in it after a comma, as in `gazette-2020, p. 3`;"
    " or a mapping with `source`, `locator`, `quote` and `retrieved`.",
    "suppress": "Findings that are permitted here: the code or name of a rule, and the reason.",
    "fields": "What else a table has of it, texts by the names of its columns: precision codes, numbers; `latitude` "
    "and `longitude` in decimal degrees (WGS 84).",
    "imported": "Where `chronos import` took it from; it updates the claim from there until a person changes it.",
}

FURTHER: Final[Fields] = {
    "latitude": "How far north, in decimal degrees (WGS 84), such as `-0.18`.",
    "longitude": "How far east, in decimal degrees (WGS 84), such as `-78.47`.",
}

IMPORTED: Final[Fields] = {
    "from": "The name of the file.",
    "row": "The row in it, from 1.",
    "digest": "The digest of the lines as they were written; where they have another now, a person has changed them.",
}

DATE: Final[Fields] = {
    "edtf": "The date in EDTF, or `undated`. Left out, it is read from `said`.",
    "said": "The source's own words for the date, in English, Spanish, Portuguese or French, such as `early 2017`.",
    "calendar": "The calendar of the words; `gregorian` when absent.",
    "after": "The claim whose event came before, by its id. The date is worked out from this and all other relations.",
    "before": "The claim whose event came later, by its id.",
    "during": "The claim whose event was going on, by its id.",
    "between": "Two claims, by their ids: it came after the first and before the second.",
    "same as": "The claim whose date it shares, by its id. Claims of one event are joined by a judgement.",
    "within": "How long after or before at most: a duration of ISO 8601 such as `P1Y`, `P18M`, `P2W` or `P90D`.",
}

ORDER: Final[Fields] = {
    "after": "The claims whose events came before, by their ids.",
}

CITATION: Final[Fields] = {
    "source": "The id of the source.",
    "locator": "Where in it, as pandoc reads it: `p. 4`, `para. 9`.",
    "quote": "The source's own words.",
    "retrieved": "When the source was read, in EDTF.",
}

JUDGEMENT: Final[Fields] = {
    "claims": "The ids of two claims or more.",
    "verdict": "What was decided of them.",
    "text": "The one of the claims whose words are shown of the event; by default those of the most precisely dated.",
    "by": "Who decided it.",
    "on": "The day on which it was decided.",
    "why": "The reason, for whoever reads it later.",
}

NAME: Final[Fields] = {
    "family": "The family name.",
    "given": "The given names.",
    "literal": "The whole name, of a body or a name that does not split.",
}

SETTINGS: Final[Fields] = {
    "title": "The title of the project; it stands on every document. In several languages as in `{en: …, es: …}`.",
    "as_of": "The day the edition speaks for. By default the latest day on which a source was published or read.",
    "kinds": "The kinds of events: their ids, each with a label, which may be in several languages. Absent: any kind.",
    "regions": "The regions that get a chronology: codes of UN M49 in quotes, such as `419`, or regions of your own.",
    "languages": "The languages of the documents. Texts that name no language are in the first; `en` when absent.",
    "citation_style": "How sources are cited: the name of a style of CSL such as `apa`, or of a `.csl` file in the "
    "folder of timelines. Chicago notes when absent.",
    "formats": "What chronologies are written as; all four when absent, and `md` always.",
    "editions": "Selections of the project, each under its own name, which is a folder of the output.",
    "circa": "How far `about` may reach when dates are compared, by the part of the date that it stands at.",
    "charts": "How charts look: theme, colours, font, the name of the house, the credit at the foot.",
    "check": "Which rules are on, how severe they are, and what is permitted.",
}

REGION: Final[Fields] = {
    "id": "Its id, which claims name under `regions`.",
    "name": "Its name, as documents write it; in several languages as in `{en: …, es: …}`.",
    "countries": "Its countries: codes of ISO 3166-1.",
}

LANGUAGE_NAMES: Final[Fields] = {
    "en": "In English.",
    "es": "In Spanish.",
    "pt": "In Portuguese.",
    "fr": "In French.",
}

FORMATS: Final[Fields] = {
    "md": "Markdown, which is always written.",
    "html": "Pages of a site.",
    "docx": "Word.",
    "pdf": "PDF.",
}

EDITION: Final[Fields] = {
    "name": "Its name, a slug such as `court`; it is a folder of the output.",
    "title": "Its title, as documents write it; in several languages as in `{en: …, es: …}`.",
    "kinds": "Claims of these kinds alone.",
    "status": "Claims of this status alone, or of these.",
    "countries": "Claims of these countries alone: codes of ISO 3166-1, names, or regions, which stand for theirs.",
    "from": "The date from which on a claim may lie, in EDTF; undated claims stay.",
    "to": "The date up to which a claim may lie, in EDTF; undated claims stay.",
    "withhold": "Sources, by their ids, that it does not have, nor what rests on them alone.",
    "redact": "Fields of claims, citations and sources that it leaves out.",
}

WITHHOLD: Final[Fields] = {
    "sources": "The ids of the sources.",
}

REDACT: Final[Fields] = {
    "text": "The text of claims.",
    "note": "The notes of claims and of sources.",
    "actors": "The actors of claims.",
    "places": "The places of claims.",
    "kind": "The kind of claims.",
    "said": "The source's own words for a date.",
    "fields": "What else a table has of claims.",
    "locator": "Where in a source it stands.",
    "quote": "The source's own words.",
    "retrieved": "When a source was read for a claim.",
    "author": "The authors of sources.",
    "title": "The titles of sources.",
    "publisher": "The publishers of sources.",
    "URL": "The addresses of sources.",
}

CIRCA: Final[Fields] = {
    "day": "About a day: a duration of ISO 8601 such as `P3D`.",
    "month": "About a month: a duration of ISO 8601 such as `P1M`.",
    "year": "About a year: a duration of ISO 8601 such as `P2Y`.",
    "decade": "About a decade: a duration of ISO 8601 such as `P5Y`.",
}

CHARTS: Final[Fields] = {
    "theme": "`print` for documents on white paper (the default), `screen` for slides and web pages.",
    "colours": 'Colours of the house, by what they are for, as `"#rrggbb"` in quotes; tints follow.',
    "font": "The font; the renderer carries no other than these.",
    "title": "The name of the house: a line of its own above the title of every chart.",
    "credit": "What the line at the foot of every chart names as its source, in place of the sources cited.",
}

THEMES: Final[Fields] = {
    "print": "For documents on white paper.",
    "screen": "Larger, for slides and web pages.",
}

COLOURS: Final[Fields] = {
    "paper": "The ground, which is light.",
    "ink": "Text; a contrast of 4.5:1 with the paper at least.",
    "muted": "Secondary text; a contrast of 4.5:1 with the paper at least.",
    "accent": "What is counted and not disputed, and the hue of the classes of the heat map; 3:1 at least.",
    "disputed": "Disputed events; 3:1 at least.",
    "prospective": "Prospective events; 3:1 at least.",
    "quiet": "What is undated or retracted; 3:1 at least.",
}

CHECK: Final[Fields] = {
    "select": "The rules that are on, by code, by name, or by the letter of their family. Absent: those on by default.",
    "ignore": "Rules that are off.",
    "levels": "How severe single rules are; `off` turns one off.",
    "fail_on": "From which severity on the check fails; `error` when absent.",
    "options": "Options of rules, by the name of the rule.",
    "paths": "What holds in some files only.",
    "baseline": "A file of findings that are known, relative to the folder of timelines.",
}

PATH: Final[Fields] = {
    "match": "Which files: a pattern such as `archive/*`, relative to the folder of timelines.",
    "ignore": "Rules that are off in these files.",
    "levels": "How severe rules are in these files.",
    "why": "The reason, for whoever reads it later.",
}

STATUSES: Final[Fields] = {
    "undisputed": "Nobody contradicts it.",
    "disputed": "A source contradicts it.",
    "prospective": "It is announced and has not happened yet.",
    "retracted": "The source has taken it back.",
}

VERDICTS: Final[Fields] = {
    "same": "The claims speak of one event and are merged.",
    "different": "The claims look alike but speak of several events.",
    "unsure": "It cannot be decided; nothing is merged.",
}

CALENDARS: Final[Fields] = {
    "gregorian": "The calendar of today.",
    "julian": "The calendar before it, in Russia until February 1918.",
}

LEVELS: Final[Fields] = {
    "error": "No reading of the data is right.",
    "warning": "Somebody should look at it.",
    "info": "Worth knowing.",
    "off": "The rule says nothing.",
}
