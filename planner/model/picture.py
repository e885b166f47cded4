"""Pictures kept in a plan: a PNG as Base64 text, small enough to travel with every copy of the file."""

from __future__ import annotations

import base64
import binascii
import struct

LARGEST = 200_000  # bytes
WIDEST = 4096  # pixels; a small file can claim to hold a picture that fills the memory
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
BEGINNING = base64.b64encode(_SIGNATURE)[:10].decode()  # the eleventh character depends on what follows
MOST_LETTERS = 4 * (-(-LARGEST // 3))


def png_of(text: str) -> bytes | None:
    """Return the PNG that a Base64 text holds, or None when it holds none, or one too large to be drawn."""
    try:
        data = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    if not data.startswith(_SIGNATURE) or data[12:16] != b"IHDR" or len(data) < 33:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return data if 0 < width <= WIDEST and 0 < height <= WIDEST else None


def text_of(png: bytes) -> str:
    """Return a PNG as it is kept."""
    return base64.b64encode(png).decode()
