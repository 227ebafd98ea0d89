"""Distances against known ones; containment and centres against shapely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from app.domain.geo import centroid, contains, distance_m

L_SHAPE = [(0.0, 0.0), (4.0, 0.0), (4.0, 1.0), (1.0, 1.0), (1.0, 3.0), (0.0, 3.0)]
positions = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def test_one_degree_of_latitude_is_about_111_km():
    assert distance_m((121.5, 31.0), (121.5, 32.0)) == pytest.approx(111_195, abs=1)


def test_a_degree_of_longitude_shrinks_with_the_latitude():
    assert distance_m((121.0, 60.0), (122.0, 60.0)) == pytest.approx(55_597, abs=5)


@given(positions, positions)
def test_distance_is_the_same_both_ways_and_never_beyond_the_antipode(a, b):
    assert distance_m(a, b) == pytest.approx(distance_m(b, a))
    assert 0 <= distance_m(a, b) <= 20_015_200


@given(st.floats(-1, 5), st.floats(-1, 4))
def test_contains_agrees_with_shapely(x, y):
    polygon = Polygon(L_SHAPE)
    if polygon.boundary.distance(Point(x, y)) > 1e-9:
        assert contains(L_SHAPE, (x, y)) == polygon.contains(Point(x, y))


def test_closed_ring_is_the_same_polygon():
    closed = [*L_SHAPE, L_SHAPE[0]]
    assert contains(closed, (0.5, 2.0))
    assert not contains(closed, (2.0, 2.0))
    assert centroid(closed) == pytest.approx(centroid(L_SHAPE))


def test_centroid_agrees_with_shapely():
    far = [(121.5 + x / 1000, 31.2 + y / 1000) for x, y in L_SHAPE]
    centre = Polygon(far).centroid
    assert centroid(far) == pytest.approx((centre.x, centre.y), abs=1e-9)


def test_centroid_of_a_line_is_its_middle():
    assert centroid([(0.0, 0.0), (2.0, 2.0)]) == (1.0, 1.0)
