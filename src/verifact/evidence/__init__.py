"""What the cited sources say: fetching them, keeping what was seen, and what became of each address."""
