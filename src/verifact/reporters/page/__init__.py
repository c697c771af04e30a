"""The parts of the HTML report, one file a part; `verifact.reporters.html` puts them together."""
