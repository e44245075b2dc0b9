"""Comments are English, whatever Russian words they quote."""

import io
import re
import tokenize

from tests.support.floors import ROOT

MAYBE = re.compile("#.*[А-Яа-яЁё]")
QUOTED = re.compile(r"«[^»]*»?")
MOST = 12  # letters of a Russian word that stands without quotation marks


def test_no_comment_is_russian() -> None:
    russian, found = [], 0
    for path in sorted((ROOT / "automation").rglob("*.py")):
        text = path.read_text("utf-8")
        if not MAYBE.search(text):
            continue  # to part a file into tokens takes a hundred times longer than to read it
        tokens = tokenize.generate_tokens(io.StringIO(text).readline)
        comments = [one.string for one in tokens if one.type == tokenize.COMMENT]
        found += len(comments)
        for comment in comments:
            words = QUOTED.sub("", comment)
            if len(re.findall("[А-Яа-яЁё]", words)) > max(MOST, len(re.findall("[A-Za-z]", words))):
                russian.append(f"{path.relative_to(ROOT)}: {comment}")
    assert found
    assert not russian, "\n".join(russian)
