// The sensors as columns: 22,000 points are four typed arrays, a grid over them, and a few sprites.
"use strict";

window.Shouwang = window.Shouwang || {};

// How a sensor stands, by index: the same as SENSOR_STATES in app/services/map.py.
Shouwang.STATES = ["unknown", "normal", "stale", "fault", "alarm_4", "alarm_3", "alarm_2", "alarm_1"];

Shouwang.Sensors = class {
  constructor() {
    this.count = 0;
    this.generation = -1;
    this.states = new Uint8Array(0);
    this._unusual = [];
  }

  // `buffer`: "SWS1", count, then float64 lon and lat, uint8 kind and state (ui/map/columns.py).
  take(buffer, generation) {
    const { x, y, box } = Shouwang.projection;
    const head = new DataView(buffer);
    if (head.getUint32(0, false) !== 0x53575331) throw new Error("not sensor columns");
    const n = (this.count = head.getUint32(4, true));
    const lon = new Float64Array(buffer, 8, n), lat = new Float64Array(buffer, 8 + 8 * n, n);
    this.kinds = new Uint8Array(buffer, 8 + 16 * n, n).slice();
    this.states = new Uint8Array(buffer, 8 + 17 * n, n).slice();
    this.x = new Float64Array(n);
    this.y = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      this.x[i] = x(lon[i]);
      this.y[i] = y(lat[i]);
    }
    this.generation = generation;
    this._file();
  }

  // Put every sensor into the cell of a grid: cell c holds _order[_start[c] .. _start[c + 1]].
  _file() {
    const n = this.count;
    const side = (this._side = Math.max(1, Math.min(128, Math.round(Math.sqrt(n / 4)))));
    let x0 = Infinity, y0 = Infinity, x1 = -Infinity, y1 = -Infinity;
    for (let i = 0; i < n; i++) {
      x0 = Math.min(x0, this.x[i]);
      x1 = Math.max(x1, this.x[i]);
      y0 = Math.min(y0, this.y[i]);
      y1 = Math.max(y1, this.y[i]);
    }
    this._x0 = n ? x0 : 0;
    this._y0 = n ? y0 : 0;
    this._dx = (n && (x1 - x0) / side) || 1e-9;
    this._dy = (n && (y1 - y0) / side) || 1e-9;
    const cell = new Uint32Array(n);
    const start = (this._start = new Uint32Array(side * side + 1));
    for (let i = 0; i < n; i++) {
      cell[i] = this._row(this.y[i]) * side + this._column(this.x[i]);
      start[cell[i] + 1]++;
    }
    for (let c = 0; c < side * side; c++) start[c + 1] += start[c];
    const next = start.slice();
    this._order = new Uint32Array(n);
    for (let i = 0; i < n; i++) this._order[next[cell[i]]++] = i;
  }

  _column(x) {
    return Math.max(0, Math.min(this._side - 1, Math.floor((x - this._x0) / this._dx)));
  }

  _row(y) {
    return Math.max(0, Math.min(this._side - 1, Math.floor((y - this._y0) / this._dy)));
  }

  // Call `visit` with the sensors in a box of world coordinates, and a few around it.
  _each(x0, y0, x1, y1, visit) {
    if (!this.count) return;
    const first = this._column(x0), last = this._column(x1);
    for (let row = this._row(y0); row <= this._row(y1); row++) {
      const from = this._start[row * this._side + first];
      const to = this._start[row * this._side + last + 1];
      for (let k = from; k < to; k++) visit(this._order[k]);
    }
  }

  // Change states by pairs [index, state, index, state ...]; return how many are different now.
  update(pairs) {
    let changed = 0;
    for (let i = 0; i < pairs.length; i += 2) {
      if (pairs[i] < this.count && this.states[pairs[i]] !== pairs[i + 1]) {
        this.states[pairs[i]] = pairs[i + 1];
        changed++;
      }
    }
    return changed;
  }

  // The half width of a dot in pixels at 100 %, by the view's level.
  static radius(level) {
    return level < 15 ? 1 : level < 16 ? 1.5 : level < 17 ? 2 : level < 18 ? 3 : level < 19 ? 7 : 9;
  }

  // The same at the console's zoom.
  static size(view, theme) {
    return Shouwang.Sensors.radius(view.level) * Math.max(1, theme.zoom);
  }

  // Draw the normal ones; return how many there are in view, normal or not.
  paint(context, view, theme) {
    const { scale, left, top } = view;
    const pad = 12 / scale;
    const r = Shouwang.Sensors.size(view, theme);
    const plain = view.level < 18;
    const sprites = plain ? null : this._sprites(r, view, theme);
    const dots = plain ? this._dots(view, r, theme.colours.dot) : null;
    const unusual = [];
    let drawn = 0;
    this._each(view.x0 - pad, view.y0 - pad, view.x1 + pad, view.y1 + pad, (i) => {
      drawn++;
      if (this.states[i] !== 1) {
        unusual.push(i);
        return;
      }
      const px = this.x[i] * scale - left, py = this.y[i] * scale - top;
      if (plain) dots.put(px, py);
      else this._stamp(context, sprites, this.kinds[i], 1, px, py);
    });
    if (plain) dots.drawOn(context, view);
    unusual.sort((a, b) => this.states[a] - this.states[b]);
    this._unusual = unusual;
    return drawn;
  }

  // Those that are not normal, above the names: nothing may hide them.
  paintUnusual(context, view, theme) {
    const { scale, left, top } = view;
    const r = Math.max(2, Shouwang.Sensors.size(view, theme));
    const sprites = this._sprites(r, view, theme);
    for (const i of this._unusual) {
      const px = this.x[i] * scale - left, py = this.y[i] * scale - top;
      this._stamp(context, sprites, this.kinds[i], this.states[i], px, py);
    }
  }

  _dots(view, r, colour) {
    const width = Math.round(view.width * view.ratio), height = Math.round(view.height * view.ratio);
    if (!this._scatter || this._scatter.width !== width || this._scatter.height !== height) {
      this._scatter = new Scatter(width, height);
    }
    this._scatter.begin(view.ratio, r, colour);
    return this._scatter;
  }

  _stamp(context, sprites, kind, state, px, py) {
    const sprite = sprites.get(kind, state);
    context.drawImage(sprite.image, Math.round(px - sprite.half), Math.round(py - sprite.half),
      sprite.size, sprite.size);
  }

  _sprites(r, view, theme) {
    const key = `${theme.stamp}/${r}/${view.ratio}`;
    if (!this._cache || this._cacheTheme !== theme.stamp) {
      this._cache = new Map();
      this._cacheTheme = theme.stamp;
    }
    if (!this._cache.has(key)) this._cache.set(key, new Sprites(r, view.ratio, theme));
    return this._cache.get(key);
  }

  // The sensor nearest to a point within `reach` pixels, the graver one first; -1 for none.
  at(worldX, worldY, view, reach) {
    const d = reach / view.scale;
    let best = -1, bestDistance = Infinity, bestState = -1;
    this._each(worldX - d, worldY - d, worldX + d, worldY + d, (i) => {
      const dx = this.x[i] - worldX, dy = this.y[i] - worldY;
      const distance = dx * dx + dy * dy;
      if (distance > d * d) return;
      const state = this.states[i] >= 4 ? this.states[i] : 0;
      if (state > bestState || (state === bestState && distance < bestDistance)) {
        best = i;
        bestDistance = distance;
        bestState = state;
      }
    });
    return best;
  }

  tally() {
    const counts = new Array(Shouwang.STATES.length).fill(0);
    for (let i = 0; i < this.count; i++) counts[this.states[i]]++;
    return counts;
  }
};

// Dots of one colour, written as pixels: 22,000 calls of fillRect take the canvas ten times as
// long as writing them into memory and laying the whole over the ground.
class Scatter {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this._canvas = document.createElement("canvas");
    this._canvas.width = width;
    this._canvas.height = height;
    this._context = this._canvas.getContext("2d");
    this._image = this._context.createImageData(width, height);
    this._pixels = new Uint32Array(this._image.data.buffer);
  }

  begin(ratio, r, colour) {
    this._pixels.fill(0);
    this._ratio = ratio;
    this._r = r;
    this._side = Math.max(2, Math.floor(2 * r * ratio));
    // From where to where each row of a dot goes: small ones are squares, larger ones round.
    const middle = this._side / 2;
    this._rows = Array.from({ length: this._side }, (_, row) => {
      if (this._side < 5) return [0, this._side];
      const away = Math.abs(row + 0.5 - middle);
      const half = Math.sqrt(middle * middle - away * away);
      return [Math.round(middle - half), Math.round(middle + half)];
    });
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    this._word = (255 << 24) | (blue << 16) | (green << 8) | red;
  }

  put(x, y) {
    const left = ((x - this._r) * this._ratio) | 0, top = ((y - this._r) * this._ratio) | 0;
    const side = this._side;
    if (left < 0 || top < 0 || left + side > this.width || top + side > this.height) return;
    const pixels = this._pixels, word = this._word;
    for (let row = 0; row < side; row++) {
      const start = (top + row) * this.width + left;
      const end = start + this._rows[row][1];
      for (let at = start + this._rows[row][0]; at < end; at++) pixels[at] = word;
    }
  }

  drawOn(context, view) {
    this._context.putImageData(this._image, 0, 0);
    context.drawImage(this._canvas, 0, 0, view.width, view.height);
  }
}

// Dots drawn once a state (and kind, where there is room for its letter) and stamped from then on.
// Normal: a filled dot. Never reported: hollow. Offline: hollow and struck through. Fault: a cross.
// An alarming sensor is drawn by its mark, so here it is a plain dot in its place.
class Sprites {
  constructor(r, ratio, theme) {
    this._r = r;
    this._ratio = ratio;
    this._theme = theme;
    this._made = new Map();
    this._letters = r >= 6.5 * Math.max(1, theme.zoom);
  }

  get(kind, state) {
    const key = (this._letters ? kind : 0) * 8 + state;
    let sprite = this._made.get(key);
    if (!sprite) {
      sprite = this._make(kind, state);
      this._made.set(key, sprite);
    }
    return sprite;
  }

  _make(kind, state) {
    const r = this._r, half = Math.ceil(r + 2), size = 2 * half;
    const image = document.createElement("canvas");
    image.width = image.height = Math.ceil(size * this._ratio);
    const context = image.getContext("2d");
    context.scale(this._ratio, this._ratio);
    Shouwang.drawSensor(context, half, half, r, Shouwang.STATES[state], this._theme,
      this._letters ? this._theme.letters[kind] : "");
    return { image, half, size };
  }
}

// One sensor's dot, as the map and its legend show it.
Shouwang.drawSensor = function (context, x, y, r, state, theme, letter) {
  const c = theme.colours;
  const hollow = state === "unknown" || state === "stale" || state === "fault";
  context.beginPath();
  context.arc(x, y, hollow ? r - 0.5 : r, 0, 2 * Math.PI);
  if (hollow) {
    context.fillStyle = c.ground;
    context.fill();
    context.strokeStyle = c.unknown;
    context.lineWidth = r < 3 ? 1 : 1.3;
    context.stroke();
  } else {
    context.fillStyle = letter ? c.dotLarge : c.dot;
    context.fill();
  }
  if (letter) {
    context.fillStyle = hollow ? c.dim : c.ground;
    context.font = `600 ${Math.round(r * 1.3)}px ${theme.fonts}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillText(letter, x, y + 0.5);
  }
  context.strokeStyle = c.unknown;
  context.lineWidth = r < 3 ? 1 : 1.3;
  context.beginPath();
  const d = r * 0.72;
  if (state === "stale" || state === "fault") {
    context.moveTo(x - d, y + d);
    context.lineTo(x + d, y - d);
  }
  if (state === "fault") {
    context.moveTo(x - d, y - d);
    context.lineTo(x + d, y + d);
  }
  context.stroke();
};
