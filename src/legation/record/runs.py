"""What read a story: a story that the same run has kept needs no reading again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from legation import __version__
from legation.model import Data, digest

if TYPE_CHECKING:
    from legation.reading import Reader


@dataclass(frozen=True)
class Run(Data):
    """Legation's version, and the digests of its codebook, weights and who's-who where known."""

    version: str
    codebook: str | None = None
    weights: str | None = None
    who: str | None = None

    @classmethod
    def of_this_version(cls) -> Run:
        return cls(__version__)

    @classmethod
    def by(cls, reader: Reader) -> Run:
        """The run of a reader: this version with its codebook, the weights that it reads by, and whom it knows."""
        meta = reader.nlp.meta
        ours = "legation_language" in reader.nlp.pipe_names
        parser = "" if ours else f" under {meta['lang']}_{meta['name']} {meta['version']}"
        version = cls.of_this_version().version
        return cls(version, reader.codebook.digest, weights_digest() + parser, reader.who.digest)

    @property
    def id(self) -> str:
        return digest(self.version, self.codebook, self.weights, *([self.who] if self.who else []))


def weights_digest() -> str:
    """A digest of the model files of the rooms that learned: 16 hexadecimal digits of SHA-256."""
    sha = hashlib.sha256()
    for room in ("legation.language", "legation.scorer", "legation.status"):
        folder = resources.files(room).joinpath("model")
        for file in sorted((file for file in folder.iterdir() if file.is_file()), key=lambda file: file.name):
            sha.update(file.name.encode())
            sha.update(file.read_bytes())
    return sha.hexdigest()[:16]
