"""The figures of a set of articles, added up: of a publisher, of a month, of the whole archive."""

from attrs import define

__all__ = ["Figures"]


@define
class Figures:
    """Sums over articles. `sourced` is the number of claims with a source, `named` a sum of shares over `naming` articles.

    `naming` counts the articles that attribute anything, `faulty` those with an error; `errors`, `warnings` and `infos` count
    findings.
    """

    articles: int = 0
    words: int = 0
    claims: int = 0
    sourced: float = 0.0
    naming: int = 0
    named: float = 0.0
    speakers: int = 0
    citations: int = 0
    faulty: int = 0
    errors: int = 0
    warnings: int = 0
    infos: int = 0

    def add(self, other: "Figures") -> None:
        """Add the figures of further articles."""
        self.articles += other.articles
        self.words += other.words
        self.claims += other.claims
        self.sourced += other.sourced
        self.naming += other.naming
        self.named += other.named
        self.speakers += other.speakers
        self.citations += other.citations
        self.faulty += other.faulty
        self.errors += other.errors
        self.warnings += other.warnings
        self.infos += other.infos

    @property
    def findings(self) -> int:
        """How many findings there are, of every severity."""
        return self.errors + self.warnings + self.infos

    @property
    def sourced_share(self) -> float | None:
        """The share of all claims worth checking that have a source, 0 to 1; None where there are no claims."""
        return self.sourced / self.claims if self.claims else None

    @property
    def named_share(self) -> float | None:
        """The share of attributions whose source has a name, as a mean over the articles that attribute anything."""
        return self.named / self.naming if self.naming else None

    def per_thousand_words(self, count: int) -> float:
        """Return how many of `count` there are per 1,000 words, 0 where there are no words."""
        return 1000 * count / self.words if self.words else 0.0
