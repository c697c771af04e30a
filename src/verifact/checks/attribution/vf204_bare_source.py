"""VF204: "sources say", and nothing more."""

from collections.abc import Iterator

from verifact.analysis.grammar import grammar
from verifact.analysis.voice import voices_of
from verifact.analysis.words import words_of
from verifact.checks._holding import holds
from verifact.checks.attribution._crowds import crowds_of
from verifact.checks.attribution._sources import cited, phrase_of, said_by
from verifact.checks.base import WARNING, Hit, check
from verifact.language import lexicon
from verifact.model import Article


@check(
    "VF204",
    "bare-source",
    severity=WARNING,
    bad=[
        "⟦Sources say⟧ the deal is done.",
        "The mill will close in May, ⟦a source said⟧.",
        "The mayor knew of the letter, ⟦according to sources⟧.",
        "⟦Two sources told⟧ the Herald that the mayor knew of the letter.",
    ],
    good=[
        "Two people in the talks, who asked not to be named, said the deal is done.",
        "A source close to the mayor said the mill will close in May.",
        "Sources, who spoke on condition of anonymity, say the deal is done.",
        "A police source said the mill was empty. “Nobody was inside,” the source said.",
        "A source close to the mayor said the mill will close. It will not be sold, the source added.",
        "“Sources say a lot of things,” the mayor said.",
        "Some sources say that the mill is older.",
        "Springs are the source of the river, the council said.",
        "The mill was built in 1834.\n\nSources: Fen Archive\n\nThe dam is older.\n\nSources: Ely Herald\n\nSources: The town.\n",
    ],
)
def bare_source(article: Article) -> Iterator[Hit]:
    """A reader can't weigh a source about which nothing is said.

    Whoever promises not to name a source can still say how it knows: from the talks, from the letter, from hearsay (AP: the
    source must be described as fully as possible). Found where the source of an attribution is "a source", "sources" or
    "insiders" without a word about them.

    Silent inside quotations; where the phrase, the words behind it or an earlier mention describes the source; where the
    sentence says why the source is not named. "Some sources" is VF201.
    """
    if article.language is None or "source_describers" not in lexicon(article.language):
        return
    terms, known = lexicon(article.language).terms, grammar(article.language)
    quantities = terms["number_words"] | terms["quantifiers"] | {"multiple"}
    words, voices = article.derived(words_of), article.derived(voices_of)
    crowds = {words.starts[crowd.verb] for crowd in article.derived(crowds_of)}
    mentioned = False
    for _, source, cue in cited(article, voices):
        phrase = phrase_of(words, source, known.bare_sources)
        if phrase is None:
            continue
        follower = words.lower[phrase.last] if phrase.last < len(words) else ""
        plain = phrase.is_bare(words, known, quantities) and follower not in terms["source_describers"]
        if not plain:
            mentioned = True
            continue
        sentence = voices.sentence_at(source.start)
        if sentence is None or cue.start in crowds or (phrase.is_definite and mentioned):
            continue
        mentioned = True
        if not holds(words, "anonymity_reasons", sentence.span):
            yield Hit(
                said_by(words.span(phrase.first, phrase.last), cue),
                f"nothing is said about “{words.span(phrase.first, phrase.last).of(article.text)}”",
                help="say how the source knows, and why it is not named",
            )
