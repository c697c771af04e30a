"""Figures where a source carries no further than its sentence."""

import verifact
from verifact.config import Config
from verifact.model import Carrying

TEXT = (
    "The town is shrinking.\n\n"
    "The mill was sold in May, Mayor Ann Lee said. Since it closed 38 percent of the houses of Ely have stood empty."
)


def _found(carrying: Carrying) -> list[str]:
    article = verifact.parse(TEXT)
    findings = verifact.check(article, config=Config(select=("VF102",), carry_sources=carrying)).findings
    return [finding.span.of(article.text) for finding in findings if finding.span is not None]


def test_a_paragraph_that_tells_carries_its_figures() -> None:
    assert _found(Carrying.PARAGRAPH) == []


def test_a_sentence_is_asked_alone() -> None:
    assert _found(Carrying.SENTENCE) == ["38 percent"]
