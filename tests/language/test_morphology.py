"""Inflected forms of English words."""

import pytest

from verifact.language.en.morphology import inflect, plural


@pytest.mark.parametrize(
    "forms",
    [
        # regular
        "report reports reported reported reporting",
        "visit visits visited visited visiting",
        "show shows showed shown showing",
        "vow vows vowed vowed vowing",
        # -e
        "cite cites cited cited citing",
        "agree agrees agreed agreed agreeing",
        "die dies died died dying",
        "dye dyes dyed dyed dyeing",
        # -y
        "deny denies denied denied denying",
        "play plays played played playing",
        # sibilants
        "stress stresses stressed stressed stressing",
        "fix fixes fixed fixed fixing",
        "push pushes pushed pushed pushing",
        "preach preaches preached preached preaching",
        # doubling
        "stop stops stopped stopped stopping",
        "quip quips quipped quipped quipping",
        "admit admits admitted admitted admitting",
        "transfer transfers transferred transferred transferring",
        "offer offers offered offered offering",
        "appeal appeals appealed appealed appealing",
        # irregular
        "be is was been being",
        "say says said said saying",
        "write writes wrote written writing",
        "withdraw withdraws withdrew withdrawn withdrawing",
        "strike strikes struck struck striking",
        "cut cuts cut cut cutting",
        # prefixes of irregular ones
        "rewrite rewrites rewrote rewritten rewriting",
        "misread misreads misread misread misreading",
        "outrun outruns outran outrun outrunning",
        "undo undoes undid undone undoing",
        "undertake undertakes undertook undertaken undertaking",
        "forecast forecasts forecast forecast forecasting",
    ],
)
def test_verbs(forms: str) -> None:
    verb = forms.split()[0]
    assert list(inflect(verb, "verb")) == list(
        zip(("base", "third", "past", "participle", "gerund"), forms.split(), strict=True)
    )


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("report", "reports"),
        ("agency", "agencies"),
        ("day", "days"),
        ("church", "churches"),
        ("box", "boxes"),
        ("analysis", "analyses"),
        ("spokesman", "spokesmen"),
        ("spokeswoman", "spokeswomen"),
        ("human", "humans"),
        ("german", "germans"),
        ("child", "children"),
        ("person", "people"),
    ],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many
    assert list(inflect(one, "noun")) == [("one", one), ("many", many)]


def test_phrases() -> None:
    assert [form for _, form in inflect("point out", "verb")] == [
        "point out",
        "points out",
        "pointed out",
        "pointed out",
        "pointing out",
    ]
    assert [form for _, form in inflect("news agency", "noun")] == ["news agency", "news agencies"]
