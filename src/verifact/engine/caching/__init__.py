"""Reports on unchanged files, kept between runs (docs/adr/0009)."""
