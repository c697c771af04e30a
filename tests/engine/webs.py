"""A small web for tests: it knows the pages it is given, and counts what it is asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping

from verifact.checks.evidence._story import PAGE, SOURCES, STORY
from verifact.model import LinkState, Snapshot, Work

__all__ = ["ARTICLE", "GONE", "PAGE", "SOURCES", "STORY", "Web"]

GONE = Snapshot("https://herald.example/gone", LinkState.DEAD, status=404)
ARTICLE = (
    "The mill lost 12,000 pounds a month, its owners said [1]. The bakery stays open, the family said [2].\n\n"
    "“It is a sad day for a town that has had no mill since the twelfth century,” Ann Lee said [1].\n\n"
    "Sources\n\n"
    f"1. “Mill on the Ouse to close”, The Ely Herald, 4 May 2024, {PAGE.url}\n"
    f"2. “Bakery stays”, The Ely Herald, 4 May 2024, {GONE.url}\n"
)


class Web:
    """A `Fetcher` and `WorkRegister`."""

    def __init__(self, *pages: Snapshot, works: Iterable[Work] = ()) -> None:
        self.pages = {page.url: page for page in pages}
        self.works = {work.doi: work for work in works}
        self.asked: Counter[str] = Counter()
        self.calls = 0

    async def fetch(self, urls: Iterable[str]) -> Mapping[str, Snapshot]:
        urls = [*urls]
        self.calls += 1
        self.asked.update(urls)
        return {url: self.pages.get(url, Snapshot(url, LinkState.UNSEEN)) for url in urls}

    async def look_up(self, dois: Iterable[str]) -> Mapping[str, Work]:
        dois = [*dois]
        self.asked.update(dois)
        return {doi: self.works[doi] for doi in dois if doi in self.works}
