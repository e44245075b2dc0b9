"""Whether every word of the place where an official is named is explained by what was read there."""

import re

_OF_CONTROL = re.compile(
    r"контрол|исполн|выполн|реализац|соблюден|настоящ|данн|указанн|приказ|распоряжен|постановл|решен|указ|поручен|протокол|"
    r"план|график|дорожн|карт|мероприят|ответствен|лично|персональн|общ|возлож|возлага|назнач|определ|считать|утверд|поруч"
)  # what an official is to do, and the words that lay it on him


def unread(text: str, post: str, name: str) -> bool:
    """Say whether from the post or the name on a word stands that is none of them nor of what he is to do."""
    text = text[min((at for one in (post, name) if one and (at := text.find(one)) >= 0), default=0) :]
    read = set(re.findall("[а-яё]+", f"{post} {name}".lower()))
    words = re.findall("[а-яё]{3,}", text.lower())
    return any(word not in read and not _OF_CONTROL.match(word) for word in words)
