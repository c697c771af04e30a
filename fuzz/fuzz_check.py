"""Feed bytes to the whole path, decoding included, under coverage guidance.

usage: python fuzz/fuzz_check.py [CORPUS_DIR] [libFuzzer options]     e.g. -max_total_time=600 -max_len=4096

Needs atheris (`pip install atheris`). Fails on anything but a report or an UnreadableError: a crash, a check that
raises (VF905), a span outside the text, a report that does not come out the same twice.
"""

import sys

import atheris

with atheris.instrument_imports(include=["verifact"]):
    import verifact
    from verifact.checks.discovery import all_checks
    from verifact.readers.decoding import decode

    all_checks()

FORMATS = ("text", "markdown", "html")


def one_input(data: bytes) -> None:
    """Check one input: its first byte picks the format, the rest is the file."""
    if not data:
        return
    try:
        text, _ = decode(data[1:], "fuzzed")
    except verifact.UnreadableError:
        return
    kind = FORMATS[data[0] % len(FORMATS)]
    article = verifact.parse(text, format=kind)
    report = verifact.check(article, select=["VF"])
    for finding in report.findings:
        if finding.code == "VF905":
            raise RuntimeError(finding.message)
        if finding.span is not None:
            assert 0 <= finding.span.start <= finding.span.end <= len(article.text), finding
            assert finding.raw_span is not None, finding
            assert 0 <= finding.raw_span.start <= finding.raw_span.end <= len(text), finding
    assert report == verifact.check(verifact.parse(text, format=kind), select=["VF"])


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
