"""Checks of VF2 together: one finding a problem, and what the text around it changes."""

import pytest

import verifact


def found(text: str, *codes: str, form: str = "text") -> list[tuple[str, str]]:
    """The code and the place of each finding of the family, in the order of the text."""
    report = verifact.check(verifact.parse(text, format=form), select=codes or ("VF2",))
    return [(f.code, f.span.of(text) if f.span else "") for f in report.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sources say the deal is done.", [("VF204", "Sources say")]),
        ("Some sources say the deal is done.", [("VF201", "Some sources say")]),
        ("Analysts say the deal is done.", [("VF201", "Analysts say")]),
        ("According to sources, the deal is done.", [("VF204", "According to sources")]),
        ("Officials said the deal is done.", [("VF203", "Officials said")]),
        ("The deal is reportedly done.", [("VF205", "reportedly done")]),
        ("The deal is said to be done.", [("VF205", "is said to be")]),
        ("The deal is believed to be done.", [("VF202", "is believed to")]),
        ("The deal is seen by many as done.", [("VF202", "is seen by many")]),
        ("It is said that the deal is done.", [("VF202", "It is said")]),
        ("“The deal is done and over,” one survivor reportedly stated.", [("VF206", "one survivor reportedly stated")]),
    ],
)
def test_one_finding_a_problem(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_vague_source_that_gets_a_face_is_silent() -> None:
    alone = "Experts say the bridge is unsafe. It will be rebuilt."
    assert found(alone) == [("VF201", "Experts say")]
    faces = "Experts say the bridge is unsafe. “It will not last,” said Mary Poe of Ely University. John Doe agreed that it is old."
    assert found(faces) == []


def test_a_face_in_the_next_paragraph_is_one_of_those_announced() -> None:
    below = " the bridge is unsafe.\n\n“It will not last the winter,” said Mary Poe, an engineer."
    assert found("Experts say" + below) == []
    assert found("Some local experts say" + below) == []
    known = "Mary Poe built the bridge. "
    assert found(known + "Experts say" + below) == [("VF201", "Experts say")]
    later = (
        "Some local experts say the bridge is unsafe.\n\nIt is old.\n\n“It will not last,” said Mary Poe, an engineer."
    )
    assert found(later) == [("VF201", "Some local experts say")]


def test_an_office_holder_with_a_new_name_is_no_analyst() -> None:
    below = " that the plan could fail.\n\n“It is a disaster for Europe,” Chancellor Mary Poe told reporters."
    assert found("Analysts warn" + below) == [("VF201", "Analysts warn")]
    assert found("Critics warn" + below) == []


def test_one_of_the_group_or_a_named_writing_is_a_face() -> None:
    one = "\n\n“Nobody cares any more,” wrote one Ely supporter."
    assert found("Some of his supporters say the deal is done." + one, "VF201") == []
    assert found("Some of his rivals say the deal is done." + one, "VF201") == [("VF201", "Some of his rivals say")]
    named = "\n\nA study by Acme Economics found that it would."
    assert found("Scholars say the plan could fail." + named, "VF201") == []
    nameless = named.replace(" by Acme Economics", "")
    assert ("VF201", "Scholars say") in found("Scholars say the plan could fail." + nameless, "VF201")


def test_one_enumeration_is_one_finding() -> None:
    some = "Some critics argue that the mill is old. "
    assert found(some + "Others argue that it is dear.", "VF201") == [("VF201", "Some critics argue")]
    assert found("The mill is old. Others argue that it is dear.", "VF201") == [("VF201", "Others argue")]


@pytest.mark.parametrize(
    ("before", "is_known"),
    [
        ("Two analysts, Ann Lee and John Poe, read the plan.", True),
        ("The veteran analyst Ann Lee read the plan.", True),
        ("Mary Poe, a former analyst, read the plan.", True),
        ("Analysts like Ann Lee read the plan.", True),
        ("In a call with analysts on Monday, Mayor Ann Lee read the plan.", False),
        ("For analysts, Ann Lee had read the plan.", False),
    ],
)
def test_who_was_introduced_as_one_of_them_gives_them_a_face(before: str, *, is_known: bool) -> None:
    text = f"{before}\n\nIt is a long plan.\n\nAnalysts warn that it could fail."
    assert found(text, "VF201") == ([] if is_known else [("VF201", "Analysts warn")])


def test_several_who_told_the_writer_are_those_of_the_paragraph_before() -> None:
    candidates = "The candidates met in Ely on Monday.\n\n"
    assert found(candidates + "Several said they would close the mill.", "VF201") == []
    assert found(candidates + "Some say the mayor should close the mill.", "VF201") == [("VF201", "Some say")]


def test_a_poll_a_reason_or_a_name_beside_them_answers_who() -> None:
    assert found("A survey suggests that some residents think the deal is done.", "VF201") == []
    assert found("The Ely council and some experts believe the deal is done.", "VF201") == []
    assert found("I know that some experts believe the deal is done.", "VF201") == []


def test_quoted_and_reported_speech_is_the_speakers_own() -> None:
    assert found("“Sources say it is believed to be done, and some argue it is not,” the mayor said.") == []
    assert found("The mayor said that the deal is believed to be done.") == []


def test_a_link_or_a_marker_answers_who() -> None:
    link = "It is [widely believed](https://herald.example/mill) that the mill is done."
    assert found(link, "VF202", form="markdown") == []
    marker = "The mill is reportedly done [1].\n\n[1] Ann Lee. The mill. Ely Herald, 2 May 2020.\n"
    assert found(marker, "VF205") == []


def test_one_reason_covers_its_paragraph() -> None:
    reason = "Two aides told the Herald the mayor would go. They spoke on condition of anonymity."
    assert found(reason) == []
    assert found(reason.replace(". They", ".\n\nThey")) == [("VF203", "Two aides told")]


def test_a_quotation_has_a_speaker_or_is_an_orphan() -> None:
    orphan = "The gates are shut. “There was nothing left for us to do in this town.” The yard is empty."
    assert [code for code, _ in found(orphan)] == ["VF208"]
    assert found(orphan.replace("The yard", "Ann Lee shrugged. The yard")) == []


def test_a_term_is_somebodys_once_anybody_says_it() -> None:
    term = "The town sent its workers off as “cannon fodder” in May."
    assert [code for code, _ in found(term)] == ["VF209"]
    assert found(term + "\n\n“They were cannon fodder to us,” said Ann Lee, the foreman.") == []


def test_secondhand_is_answered_by_the_list() -> None:
    text = "The Fen Post reported, citing officials, that the mill would close."
    assert [code for code, _ in found(text, "VF212")] == ["VF212"]
    assert found(text + "\n\nSources\n\n  1. The mill  The Fen Post\n  2. The dam  Fen Radio\n", "VF212") == []


def test_an_acronym_is_asked_about_once() -> None:
    text = "MTA said the bridge would close. MTA said it would open in May."
    assert [code for code, _ in found(text, "VF213")] == ["VF213"]
    assert found(text + " The Mill Trust Association is new.", "VF213") == []


def test_other_languages_are_left_alone() -> None:
    text = "Les sources disent que le moulin va fermer et que la ville a tout payé depuis longtemps."
    assert found(text, "VF202", "VF203", "VF204", "VF208", "VF209", "VF210", "VF211", "VF212") == []


@pytest.mark.parametrize(
    "unit",
    [
        "Some of the many of the most of the ",
        "it is widely is widely is widely ",
        "“a b c d e f ",
        "Sources say the official said ",
        "there is is is is some some some claim ",
    ],
)
def test_any_repetition_is_read(unit: str) -> None:
    report = verifact.check(verifact.parse(unit * 300, format="text"), select=["VF2"])
    assert not [f for f in report.findings if f.code == "VF905"]
