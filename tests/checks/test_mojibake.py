"""VF404 says what ftfy says, on the kinds of cases that ftfy documents."""

import pytest
from ftfy import fix_encoding

import verifact

# After the README and the test cases of ftfy (Robyn Speer, Apache 2.0): what it mends, and what it leaves alone.
MENDED = [
    "âœ” No problems",
    "The Mona Lisa doesnÃƒÂ¢Ã¢â€šÂ¬Ã¢â€žÂ¢t have eyebrows.",
    "l’humanitÃ©",
    "Ã perturber la rÃ©flexion",
    "voilÃ  le travail",
    "voilÃ le travail",
    "×‘×”×•×“×˘×”",
    "Ø±Ø³Ø§Ù„Ø©",
    "ÿ±ÿ≥ÿßŸÑÿ©",
    "aoÃ»t, HÃ”TEL, CÃ™IS",
    "OÃ™ ET QUAND?",
    "â€œmismatched quotesâ€¦”",
    "<40\\% vs \u00e2\u0089\u00a540\\%",
    "schÃ¶n war die Zeit, die schÃ¶nste",
    "Ð¿ÑÐ¸Ð²ÐµÑ‚",
    "this is not a pipe\u0085 he said",
]
LEFT_ALONE = [
    "IL Y MARQUÉ…",
    "Η ¨ανατροφή¨ δυστυχώς από τους προπονητές",
    "higher values (“+” and “×” curves) in the superficial region",
    "4288×…",
    "ZZAJÉ’s Official Fan List",
    "L’épisode 8 est trop fou",
    "2012—∞",
    "( o¬ô ) looked at the mayor.",
    "Offering 5×£35 pin ups",
    "NESTLÉ® requiere",
    "Con il corpo ammaccato,\u00a0è come se",
    "SELKÄ\u00a0EDELLÄ\u00a0MAAHAN",
    "C O N C L U S Ã O",
    "There are a lot of Ã’s in mojibake text",
    "AHÅ™, the new sofa from IKEA",
    "HÅØYA ER BLÅØYD",
    "├┤a┼┐a┼┐a┼┐a┼┐a",
    "Charlotte Brontë…”",
    "ВІКІ is Ukrainian for WIKI",
]


@pytest.mark.parametrize("text", MENDED)
def test_reports_and_mends_what_ftfy_mends(text: str) -> None:
    assert fix_encoding(text) != text
    (finding,) = verifact.check(text, format="text", select=["VF404"]).findings
    mended = text
    for edit in reversed(finding.fix):
        mended = mended[: edit.span.start] + edit.replacement + mended[edit.span.end :]
    if len(finding.fix) == 1 + len(finding.related):
        assert mended == fix_encoding(text)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone_what_ftfy_leaves_alone(text: str) -> None:
    assert fix_encoding(text) == text
    assert not verifact.check(text, format="text", select=["VF404"]).findings


def test_a_lost_letter_is_told_and_not_mended() -> None:
    (finding,) = verifact.check("The na\ufffdve plan failed.", format="text", select=["VF404"]).findings
    assert finding.fix == ()


def test_a_letter_whose_second_byte_was_a_blank_is_not_guessed() -> None:
    (finding,) = verifact.check("He is na\u00c3 \u0304ve, she said.", format="text", select=["VF404"]).findings
    assert finding.fix == ()


def test_quotations_and_code_are_not_mended() -> None:
    text = "“The councilâ€™s vote was close,” he said. The mayorâ€™s was not.\n"
    (finding,) = verifact.check(text, format="text", select=["VF404"]).findings
    assert len(finding.related) == 1
    assert [edit.span.of(text) for edit in finding.fix] == ["â€™"]
    assert finding.fix[0].span.start > text.index("mayor")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("President Fran\u00c3\x83\u00c2\u00a7ois left.", "President François left."),
        ("Rep. Ra\u00c3\x83\u00c2ol left.", "Rep. Ra\u00c3\x83\u00c2ol left."),  # a byte is lost
        ("the real\u00c3\u00a2\u20acworld concerns", "the real\u00c3\u00a2\u20acworld concerns"),
    ],
)
def test_nothing_is_mended_by_half(text: str, mended: str) -> None:
    (finding,) = verifact.check(text, format="text", select=["VF404"]).findings
    for edit in reversed(finding.fix):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    assert text == mended
