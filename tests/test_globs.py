"""Names are matched without pathspec as pathspec would match them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from verifact.errors import ConfigError
from verifact.globs import compile_globs, compile_lines

NAMES = st.text(st.sampled_from("ab.-_1é* "), min_size=1, max_size=3)
PATHS = st.lists(st.sampled_from(["a", "ab", "b.", "é", "-", "_1", "..", "a.b"]), min_size=1, max_size=3)


@given(st.lists(NAMES, max_size=3), PATHS, st.booleans())
def test_as_pathspec_has_it(names: list[str], parts: list[str], is_folder: bool) -> None:
    path = "/".join(parts) + "/" * is_folder
    assert bool(compile_lines(names).verdict(path)) == bool(GitIgnoreSpec.from_lines(names).check_file(path).include)


@pytest.mark.parametrize(("globs", "path", "said"), [(["build"], "x/build/a.md", True), (["*.md"], "x/a.md", True)])
def test_globs(globs: list[str], path: str, said: bool | None) -> None:
    assert compile_globs(globs).verdict(path) is said
    assert compile_globs(globs).verdict("x/c.txt") is None


def test_no_glob() -> None:
    with pytest.raises(ConfigError, match="is not a glob"):
        compile_globs(["a", "!"])
