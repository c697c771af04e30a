"""How a check is written: a pure function of the article that yields hits, with its rationale and tested examples.

    @check("VF204", "bare-source", severity=WARNING,
           bad=["⟦Sources say⟧ the deal is done."], good=["The mayor says the deal is done."])
    def bare_source(article: Article) -> Iterator[Hit]:
        '''A reader can't weigh a source about which nothing is said. ...'''

The file is all there is to add: discovery finds it, its examples are run as tests, its docstring becomes its page. With
`evidence=True` it is a function of the article and of what was seen of its sources, and runs only where they were looked up.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from inspect import cleandoc
from typing import Any

from attrs import field, frozen

from verifact.document import Format
from verifact.findings import Edit, Severity
from verifact.model import Article, Evidence, Snapshot, Vote, Work
from verifact.spans import Span

__all__ = ["ERROR", "INFO", "WARNING", "Abstain", "Check", "Example", "Hit", "check", "housekeeping"]

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@frozen
class Hit:
    """What a check found: a place in `Article.text` (None: the article as a whole), what is wrong, what would be right.

    `related` are its other sites, `fix` edits of the raw text: `verifact.checks.fixes` makes them of ranges of the
    text. `severity` differs from the check's own only where the evidence at this place is stronger or weaker.
    `raw_span` is a place in the file that the text does not show (the definition of a link, an address behind words);
    it counts where `span` is None.
    """

    span: Span | None
    message: str
    help: str = ""
    related: tuple[Span, ...] = ()
    fix: tuple[Edit, ...] = ()
    severity: Severity | None = None
    raw_span: Span | None = None


@frozen
class Abstain:
    """A check says that it cannot know, and why; the report counts it."""

    reason: str


Outcome = Hit | Abstain


@frozen
class Example:
    """A text for a check's test and its documentation page.

    ⟦ and ⟧ mark, in the raw text, the exact places that the findings must have (`span` and `related` together); a bad
    example without marks expects one finding on the article as a whole. `options` are settings of the check. `sources`,
    `works` and `votes` are what a check that needs evidence is shown of the world.
    """

    text: str
    format: Format = Format.TEXT
    published: date | None = None
    title: str | None = None
    options: dict[str, Any] = field(factory=dict)
    note: str = ""
    sources: tuple[Snapshot, ...] = ()
    works: tuple[Work, ...] = ()
    votes: tuple[Vote, ...] = ()

    @property
    def evidence(self) -> Evidence:
        """What was looked up, as a check gets it."""
        pages = {seen.url: seen for seen in self.sources}
        return Evidence(pages, {work.doi: work for work in self.works}, self.votes)

    @property
    def world(self) -> tuple[str, ...]:
        """The same in words, a line each."""
        voted = (f"{vote.model} on “{vote.claim}”: {vote.score}" for vote in self.votes)
        return (*map(_seen, self.sources), *map(_registered, self.works), *voted)


def _seen(page: Snapshot) -> str:
    facts = [f"{page.url}: {page.state}"]
    facts += [f"reason “{page.reason}”"] if page.reason else []
    facts += [f"final address {page.final_url}"] if page.final_url not in (None, page.url) else []
    facts += [f"title “{page.title}”"] if page.title else []
    facts += [f"published {page.published}"] if page.published else []
    facts += [f"changed {page.modified}"] if page.modified else []
    facts += ["only a part of it was read"] if page.is_partial else []
    facts += [f"text “{' '.join(page.text.split())}”"] if page.text else []
    facts += [f"ClaimReview of “{each.claim}”: {each.rating}" for each in page.reviews]
    facts += [f"archived copy {page.archive_url}"] if page.archive_url else []
    facts += ["no archived copy"] if page.is_archived is False else []
    return "; ".join(facts)


def _registered(work: Work) -> str:
    facts = [f"doi:{work.doi}"]
    facts += [f"title “{work.title}”"] if work.title else []
    facts += [f"published {work.published}"] if work.published else []
    facts += ["retracted"] if work.is_retracted else []
    return "; ".join(facts)


def _tags(language: str | Sequence[str]) -> tuple[str, ...]:
    return ((language,) if language else ()) if isinstance(language, str) else tuple(language)


@frozen
class Check:
    """A registered check. `options` is an attrs class of its settings, each with a default, or None.

    `languages` are the IETF tags of the languages whose words it knows (none for a check that reads any language):
    articles in another one make it abstain. `evidence` tells that it needs what was seen of the cited sources: without that
    it does not run at all.
    """

    code: str
    name: str
    severity: Severity
    function: Callable[..., Iterable[Outcome]] | None
    doc: str
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    options: type | None = None
    languages: tuple[str, ...] = field(default="en", converter=_tags, alias="language")
    evidence: bool = False

    @property
    def family(self) -> str:
        """The code without its last two digits: "VF3"."""
        return self.code[:-2]

    @property
    def summary(self) -> str:
        """The first line of the rationale."""
        return self.doc.split("\n", 1)[0]

    def run(self, article: Article, options: Any = None, evidence: Evidence | None = None) -> Iterable[Outcome]:
        """Yield what the check finds; `options` is an instance of `Check.options` where that is a class.

        A check that needs evidence finds nothing without it.
        """
        if self.function is None or (self.evidence and evidence is None):
            return ()
        arguments: list[Any] = [article]
        if self.evidence:
            arguments.append(evidence)
        if self.options is not None:
            arguments.append(options or self.options())
        return self.function(*arguments)


def _examples(items: Sequence[str | Example]) -> tuple[Example, ...]:
    return tuple(Example(item) if isinstance(item, str) else item for item in items)


def check(
    code: str,
    name: str,
    *,
    severity: Severity,
    bad: Sequence[str | Example],
    good: Sequence[str | Example],
    options: type | None = None,
    language: str | Sequence[str] = "en",
    evidence: bool = False,
) -> Callable[[Callable[..., Iterable[Outcome]]], Check]:
    """Make a check of a generator function `(article) -> Hit | Abstain`.

    With `evidence` the function takes `(article, evidence)`: what was seen of the addresses and DOIs that the article cites.
    An attrs class of `options` hands it an instance of that as the last argument.

    `language` is the IETF tag of the language whose words it knows, several tags, or "" where it reads any language.
    Its docstring is the rationale: why it matters, how it is found, when it stays silent. Raises ValueError where the
    docstring or an example is missing.
    """

    def register(function: Callable[..., Iterable[Outcome]]) -> Check:
        if not function.__doc__ or not bad or not good:
            raise ValueError(f"{code}: a check needs a docstring, bad and good examples")
        return Check(
            code=code,
            name=name,
            severity=severity,
            function=function,
            doc=cleandoc(function.__doc__),
            bad=_examples(bad),
            good=_examples(good),
            options=options,
            language=language,
            evidence=evidence,
        )

    return register


def housekeeping(code: str, name: str, *, severity: Severity, doc: str) -> Check:
    """Declare a code that the engine itself reports (unreadable files, unused suppressions)."""
    return Check(code, name, severity, None, cleandoc(doc), language="")
