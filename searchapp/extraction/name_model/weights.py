"""The weights of the trained model, and the file that keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

LABELS = ("O", "B-ORG", "I-ORG", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
ORGANIZATION_BEGIN, ORGANIZATION_INSIDE, PERSON_BEGIN, PERSON_INSIDE = 1, 2, 3, 4  # of LABELS


@dataclass
class ModelWeights:
    """The trained model: CRF weights by attribute and label, transitions, and weights of the calibration by feature."""

    attributes: list[str]
    states: Floats  # (attributes, labels)
    transitions: Floats  # (labels, labels), from → to
    calibration: dict[str, float] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write the weights to a file."""
        names = np.frombuffer("\n".join(self.attributes).encode(), dtype=np.uint8)
        calibration_names = np.frombuffer("\n".join(self.calibration).encode(), dtype=np.uint8)
        with path.open("wb") as out:
            np.savez_compressed(
                out, attributes=names, states=self.states.astype(np.float16), transitions=self.transitions,
                calibration_names=calibration_names,
                calibration=np.array(list(self.calibration.values()), dtype=np.float32),
            )  # fmt: skip

    @classmethod
    def load(cls, content: bytes) -> ModelWeights:
        """The weights in the content of a file that `save` wrote."""
        with np.load(BytesIO(content)) as arrays:
            names = arrays["attributes"].tobytes().decode().split("\n")
            calibration_names = arrays["calibration_names"].tobytes().decode().split("\n")
            calibration = dict(zip(calibration_names, arrays["calibration"].tolist(), strict=False))
            return cls(names, arrays["states"].astype(np.float32), arrays["transitions"], calibration)
