// Names on the map: each in a place of its own, along its road, with a rim so that it reads on anything.
"use strict";

window.Shouwang = window.Shouwang || {};

Shouwang.Names = class {
  constructor(context, theme) {
    this._context = context;
    this._theme = theme;
    this._taken = [];
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
  }

  font(size, weight) {
    this._size = size * this._theme.zoom;
    this._context.font = `${weight || 400} ${this._size}px ${this._theme.fonts}`;
  }

  // Write `text` centred at (x, y) unless something is there; return whether it was written.
  at(text, x, y, colour, rim) {
    const half = this._context.measureText(text).width / 2 + 3, tall = this._size * 0.6;
    if (!this.claim(x - half, y - tall, x + half, y + tall)) return false;
    this._write(text, x, y, colour, rim);
    return true;
  }

  // Write on a plate of its own: quicker than a rim where there are hundreds.
  plated(text, x, y, colour, plate) {
    const half = this._context.measureText(text).width / 2 + 3, tall = this._size * 0.62;
    if (!this.claim(x - half, y - tall, x + half, y + tall)) return;
    this._context.fillStyle = plate;
    this._context.fillRect(x - half, y - tall, 2 * half, 2 * tall);
    this._context.fillStyle = colour;
    this._context.fillText(text, x, y);
  }

  // Write near a place: there, else a little above or below.
  near(text, x, y, colour, rim) {
    const step = this._size * 0.9;
    return [0, -1, 1, -2, 2, -3, 3].some((k) => this.at(text, x, y + k * step, colour, rim));
  }

  // Keep a rectangle free of names; false when it is taken already.
  claim(x0, y0, x1, y1) {
    for (const [a, b, c, d] of this._taken) {
      if (x0 < c && a < x1 && y0 < d && b < y1) return false;
    }
    this._taken.push([x0, y0, x1, y1]);
    return true;
  }

  // Write along a polyline of pixels x0, y0, x1, y1 ..., again every `every` pixels. Hanzi stand
  // upright one by one, downwards along steep lines, as on Chinese maps; other scripts follow the line.
  along(text, line, every, colour, rim) {
    const lengths = [0];
    for (let i = 2; i < line.length; i += 2) {
      lengths.push(lengths[lengths.length - 1] +
        Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]));
    }
    const whole = lengths[lengths.length - 1];
    const hanzi = !/[A-Za-z]/.test(text);
    const glyphs = hanzi ? Array.from(text) : [text];
    const pitch = hanzi ? this._size * 1.35 : this._context.measureText(text).width;
    const need = pitch * glyphs.length + this._size;
    if (whole < need) return;
    const times = Math.max(1, Math.floor(whole / every));
    for (let time = 0; time < times; time++) {
      this._once(glyphs, line, lengths, (whole * (time + 0.5)) / times, pitch, hanzi, colour, rim);
    }
  }

  _once(glyphs, line, lengths, middle, pitch, hanzi, colour, rim) {
    const span = pitch * (glyphs.length - 1);
    const a = this._on(line, lengths, middle - span / 2 - pitch / 2);
    const b = this._on(line, lengths, middle + span / 2 + pitch / 2);
    const steep = Math.abs(b.y - a.y) > Math.abs(b.x - a.x);
    const backwards = steep ? b.y < a.y : b.x < a.x;
    const places = glyphs.map((glyph, i) => {
      const step = (backwards ? glyphs.length - 1 - i : i) * pitch - span / 2;
      return this._on(line, lengths, middle + step);
    });
    const pad = this._size * 0.9;
    const xs = places.map((p) => p.x), ys = places.map((p) => p.y);
    const wide = hanzi ? pad : pitch / 2;
    if (!this.claim(Math.min(...xs) - wide, Math.min(...ys) - pad,
      Math.max(...xs) + wide, Math.max(...ys) + pad)) return;
    glyphs.forEach((glyph, i) => {
      let angle = places[i].angle;
      if (steep && hanzi) angle -= Math.PI / 2;
      while (angle > Math.PI / 2) angle -= Math.PI;
      while (angle <= -Math.PI / 2) angle += Math.PI;
      if (hanzi && Math.abs(angle) > Math.PI / 3) angle = 0;
      this._write(glyph, places[i].x, places[i].y, colour, rim, angle);
    });
  }

  _on(line, lengths, at) {
    let i = 1;
    while (i < lengths.length - 1 && lengths[i] < at) i++;
    const part = lengths[i] - lengths[i - 1] || 1;
    const t = (at - lengths[i - 1]) / part;
    const x0 = line[2 * i - 2], y0 = line[2 * i - 1], x1 = line[2 * i], y1 = line[2 * i + 1];
    return { x: x0 + (x1 - x0) * t, y: y0 + (y1 - y0) * t, angle: Math.atan2(y1 - y0, x1 - x0) };
  }

  _write(text, x, y, colour, rim, angle) {
    const context = this._context;
    context.save();
    context.translate(x, y);
    if (angle) context.rotate(angle);
    if (rim) {
      context.strokeStyle = rim;
      context.lineWidth = 4 * this._theme.zoom;
      context.strokeText(text, 0, 0);
    }
    context.fillStyle = colour;
    context.fillText(text, 0, 0);
    context.restore();
  }
};
