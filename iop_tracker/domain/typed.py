"""Words as they are typed, made comparable."""

import unicodedata


def folded(text: str) -> str:
    """A text as it is compared: small letters without accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
