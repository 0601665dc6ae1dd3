"""The encoding of a text file that does not say it: UTF-8, UTF-16 with its mark, or Windows-1252."""

from __future__ import annotations

import re

from etl.extract.common.inbox.refusal import Refused

# One letter in UTF-8, two odd ones in Windows-1252: in a file that is not UTF-8 it shows a mixture.
UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]")


def decoded(content: bytes) -> str:
    """Text of a CSV in one of the encodings that publishers use.

    Raises:
        Refused: it has NUL bytes, no known encoding, or two at once.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as problem:
            raise Refused("de tekst is niet te lezen (UTF-16 met fouten)") from problem
    if b"\0" in content:
        raise Refused("het bestand heeft NUL-bytes en is dus geen gewone tekst")
    return content.decode(encoding_of([content]))


def encoding_of(chunks: list[bytes]) -> str:
    """``utf-8-sig`` or ``cp1252`` (which holds the letters of latin-1).

    Raises:
        Refused: neither fits, or one part is the one and another part the other.
    """
    content = b"".join(chunks)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8-sig"
    if UTF8_LETTER.search(content):
        raise Refused("de tekst heeft twee coderingen door elkaar (UTF-8 en Windows-1252)")
    try:
        content.decode("cp1252")
    except UnicodeDecodeError as problem:
        raise Refused("de codering van de tekst is niet te herkennen") from problem
    return "cp1252"
