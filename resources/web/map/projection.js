// Web Mercator in plain numbers: geometry is projected once, when it comes; a redraw only scales it.
"use strict";

window.Shouwang = window.Shouwang || {};

Shouwang.projection = (function () {
  const RADIUS = Math.PI / 180;
  const EARTH = 40075016.686;

  // World coordinates are pixels at zoom 0: 0..256 east and south.
  function x(lon) {
    return ((lon + 180) / 360) * 256;
  }

  function y(lat) {
    const sine = Math.sin(lat * RADIUS);
    return 128 - (Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256;
  }

  function lonLat(worldX, worldY) {
    const lat = Math.atan(Math.sinh(((128 - worldY) / 128) * Math.PI)) / RADIUS;
    return [(worldX / 256) * 360 - 180, lat];
  }

  function pixelsPerMetre(zoom, lat) {
    return (256 * Math.pow(2, zoom)) / (EARTH * Math.cos(lat * RADIUS));
  }

  // A ring or line of [lon, lat] as one Float64Array x0, y0, x1, y1 ...
  function line(coordinates) {
    const out = new Float64Array(coordinates.length * 2);
    for (let i = 0; i < coordinates.length; i++) {
      out[2 * i] = x(coordinates[i][0]);
      out[2 * i + 1] = y(coordinates[i][1]);
    }
    return out;
  }

  function box(points) {
    let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
    for (let i = 0; i < points.length; i += 2) {
      if (points[i] < x0) x0 = points[i];
      if (points[i] > x1) x1 = points[i];
      if (points[i + 1] < y0) y0 = points[i + 1];
      if (points[i + 1] > y1) y1 = points[i + 1];
    }
    return [x0, y0, x1, y1];
  }

  function contains(ring, px, py) {
    let inside = false;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const y1 = ring[i + 1], y2 = ring[j + 1];
      if (y1 > py !== y2 > py && px < ((ring[j] - ring[i]) * (py - y1)) / (y2 - y1) + ring[i]) {
        inside = !inside;
      }
    }
    return inside;
  }

  // The point inside a ring that lies well away from its edges: where a name is written.
  function heart(ring) {
    const [x0, y0, x1, y1] = box(ring);
    const steps = 16;
    let best = [(x0 + x1) / 2, (y0 + y1) / 2], bestDistance = -1;
    for (let i = 1; i < steps; i++) {
      for (let j = 1; j < steps; j++) {
        const px = x0 + ((x1 - x0) * i) / steps, py = y0 + ((y1 - y0) * j) / steps;
        if (!contains(ring, px, py)) continue;
        // A name is wide: room to the left and right counts for less than above and below.
        const distance = edgeDistance(ring, px, py);
        if (distance > bestDistance) {
          bestDistance = distance;
          best = [px, py];
        }
      }
    }
    return best;
  }

  // The square of the distance from a point to a ring.
  function edgeDistance(ring, px, py) {
    let least = Infinity;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const ax = ring[j], ay = ring[j + 1], dx = ring[i] - ax, dy = ring[i + 1] - ay;
      const length = dx * dx + dy * dy;
      const t = length ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
      const ex = px - ax - t * dx, ey = py - ay - t * dy;
      least = Math.min(least, ex * ex + ey * ey);
    }
    return least;
  }

  return { x, y, lonLat, line, box, contains, edgeDistance, heart, pixelsPerMetre };
})();
