from __future__ import annotations

import numpy as np

from app.figure.flesh import flesh, place
from app.figure.motion import Motion
from app.figure.pose import pose
from app.figure.shadow import shadow
from app.figure.solve import solve


def test_the_shadow_is_darkest_under_the_feet(nod: Motion) -> None:
    body = solve(pose(nod, 0.0))
    cast = shadow(place(flesh(), body))
    low, high = cast.corners[:, [0, 2]].min(0), cast.corners[:, [0, 2]].max(0)
    deep, wide = np.unravel_index(int(cast.darkness.argmax()), cast.darkness.shape)
    x = low[0] + (high[0] - low[0]) * wide / (cast.darkness.shape[1] - 1)
    z = low[1] + (high[1] - low[1]) * deep / (cast.darkness.shape[0] - 1)
    assert -0.1 < x < 0.2
    assert abs(z) < 0.2
    assert 0.0 <= cast.darkness.min() <= cast.darkness.max() < 1.0
