from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.domain.thinning import Point, thin

values = st.one_of(st.none(), st.floats(-1e6, 1e6))
states = st.sampled_from([None, "normal", "alarm"])
curves = st.lists(st.tuples(st.integers(0, 100_000), values, states), min_size=0, max_size=400).map(
    lambda points: sorted(points, key=lambda point: point[0])
)


@given(curves, st.integers(8, 100))
def test_a_thinned_curve_keeps_its_ends_its_peaks_and_its_order(
    points: list[Point], most: int
) -> None:
    thinned = thin(points, most)
    assert len(thinned) <= max(2 * most + 4, most)
    if len(points) <= most:
        assert thinned == points
        return
    assert (thinned[0], thinned[-1]) == (points[0], points[-1])
    positions = iter(points)
    assert all(point in positions for point in thinned), "not a subsequence"
    measured = [value for _, value, _ in points if value is not None]
    left = [value for _, value, _ in thinned if value is not None]
    if measured:
        assert (min(left), max(left)) == (min(measured), max(measured))


def test_a_single_spike_and_a_single_word_among_many_messages_stay() -> None:
    points: list[Point] = [(n * 1000, 1.0, "normal") for n in range(100_000)]
    points[43_210] = (43_210_000, 99.0, "normal")
    points[70_001] = (70_001_000, 1.0, "fault")
    thinned = thin(points, 2_000)
    assert points[43_210] in thinned
    assert points[70_001] in thinned
    assert len(thinned) <= 2_004


def test_gaps_without_a_value_stay() -> None:
    points: list[Point] = [(n, float(n), None) for n in range(5_000)]
    points[2_500] = (2_500, None, None)
    assert points[2_500] in thin(points, 100)
