"""The language that was chosen, beside the file: it is needed before the file can be opened."""

from pathlib import Path

from iop_tracker.language import kept_in
from iop_tracker.paths import language_path
from iop_tracker.storage.durable import make_folder, replace_file


class LanguageChoice:
    """The choice that belongs to a file. It stays plain where the file is encrypted."""

    def __init__(self, path: Path) -> None:
        self._path = language_path(path)

    @property
    def kept(self) -> str:
        """The language (ISO 639-1); empty where none was chosen and the computer's counts."""
        return kept_in(self._path)

    def keep(self, language: str) -> None:
        """Speak a language from the next start on; empty follows the computer.

        Raises:
            StorageError: when it could not be written.
        """
        if language != self.kept:
            make_folder(self._path.parent)
            replace_file(self._path, f"{language}\n".encode())
