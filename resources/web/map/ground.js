// What does not change while one works: water, greens, roads, areas, compounds, buildings, names.
"use strict";

window.Shouwang = window.Shouwang || {};

// Widths of roads in metres and in the fewest pixels; from which zoom their names are written.
Shouwang.ROADS = {
  road_main: { metres: 22, least: 2.2, names: 14.6, size: 13 },
  road_minor: { metres: 10, least: 1, names: 15.7, size: 12 },
};
// From which zoom what is shown.
Shouwang.ZOOMS = {
  compoundLines: 15.2, compoundNames: 16.6, hallNames: 16.9, buildings: 14.6, numbers: 17.4, areaNames: 14.2,
  areaNamesEnd: 18.2, stations: 14.6,
};

// How far beyond the border a road still counts as the street's, in world coordinates: about 30 m.
const BORDER = 2.2e-4;

Shouwang.Ground = class {
  constructor() {
    this.clear();
  }

  clear() {
    this.street = [];
    this.water = [];
    this.green = [];
    this.roads = [];
    this.stations = [];
    this.halls = [];
    this.areas = [];
    this.compounds = [];
    this.buildings = [];
  }

  // `layers`: GeoJSON FeatureCollections street, features, areas, compounds, buildings.
  take(layers) {
    this.clear();
    this.street = this._shapes(layers.street);
    this.areas = this._shapes(layers.areas);
    this.compounds = this._shapes(layers.compounds);
    this.buildings = this._shapes(layers.buildings);
    for (const shape of this._shapes(layers.features)) {
      const kind = shape.properties.kind;
      if (kind === "water") this.water.push(shape);
      else if (kind === "green") this.green.push(shape);
      else if (kind === "public_building") this.halls.push(shape);
      else if (kind in Shouwang.ROADS) this.roads.push(this._parted(shape));
      else if (kind === "metro_station") this.stations.push(shape);
    }
  }

  _shapes(collection) {
    const { line, box, x, y } = Shouwang.projection;
    return collection.features.map(({ geometry, properties }) => {
      const parts = [];
      let closed = false;
      const add = (ring) => parts.push(line(ring));
      if (geometry.type === "Polygon") {
        geometry.coordinates.forEach(add);
        closed = true;
      } else if (geometry.type === "MultiPolygon") {
        geometry.coordinates.forEach((polygon) => polygon.forEach(add));
        closed = true;
      } else if (geometry.type === "LineString") add(geometry.coordinates);
      else if (geometry.type === "MultiLineString") geometry.coordinates.forEach(add);
      else if (geometry.type === "Point") {
        parts.push(new Float64Array([x(geometry.coordinates[0]), y(geometry.coordinates[1])]));
      }
      const boxes = parts.map(box);
      const whole = [
        Math.min(...boxes.map((b) => b[0])), Math.min(...boxes.map((b) => b[1])),
        Math.max(...boxes.map((b) => b[2])), Math.max(...boxes.map((b) => b[3])),
      ];
      return { properties, parts, closed, box: whole };
    });
  }

  // A road with the pieces of it `within` the street (or along its border) and those `beyond`.
  _parted(road) {
    const inside = (part, i) => {
      const x = (part[i] + part[i + 2]) / 2, y = (part[i + 1] + part[i + 3]) / 2;
      return !this.street.length || this.street.some(({ parts }) =>
        Shouwang.projection.contains(parts[0], x, y) ||
        Shouwang.projection.edgeDistance(parts[0], x, y) < BORDER * BORDER);
    };
    const pieces = { true: [], false: [] };
    for (const part of road.parts) {
      let from = 0;
      for (let i = 2; i < part.length; i += 2) {
        const here = inside(part, i - 2);
        const last = i === part.length - 2;
        if (!last && inside(part, i) === here) continue;
        pieces[here].push(part.subarray(from, i + 2));
        from = i;
      }
    }
    road.within = { ...road, parts: pieces.true };
    road.beyond = { ...road, parts: pieces.false };
    return road;
  }

  paint(context, view, theme) {
    const c = theme.colours, Z = Shouwang.ZOOMS;
    context.lineJoin = "round";
    context.lineCap = "round";
    context.fillStyle = c.outside;
    context.fillRect(0, 0, view.width, view.height);
    this._fill(context, view, this.street, c.ground);
    this._fill(context, view, this.green, c.green);
    this._fill(context, view, this.water, c.water);
    this._stroke(context, view, this.water.filter((w) => !w.closed), c.water, 24 * view.metre);
    for (const kind of ["road_minor", "road_main"]) {
      const { metres, least } = Shouwang.ROADS[kind];
      const roads = this.roads.filter((road) => road.properties.kind === kind);
      const width = Math.max(least, metres * view.metre);
      // What is not the street steps back: roads that lead on, the other bank.
      this._stroke(context, view, roads.map((road) => road.beyond), c.roadBeyond, width);
      this._stroke(context, view, roads.map((road) => road.within), c[kind], width);
    }
    this._closures(context, view, c);
    if (view.level >= Z.compoundLines) {
      this._stroke(context, view, this.compounds, c.compoundLine, 1, true);
    }
    if (view.level >= Z.buildings) {
      const edge = view.level >= 16 ? c.buildingLine : null;
      this._fill(context, view, this.halls, c.hall, edge);
      this._fill(context, view, this.buildings, c.building, edge);
    }
    this._stroke(context, view, this.areas, c.areaLine, view.level >= 16 ? 1.5 : 1, true);
  }

  // A road that is closed is crossed by bars: wide apart where only a stretch of it is.
  _closures(context, view, c) {
    for (const [closed, gap] of [["whole", 7], ["part", 16]]) {
      const roads = this.roads.filter((road) => road.properties.closed === closed);
      context.save();
      context.lineCap = "butt";
      context.setLineDash([8, gap]);
      for (const road of roads) {
        const { metres, least } = Shouwang.ROADS[road.properties.kind];
        const width = Math.max(5, least, 0.5 * metres * view.metre);
        this._stroke(context, view, [road.within], c.roadClosed, width);
      }
      context.restore();
    }
  }

  // Names lie above the sensors: they are few, and must be read.
  // `obstacles`: boxes in pixels that names keep away from.
  names(context, view, theme, obstacles) {
    const c = theme.colours, Z = Shouwang.ZOOMS, names = new Shouwang.Names(context, theme);
    for (const box of obstacles) names.claim(...box);
    const place = (shape) => {
      const [x, y] = heart(shape);
      return [x * view.scale - view.left, y * view.scale - view.top];
    };
    // What is closed is named first and at every zoom, so that nothing takes its place.
    names.font(13, 600);
    for (const road of this._seen(this.roads, view)) {
      const { name, closed } = road.properties;
      if (!closed) continue;
      for (const part of road.within.parts) {
        const told = theme.roadWords[closed].replace("{0}", name);
        names.along(told, this._pixels(part, view), 620, c.text, c.ground);
      }
    }
    if (view.level >= Z.areaNames && view.level < Z.areaNamesEnd) {
      names.font(view.level >= 16 ? 15 : 13, view.level >= 16 ? 600 : 400);
      for (const area of this._seen(this.areas, view)) {
        names.near(short(area.properties.name), ...place(area), c.areaName, c.rim);
      }
    }
    if (view.level >= Z.stations) {
      names.font(12);
      for (const station of this._seen(this.stations, view)) {
        this._station(context, names, station, view, theme);
      }
    }
    for (const kind of ["road_main", "road_minor"]) {
      const { names: from, size } = Shouwang.ROADS[kind];
      if (view.level < from) continue;
      names.font(size);
      for (const road of this._seen(this.roads, view)) {
        const { name, closed } = road.properties;
        if (road.properties.kind !== kind || !name || closed) continue;
        for (const part of road.parts) {
          names.along(name, this._pixels(part, view), 620, c.roadName, c[kind]);
        }
      }
    }
    names.font(15);
    for (const water of this._seen(this.water, view)) this._waterName(names, water, view, c);
    if (view.level >= Z.compoundNames) {
      names.font(13);
      for (const compound of this._seen(this.compounds, view)) {
        names.near(compound.properties.name, ...place(compound), c.compoundName, c.rim);
      }
    }
    if (view.level >= Z.hallNames) {
      names.font(12);
      for (const hall of this._seen(this.halls.concat(this.green), view)) {
        const name = hall.properties.name;
        if (name) names.at(name, ...place(hall), c.number, hall.properties.kind === "green" ? c.green : c.hall);
      }
    }
    if (view.level >= Z.numbers) {
      names.font(12);
      for (const building of this._seen(this.buildings, view)) {
        names.plated(building.properties.name, ...place(building), c.number, c.building);
      }
    }
    return names;
  }

  // A river's name is written down its middle: through the middles of slices across it.
  _waterName(names, water, view, c) {
    const name = water.properties.name;
    if (!name) return;
    if (!water.closed) {
      for (const part of water.parts) {
        names.along(name, this._pixels(part, view), 700, c.waterName, null);
      }
      return;
    }
    if (!water.spine) water.spine = spine(water.parts[0], water.box);
    names.along(name, this._pixels(water.spine, view), 900, c.waterName, null);
  }

  _station(context, names, station, view, theme) {
    const c = theme.colours, side = 7 * theme.zoom;
    const x = station.parts[0][0] * view.scale - view.left;
    const y = station.parts[0][1] * view.scale - view.top;
    if (!names.claim(x - side, y - side, x + side, y + side)) return;
    context.fillStyle = c.ground;
    context.strokeStyle = c.dim;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(x, y, side * 0.7, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
    context.fillStyle = c.dim;
    context.beginPath();
    context.arc(x, y, side * 0.25, 0, 2 * Math.PI);
    context.fill();
    names.at(station.properties.name, x, y + side + 8 * theme.zoom, c.dim, c.rim);
  }

  // What is under a point in world coordinates: a building, else an area.
  at(worldX, worldY, level) {
    const { contains } = Shouwang.projection;
    const hit = (shapes) => shapes.find((s) =>
      worldX >= s.box[0] && worldX <= s.box[2] && worldY >= s.box[1] && worldY <= s.box[3] &&
      s.parts.some((part) => contains(part, worldX, worldY)));
    const building = level >= 15.5 ? hit(this.buildings) : null;
    if (building) return { kind: "building", id: building.properties.id };
    const area = hit(this.areas);
    return area ? { kind: "area", id: area.properties.id } : null;
  }

  shape(id) {
    for (const shapes of [this.buildings, this.areas, this.compounds]) {
      const found = shapes.find((shape) => shape.properties.id === id);
      if (found) return found;
    }
    return null;
  }

  trace(context, view, shape) {
    context.beginPath();
    for (const part of shape.parts) this._path(context, view, part, shape.closed);
  }

  _seen(shapes, view) {
    return shapes.filter((s) => s.box[0] < view.x1 && s.box[2] > view.x0 &&
      s.box[1] < view.y1 && s.box[3] > view.y0);
  }

  _pixels(part, view) {
    const out = new Float64Array(part.length);
    for (let i = 0; i < part.length; i += 2) {
      out[i] = part[i] * view.scale - view.left;
      out[i + 1] = part[i + 1] * view.scale - view.top;
    }
    return out;
  }

  _path(context, view, part, closed) {
    const { scale, left, top } = view;
    context.moveTo(part[0] * scale - left, part[1] * scale - top);
    for (let i = 2; i < part.length; i += 2) {
      context.lineTo(part[i] * scale - left, part[i + 1] * scale - top);
    }
    if (closed) context.closePath();
  }

  // A few shapes at a time: one path of all takes the canvas nine times as long.
  _each(context, view, shapes, trace, finish) {
    for (let i = 0; i < shapes.length; i += 16) {
      context.beginPath();
      for (const shape of shapes.slice(i, i + 16)) trace(shape);
      finish();
    }
  }

  _fill(context, view, shapes, colour, edge) {
    context.fillStyle = colour;
    context.strokeStyle = edge || colour;
    context.lineWidth = 1;
    this._each(context, view, this._seen(shapes, view).filter((shape) => shape.closed),
      (shape) => shape.parts.forEach((part) => this._path(context, view, part, true)),
      () => {
        context.fill("evenodd");
        if (edge) context.stroke();
      });
  }

  _stroke(context, view, shapes, colour, width, outlines) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    const lines = this._seen(shapes, view).filter((shape) => outlines || !shape.closed);
    this._each(context, view, lines, (shape) => {
      for (const part of shape.parts) {
        if (part.length > 2) this._path(context, view, part, shape.closed);
      }
    }, () => context.stroke());
  }
};

// Where a shape's name is written, found when it is first needed.
function heart(shape) {
  if (!shape.heart) {
    const largest = shape.parts.reduce((a, b) => (b.length > a.length ? b : a));
    shape.heart = Shouwang.projection.heart(largest);
  }
  return shape.heart;
}

// The map says which area by its outline: the word for "area" at the end of each name is left out.
function short(name) {
  return name.replace(/居民区$/, "");
}

function spine(ring, [x0, y0, x1, y1]) {
  const upright = y1 - y0 > x1 - x0;
  const points = [];
  for (let step = 1; step < 24; step++) {
    const at = upright ? y0 + ((y1 - y0) * step) / 24 : x0 + ((x1 - x0) * step) / 24;
    const cuts = [];
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [a, b] = upright ? [ring[j + 1], ring[i + 1]] : [ring[j], ring[i]];
      const [c, d] = upright ? [ring[j], ring[i]] : [ring[j + 1], ring[i + 1]];
      if (a > at !== b > at) cuts.push(c + ((d - c) * (at - a)) / (b - a));
    }
    if (cuts.length < 2) continue;
    const middle = (Math.min(...cuts) + Math.max(...cuts)) / 2;
    points.push(...(upright ? [middle, at] : [at, middle]));
  }
  return new Float64Array(points);
}
