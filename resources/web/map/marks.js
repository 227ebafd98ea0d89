// What must be seen above everything: alarms by level, shelters, the selection and its note.
"use strict";

window.Shouwang = window.Shouwang || {};

// The mark of level 1 to 4 in a square of `side` around (x, y): the shapes of ui/widgets/marks.py.
// I: red filled square with a word; II: orange diamond; III: yellow circle; IV: blue square outline.
Shouwang.drawLevel = function (context, x, y, side, level, theme, word) {
  const colour = theme.levels[level - 1], half = side / 2, pen = Math.max(1.5, side / 8);
  const inner = half - pen / 2;
  context.beginPath();
  if (level === 1) {
    context.fillStyle = colour;
    context.fillRect(x - half, y - half, side, side);
    if (word) {
      context.fillStyle = theme.colours.onLevel;
      context.font = `700 ${Math.round(side * 0.72)}px ${theme.fonts}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(word, x, y + side * 0.04);
    }
    return;
  }
  if (level === 2) {
    context.moveTo(x, y - inner);
    context.lineTo(x + inner, y);
    context.lineTo(x, y + inner);
    context.lineTo(x - inner, y);
    context.closePath();
  } else if (level === 3) {
    context.arc(x, y, inner, 0, 2 * Math.PI);
  } else {
    const in4 = inner - side / 12;
    context.rect(x - in4, y - in4, 2 * in4, 2 * in4);
  }
  context.fillStyle = theme.colours.ground;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = pen;
  context.stroke();
};

// A shelter: a ring whose arc is the share of its places that are taken. Colour only when it is open.
Shouwang.drawShelter = function (context, x, y, r, shelter, theme) {
  const c = theme.colours, open = shelter.state === "open", pen = Math.max(2, r / 3);
  context.beginPath();
  context.arc(x, y, r + pen / 2, 0, 2 * Math.PI);
  context.fillStyle = c.ground;
  context.fill();
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.strokeStyle = open ? c.shelterFree : c.shelterClosed;
  context.lineWidth = open ? pen : Math.max(1.2, pen * 0.5);
  context.stroke();
  if (open) {
    const share = shelter.capacity ? Math.min(1, shelter.occupied / shelter.capacity) : 0;
    context.strokeStyle = c.accent;
    context.lineWidth = pen;
    context.beginPath();
    // An open and empty shelter shows a short arc, so that it is seen to be open.
    context.arc(x, y, r, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.max(share, 0.06));
    context.stroke();
  } else if (shelter.state === "unusable") {
    const d = r * 0.7;
    context.beginPath();
    context.moveTo(x - d, y + d);
    context.lineTo(x + d, y - d);
    context.stroke();
  }
  if (shelter.kind === "settlement_site") {
    context.fillStyle = open ? c.accent : c.shelterClosed;
    context.fillRect(x - r * 0.3, y - r * 0.3, r * 0.6, r * 0.6);
  }
};

Shouwang.Marks = class {
  constructor() {
    this.alarms = new Map();
    this.shelters = [];
    this.spots = [];
    this.only = null;
    this.showShelters = true;
    this.showAlarms = true;
    this.selected = null;
    this.note = null;
    this.phase = 0;
    this._groups = [];
  }

  takeAlarms({ all, rows, gone }) {
    if (all) this.alarms.clear();
    for (const id of gone || []) this.alarms.delete(id);
    for (const row of rows) this.alarms.set(row.id, this._placed(row));
  }

  takeShelters(rows) {
    this.shelters = rows.map((row) => this._placed(row));
  }

  takeSpots(rows) {
    this.spots = rows.map((row) => this._placed(row));
  }

  _placed(row) {
    const { x, y } = Shouwang.projection;
    return { ...row, x: x(row.lon), y: y(row.lat) };
  }

  // Whether something has to pulse: a level I alarm that nobody has acknowledged.
  get urgent() {
    return this.showAlarms && this._shown().some((alarm) => alarm.level === 1 && alarm.unacked);
  }

  _shown() {
    const alarms = [...this.alarms.values()];
    return this.only ? alarms.filter((alarm) => this.only.has(alarm.id)) : alarms;
  }

  // Marks that would cover each other become one of the highest level, with their number.
  _group(view, side) {
    const cells = new Map(), groups = [];
    const order = this._shown().sort((a, b) => a.level - b.level || b.unacked - a.unacked ||
      b.at - a.at);
    for (const alarm of order) {
      const px = alarm.x * view.scale - view.left, py = alarm.y * view.scale - view.top;
      const column = Math.floor(px / side), row = Math.floor(py / side);
      let group = null;
      for (let i = -1; i <= 1 && !group; i++) {
        for (let j = -1; j <= 1 && !group; j++) {
          const near = cells.get(`${column + i}/${row + j}`);
          if (near && Math.hypot(near.px - px, near.py - py) < side) group = near;
        }
      }
      if (group) {
        group.count++;
        group.unacked = group.unacked || alarm.unacked;
        continue;
      }
      group = { alarm, px, py, count: 1, unacked: alarm.unacked };
      groups.push(group);
      cells.set(`${column}/${row}`, group);
    }
    return groups;
  }

  paint(context, view, theme, ground) {
    const side = 18 * theme.zoom;
    this._highlight(context, view, theme, ground);
    if (this.showShelters) this._paintShelters(context, view, theme);
    this._route(context, view, theme);
    this._paintSpots(context, view, theme);
    this._groups = this.showAlarms ? this._group(view, side) : [];
    const seen = this._groups.filter((g) => g.px > -40 && g.py > -40 &&
      g.px < view.width + 40 && g.py < view.height + 40);
    for (const group of seen) this._halo(context, group, side, theme);
    for (const group of seen.reverse()) {
      Shouwang.drawLevel(context, Math.round(group.px), Math.round(group.py), side,
        group.alarm.level, theme, group.alarm.word);
      if (group.count > 1) this._count(context, group, side, theme);
    }
    this._writeNote(context, view, theme, side);
  }

  _halo(context, group, side, theme) {
    if (!group.unacked) return;
    const level = group.alarm.level;
    // Level I pulses between two sizes; both are seen. The others stand still.
    const wide = level === 1 && this.phase === 1 ? 1.5 : 1.1;
    context.globalAlpha = level === 1 ? (this.phase === 1 ? 0.22 : 0.34) : 0.2;
    context.fillStyle = theme.levels[level - 1];
    context.beginPath();
    context.arc(group.px, group.py, side * wide, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
  }

  _count(context, group, side, theme) {
    context.font = `700 ${Math.round(13 * theme.zoom)}px ${theme.fonts}`;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 3 * theme.zoom;
    context.strokeStyle = theme.colours.rim;
    context.fillStyle = theme.colours.text;
    const x = group.px + side * 0.65, y = group.py;
    context.strokeText(group.count, x, y);
    context.fillText(group.count, x, y);
  }

  _paintShelters(context, view, theme) {
    const c = theme.colours;
    const seen = [];
    for (const shelter of this.shelters) {
      const px = shelter.x * view.scale - view.left, py = shelter.y * view.scale - view.top;
      if (px < -60 || py < -60 || px > view.width + 60 || py > view.height + 60) continue;
      seen.push([shelter, px, py, this._shelterRadius(shelter, view, theme)]);
    }
    // Open ones are drawn above, and get their names first.
    seen.sort(([a], [b]) => (a.state === "open") - (b.state === "open"));
    for (const [shelter, px, py, r] of seen) {
      Shouwang.drawShelter(context, px, py, r, shelter, theme);
    }
    const names = new Shouwang.Names(context, theme);
    for (const [shelter, px, py, r] of seen.reverse()) {
      const open = shelter.state === "open";
      if (view.level < (open ? 15.8 : 17)) continue;
      names.font(13, open ? 600 : 400);
      const colour = open ? c.text : c.dim;
      names.at(shelter.name, px, py + r + 12 * theme.zoom, colour, c.rim);
      if (shelter.note) names.at(shelter.note, px, py + r + 28 * theme.zoom, c.dim, c.rim);
    }
  }

  // A box with a letter stands above its place, so that an alarm at the same place is seen, too;
  // several of one place stand side by side.
  _paintSpots(context, view, theme) {
    const c = theme.colours, z = theme.zoom, side = 18 * z, taken = new Map();
    for (const spot of this.spots) {
      const key = `${spot.lon}/${spot.lat}`, place = taken.get(key) || 0;
      taken.set(key, place + 1);
      const x = spot.x * view.scale - view.left + place * (side + 3 * z);
      const y = spot.y * view.scale - view.top - side * 1.25;
      if (x < -200 || y < -40 || x > view.width + 40 || y > view.height + 40) continue;
      context.beginPath();
      context.roundRect(Math.round(x - side / 2) + 0.5, Math.round(y - side / 2) + 0.5, side, side, 3 * z);
      context.fillStyle = c.panel;
      context.fill();
      context.strokeStyle = spot.dim ? c.faint : c.text;
      context.lineWidth = 1.5 * z;
      context.stroke();
      context.font = `600 ${12 * z}px ${theme.fonts}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = spot.dim ? c.dim : c.text;
      context.fillText(spot.letter, x, y + z);
      if (place > 0 || view.level < 15.8) continue;
      // What it is stands above, so that more boxes of the same place have room beside it.
      context.font = `600 ${13 * z}px ${theme.fonts}`;
      context.textAlign = "left";
      context.lineJoin = "round";
      context.lineWidth = 3 * z;
      context.strokeStyle = c.rim;
      context.strokeText(spot.title, x - side / 2, y - side);
      context.fillText(spot.title, x - side / 2, y - side);
    }
  }

  // Where shelters lie, for the names of the ground.
  obstacles(view, theme) {
    if (!this.showShelters) return [];
    return this.shelters.map((shelter) => {
      const x = shelter.x * view.scale - view.left, y = shelter.y * view.scale - view.top;
      const r = this._shelterRadius(shelter, view, theme) + 2;
      return [x - r, y - r, x + r, y + r];
    });
  }

  _shelterRadius(shelter, view, theme) {
    const base = view.level < 15.2 ? 4.5 : view.level < 17 ? 7 : 10;
    return (shelter.kind === "settlement_site" ? base + 1.5 : base) * theme.zoom;
  }

  _highlight(context, view, theme, ground) {
    const chosen = this.selected;
    if (!chosen) return;
    context.strokeStyle = theme.colours.accent;
    context.lineWidth = 2.5;
    context.lineJoin = "round";
    const shape = chosen.id ? ground.shape(chosen.id) : null;
    if (shape) {
      ground.trace(context, view, shape);
      context.stroke();
    } else if (chosen.lon !== undefined) {
      const place = this._placed(chosen);
      const r = Math.max(13 * theme.zoom, Shouwang.Sensors.size(view, theme) + 5);
      context.beginPath();
      context.arc(place.x * view.scale - view.left, place.y * view.scale - view.top, r, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  // A dashed line from the selection to its shelter: the direct way, not a route along streets.
  _route(context, view, theme) {
    if (!this.note || !this.note.to) return;
    const from = this._placed(this.note), to = this._placed(this.note.to);
    context.strokeStyle = theme.colours.accent;
    context.lineWidth = 1.5 * theme.zoom;
    context.setLineDash([5 * theme.zoom, 4 * theme.zoom]);
    context.beginPath();
    context.moveTo(from.x * view.scale - view.left, from.y * view.scale - view.top);
    context.lineTo(to.x * view.scale - view.left, to.y * view.scale - view.top);
    context.stroke();
    context.setLineDash([]);
  }

  _writeNote(context, view, theme, side) {
    if (!this.note || !this.note.title) return;
    const c = theme.colours, place = this._placed(this.note), z = theme.zoom;
    const x = place.x * view.scale - view.left + side * 0.8 + 8 * z;
    const y = place.y * view.scale - view.top;
    const big = `600 ${15 * z}px ${theme.fonts}`, small = `400 ${13 * z}px ${theme.fonts}`;
    context.font = big;
    let width = context.measureText(this.note.title).width;
    context.font = small;
    width = Math.max(width, this.note.text ? context.measureText(this.note.text).width : 0);
    const tall = (this.note.text ? 44 : 26) * z;
    context.fillStyle = c.panel;
    context.strokeStyle = c.line;
    context.lineWidth = 1;
    context.beginPath();
    context.roundRect(Math.round(x) + 0.5, Math.round(y - tall / 2) + 0.5,
      Math.round(width + 16 * z), Math.round(tall), 4 * z);
    context.fill();
    context.stroke();
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.font = big;
    context.fillStyle = c.text;
    context.fillText(this.note.title, x + 8 * z, this.note.text ? y - 9 * z : y + z);
    if (!this.note.text) return;
    context.font = small;
    context.fillStyle = c.dim;
    context.fillText(this.note.text, x + 8 * z, y + 11 * z);
  }

  // The alarm or shelter under a point on the canvas, within a mark's size.
  at(px, py, view, theme) {
    const reach = 13 * theme.zoom;
    for (const group of this._groups) {
      if (Math.hypot(group.px - px, group.py - py) <= reach) {
        return { kind: "alarm", id: group.alarm.id };
      }
    }
    if (!this.showShelters) return null;
    for (const shelter of this.shelters) {
      const x = shelter.x * view.scale - view.left, y = shelter.y * view.scale - view.top;
      if (Math.hypot(x - px, y - py) <= this._shelterRadius(shelter, view, theme) + 4) {
        return { kind: "shelter", id: shelter.id };
      }
    }
    return null;
  }
};
