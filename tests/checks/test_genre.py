"""What the genre of an article silences."""

import pytest

from verifact import check, parse

BODY = """# A title of it

The town is on a river in the north of the state.

Nobody knew of it.

It is beyond doubt that it was so.

The stunning town lost 200 of its 3,000 jobs in May. It is the largest town in the world.

The army shelled the bridge at night and 30 soldiers died in Kursk because of the flood. It will win 400 of them.
"""
SILENT = ["VF101", "VF102", "VF106", "VF107", "VF108", "VF109", "VF110"]


def codes(kind: str) -> set[str]:
    article = parse(f"---\ntype: {kind}\nlang: en\n---\n\n{BODY}", "markdown")
    return {finding.code for finding in check(article, select=SILENT).findings}


def test_a_report_is_held_to_its_sources() -> None:
    assert {"VF102", "VF106", "VF107"} <= codes("NewsArticle")


@pytest.mark.parametrize("kind", ["OpinionNewsArticle", "editorial", "op-ed", "Column", "Personal essay"])
def test_opinion_is_not(kind: str) -> None:
    assert codes(kind) == set()
