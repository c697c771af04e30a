"""VF201: "analysts warn" without an analyst."""

from bisect import bisect_right
from collections.abc import Iterator

from verifact.analysis.grammar import Grammar, grammar
from verifact.analysis.names import names_of
from verifact.analysis.voice import voices_of
from verifact.analysis.words import Words, words_of
from verifact.checks._holding import holds
from verifact.checks._layout import is_summary, top_lines
from verifact.checks._own_work import is_own_work
from verifact.checks.attribution._crowds import crowds_of
from verifact.checks.attribution._faces import is_given_a_face
from verifact.checks.attribution._known_groups import is_public_mood, points_back
from verifact.checks.base import WARNING, Hit, check
from verifact.language import lexicon
from verifact.model import Article, SpeakerKind
from verifact.spans import BY_SPAN, Span

_AT = frozenset({"at", "from", "of", "with", "for"})
_SHARES = frozenset({"most", "majority", "minority"})
_EXAMPLES = frozenset({"like", "such", "including"})
_STUDIES = frozenset({"studies", "study", "research"})
_NEW = frozenset(
    {"one", "new", "recent", "other", "further", "more", "previous", "earlier", "numerous", "various", "certain"}
)
_MASS = frozenset({"analysis", "evidence", "intelligence", "research"})
_HOLDERS = frozenset({"proponent", "proponents", "skeptic", "skeptics", "sceptic", "sceptics"})
_SENTENCE = 60  # words of it that matter, before and behind
_PARAGRAPH = 300
_TOP, _LABEL, _LINE = 3, 2, 14  # paragraphs at the top; words of a label and of a line
_ANYBODY = frozenset({"someone", "somebody"})
_OPEN = frozenset({"i", "i'm", "i've", "my", "me"})
_WRITER = frozenset({"I", "I'm", "I've", "I’m", "I’ve", "My", "my"})
_NAMED_WITHIN = 3  # words: "the Ely council and"


@check(
    "VF201",
    "vague-source",
    severity=WARNING,
    language=("en", "de"),
    bad=[
        "⟦Analysts warn⟧ that the plan could fail.",
        "The bridge was closed on Monday. ⟦Some experts say⟧ it will never open again.",
        "⟦U.S. intelligence suggests⟧ that the convoy has left the port.",
        "The levy is unpopular, but ⟦critics argue⟧ that it does not go far enough.",
        "The fund is safe, ⟦many believe⟧.",
        "⟦Experten warnen⟧, dass der Plan scheitern könnte und die Stadt dafür zahlt.",
    ],
    good=[
        "Jane Roe, an analyst at Acme Capital, warned that the plan could fail.",
        "Analysts at Acme Capital warn that the plan could fail.",
        "Experts say the bridge is unsafe. “It will not last the winter,” said Mary Poe, an engineer at Ely University.",
        "“Critics say I am too slow,” the mayor said.",
        "Analysts Jane Roe and John Doe warn that the plan could fail.",
        "The poll had 900 answers: most voters believe that the plan will fail.",
        "Theorists like Ann Lee argue that the plan could fail.",
        "Twelve economists who signed the letter say that the plan could fail.",
        "Some veteran engineers say the bridge is unsafe.\n\n“It will not last,” said Mary Poe, who built it.",
        "Hall unsafe, expert says.",
        "ABSTRACT.\n\nExperts say the bridge is unsafe.",
        "Forty studies were read. Most show a decline, and others hold meetings.",
        "The voters came early, and most believe that the plan will fail.",
        "The Ely council and some experts say the bridge is unsafe. A survey suggests that some residents agree.",
        "The voters are tired.\n\nMany European citizens feel stung after the crisis.",
        "The candidates would rather save.\n\nSeveral said they would close the mill.",
        "Experts say the bridge is unsafe.\n\nThe mill is, too, one expert wrote in a letter.",
        "Critics argue that the mill will close.\n\nA projection by Acme Economics predicted that it would.",
        "My wife and I came as children. Some of his supporters believe that we should leave.",
        "Mill is in danger, mayor is silent.\n\nCritics charge that the mayor knew.\n\nThe mayor of Ely has yet to say when the council "
        "heard that the mill would close in May.",
        "A strategist for the mayor, who asked not to be named, said the plan could fail.",
        "Ann Lee, eine Expertin der Universität Ely, warnt davor, dass der Plan scheitern könnte.",
    ],
)
def vague_source(article: Article) -> Iterator[Hit]:
    """A source nobody can name cannot be asked, weighed or held to what it said.

    "Experts say", "critics argue", "some believe" and "intelligence suggests" lend a statement weight that no one stands
    behind (Wikipedia's Manual of Style calls them weasel words; the AP Stylebook asks for a name, or for the reason why
    there is none). Found where the source of an attribution is such a head without a name, an employer or a number in its
    noun phrase.

    Silent inside quotations, in headings and in the summary below them, beside a link or a marker, where a poll has counted
    them or could ("many voters feel"), where the sentence says why there is no name, where the paragraph is openly the
    writer's own ("I"), where somebody with a name holds it too ("the council and some experts"), where the same sentence or
    the rest of the paragraph quotes or names somebody who gives the view a face, or a writing with its authors, or the next
    one introduces the first of "some veteran engineers", and where the head was introduced before with who they are.
    """
    voices = article.derived(voices_of)
    deck = _deck_end(article)
    seen: set[int] = set()
    for source, cue in sorted(_vague_sources(article)):
        if not seen.isdisjoint((source.start, cue.start)) or not voices.is_prose(source) or voices.is_quoted(source):
            continue
        seen.update((source.start, cue.start))
        outer = voices.attributed(source)
        if (
            (outer is not None and not outer.is_vague)
            or _is_joined(article, source)
            or is_given_a_face(article, source)
        ):
            continue
        if (
            cue.end == deck
            or _is_deck(article, source)
            or is_summary(article, source.start)
            or _is_of_the_known(article, source)
        ):
            continue
        if is_public_mood(article, source, cue):
            continue
        sentence = voices.sentence_at(source.start)
        if sentence is not None and (
            _is_answered(article, source, sentence.span) or points_back(article, source, cue, sentence.span)
        ):
            continue
        yield Hit(
            Span(min(source.start, cue.start), max(source.end, cue.end)),
            f"“{source.of(article.text)}” is nobody a reader could ask",
            help="name the source, or say who they are and why they are not named",
        )


def _is_answered(article: Article, source: Span, sentence: Span) -> bool:
    """Whether the sentence points to a source, says why there is no name, or is openly the writer's own."""
    words = article.derived(words_of)
    inside, at = words.range_in(sentence), words.at(source.start)
    near = words.lower[max(inside.start, at - _SENTENCE) : min(inside.stop, at + _SENTENCE)]
    return (
        article.derived(voices_of).is_pointed(sentence)
        or holds(words, "anonymity_reasons", sentence)
        or not _OPEN.isdisjoint(near)
        or _is_personal(article, source)
    )


def _is_personal(article: Article, source: Span) -> bool:
    """Whether the writer says "I" outside quotations in the paragraph, as letters and columns do."""
    words, voices, block = (
        article.derived(words_of),
        article.derived(voices_of),
        article.document.block_at(source.start),
    )
    if block is None:
        return False
    inside, at = words.range_in(block.span), words.at(source.start)
    return any(
        words.words[index] in _WRITER and voices.is_own(words.span(index, index + 1))
        for index in range(max(inside.start, at - _PARAGRAPH), min(inside.stop, at + _PARAGRAPH))
    )


def _deck_end(article: Article) -> int:
    """Return where the last word of the headlines ends: the line below the title is a summary (", experts say")."""
    count = article.derived(top_lines)
    if not count:
        return -1
    line = [block for block in article.blocks if block.is_prose][count - 1].span
    return line.start + len(line.of(article.text).rstrip(" .;"))


def _is_deck(article: Article, source: Span) -> bool:
    """Whether it stands in the short line between a short title and a longer paragraph: the story says who."""
    prose = [block.span for block in article.blocks[:_TOP] if block.is_prose]
    if len(prose) < _TOP or not prose[1].start <= source.start < prose[1].end:
        return False
    title, line, below = (len(span.of(article.text).split()) for span in prose)
    body = article.blocks[_TOP].span if len(article.blocks) > _TOP else prose[-1]
    if below <= _LABEL:  # "ABSTRACT."
        below = len(body.of(article.text).split())
    return title < _LINE and line < _LINE <= below


def _is_of_the_known(article: Article, source: Span) -> bool:
    """Whether it is a part of those that the article speaks of: "most of the candidates"."""
    return " of the " in source.of(article.text).casefold()


def _vague_sources(article: Article) -> Iterator[tuple[Span, Span]]:
    """Yield each vague source and its cue: those of attributions, and the crowds whose view stands beside them."""
    words, known = article.derived(words_of), grammar(article.language)
    terms = lexicon(article.language or "en").terms
    phrases = terms.get("according_to", frozenset())
    beliefs, numbers = terms["belief_cues"], terms.get("number_words", frozenset())
    english = "crowd_nouns" in terms
    vague = known.vague_heads if english else known.vague_heads | known.vague_pronouns
    for attribution in article.attributions:
        source, cue = attribution.source, attribution.cue
        if attribution.speaker.kind is not SpeakerKind.ANONYMOUS or source is None or cue is None:
            continue
        inside = words.range_in(source)
        phrase = words.lower[inside.start : inside.stop]
        says_by = cue.of(article.text).casefold() in phrases
        if not phrase or phrase[0] in numbers or not (says_by or words.lower[words.range_in(cue).start] in beliefs):
            continue
        if english and len(phrase) == 1 and not phrase[0].endswith("s") and phrase[0] in known.vague_heads - _MASS:
            continue  # only a headline says "expert says"
        if phrase[0] in _ANYBODY or (phrase[-1] in _MASS and article.derived(is_own_work)):
            continue  # whoever comes along ("someone might find it"); the writers' own analysis
        heads = {word.removesuffix("'s") for word in phrase}
        if not _HOLDERS.isdisjoint(heads) and known.vague_pronouns.isdisjoint(phrase):
            continue  # who is called by the view is no news: "proponents believe"
        if says_by and phrase[0] in known.vague_pronouns and len(phrase) == 1:
            yield source, cue
            continue
        is_head = not vague.isdisjoint(heads) and known.bare_sources.isdisjoint(heads)
        if not is_head or _is_placed(words, inside) or _is_specific(phrase, known):
            continue
        if words.lower[max(0, inside.start - 1)] != "by":  # "is held by critics" is VF202
            yield source, cue
    for crowd in article.derived(crowds_of):
        source = words.span(crowd.first, crowd.last)
        if not _is_polled(article, source, words.lower[crowd.first : crowd.last]):
            yield source, words.span(crowd.verb, crowd.verb + 1)


def _is_polled(article: Article, source: Span, phrase: list[str]) -> bool:
    """Whether the sentence has a poll that asked them, or the paragraph one that counted "most voters"."""
    words, sentence = article.derived(words_of), article.derived(voices_of).sentence_at(source.start)
    block = article.document.block_at(source.start)
    if block is not None and not _SHARES.isdisjoint(phrase):
        index = bisect_right(article.blocks, block.span.start, key=BY_SPAN)
        below = article.blocks[index].span.end if index < len(article.blocks) else block.span.end
        return holds(words, "poll_words", Span(block.span.start, below))
    return sentence is not None and holds(words, "poll_words", sentence.span)


def _is_joined(article: Article, source: Span) -> bool:
    """Whether somebody with a name is said to hold it too: "the Ely council and some experts"."""
    words = article.derived(words_of)
    last = words.at(source.start) - 1
    if words.lower[max(0, last)] != "and":
        return False
    return any(
        all(words.gaps[index].isspace() for index in range(name.last, last + 2)) and _opens_clause(article, name.first)
        for name in article.derived(names_of).ending_in(last - _NAMED_WITHIN, last)
    )


def _opens_clause(article: Article, first: int) -> bool:
    """Whether the name at word `first` is the subject of its clause, with an article or without."""
    words, known = article.derived(words_of), grammar(article.language)
    if first and words.lower[first - 1] in known.determiners:
        first -= 1
    return first == 0 or not words.gaps[first].isspace() or words.lower[first - 1] in known.clause_openers


def _is_placed(words: Words, inside: range) -> bool:
    """Whether they are said to be somewhere, or some of them are named: "researchers at Ely", "theorists like Ann Lee"."""
    lower = words.lower
    placed = False
    for index in range(inside.start, min(inside.stop + 3, len(words))):
        placed = placed or lower[index] in (_EXAMPLES if index >= inside.stop else _AT | _EXAMPLES)
        if placed and words.words[index][0].isupper():
            return True
    return False


def _is_specific(phrase: list[str], known: Grammar) -> bool:
    """Whether it is a study of some kind, or on something: "epidemiological studies", "studies in mice"."""
    head = next((index for index, word in enumerate(phrase) if word in _STUDIES), None)
    if head is None:
        return False
    return head + 1 < len(phrase) or any(
        w not in known.determiners | known.vague_pronouns | _NEW for w in phrase[:head]
    )
