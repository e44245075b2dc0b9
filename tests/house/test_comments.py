"""Comments are English, whatever Russian words they quote."""

import re
import tokenize

from tests.support.floors import ROOT

QUOTED = re.compile(r"«[^»]*»?")
MOST = 12  # letters of a Russian word that stands without quotation marks


def test_no_comment_is_russian() -> None:
    russian, found = [], 0
    for path in sorted((ROOT / "automation").rglob("*.py")):
        with path.open("rb") as file:
            comments = [one.string for one in tokenize.tokenize(file.readline) if one.type == tokenize.COMMENT]
        found += len(comments)
        for comment in comments:
            words = QUOTED.sub("", comment)
            if len(re.findall("[А-Яа-яЁё]", words)) > max(MOST, len(re.findall("[A-Za-z]", words))):
                russian.append(f"{path.relative_to(ROOT)}: {comment}")
    assert found
    assert not russian, "\n".join(russian)
