"""What the citations of an article are made of: addresses, identifiers, dates, people, and the links that Markdown defines."""
