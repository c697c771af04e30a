"""A page for the examples of the checks that read one: a newspaper's story, long enough to be told from a teaser."""

from verifact.model import LinkState, Snapshot

__all__ = ["PAGE", "SOURCES", "STORY"]

URL = "https://herald.example/mill"
SOURCES = f"\n\nSources\n\n1. “Mill on the Ouse to close”, The Ely Herald, 4 May 2024, {URL}\n"
STORY = (
    "The last mill in Ely, on the bank of the Ouse, grinds no more flour after May. The owners told the staff on Friday "
    "that the business had lost 8,000 pounds a month since the autumn, and that no buyer had come forward. The council had "
    "offered to lower the rent by 20%, said its leader, Ann Lee. “It is a sad day for a town that has had a mill since "
    "the twelfth century,” she said. Forty people work there; the owners said that half of them would find work at the "
    "bakery in Littleport, which belongs to the same family. A museum may take over the building, but nothing is decided, "
    "and talks between the council and the family go on until the summer."
)
PAGE = Snapshot(URL, LinkState.OK, URL, 200, title="Mill on the Ouse to close", text=STORY)
