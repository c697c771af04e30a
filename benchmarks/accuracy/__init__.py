"""How right verifact is, measured against public corpora. One file a question; `python -m benchmarks.accuracy FOLDER`."""
