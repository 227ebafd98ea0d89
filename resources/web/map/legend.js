// Beside the map: legend, datum and as-of line, the button that shows the whole street.
"use strict";

window.Shouwang = window.Shouwang || {};

Shouwang.Legend = class {
  constructor(map, fit) {
    this._legend = L.DomUtil.create("details", "shouwang-legend");
    this._map = map;
    this._chosen = false;
    map.on("resize", () => this._fold());
    L.DomEvent.disableClickPropagation(this._legend);
    this._line = L.DomUtil.create("div", "shouwang-line");
    this._asOf = "";
    this._fitButton = this._addFit(map, fit);
    this._controls = [];
  }

  _addFit(map, fit) {
    const bar = map.zoomControl && map.zoomControl.getContainer();
    if (!bar) return null;
    const button = L.DomUtil.create("a", "shouwang-fit", bar);
    button.href = "#";
    button.setAttribute("role", "button");
    L.DomEvent.disableClickPropagation(button);
    L.DomEvent.on(button, "click", L.DomEvent.stop).on(button, "click", fit);
    return button;
  }

  dress(theme, words) {
    const drawn = (draw) => {
      const side = 20, ratio = window.devicePixelRatio || 1;
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = Math.ceil(side * theme.zoom * ratio);
      canvas.style.width = canvas.style.height = side * theme.zoom + "px";
      const context = canvas.getContext("2d");
      context.scale(ratio * theme.zoom, ratio * theme.zoom);
      draw(context, side / 2, { ...theme, zoom: 1 });
      return canvas;
    };
    const level = (n) => drawn((context, middle, plain) =>
      Shouwang.drawLevel(context, middle, middle, 15, n, plain, n === 1 ? words.fire : ""));
    const dot = (state) => drawn((context, middle, plain) =>
      Shouwang.drawSensor(context, middle, middle, state === "normal" ? 2.5 : 4.5, state, plain, ""));
    const shelter = (state) => drawn((context, middle, plain) =>
      Shouwang.drawShelter(context, middle, middle, 7,
        { state, kind: "shelter_point", capacity: 10, occupied: 4 }, plain));
    const entries = [
      ...[1, 2, 3, 4].map((n) => [level(n), words.levels[n - 1]]),
      ["unknown", "normal", "stale", "fault"].map((state) => [dot(state), words.states[state]]),
      ["open", "closed", "unusable"].map((state) => [shelter(state), words.shelters[state]]),
      [drawn((context) => {
        context.strokeStyle = theme.colours.roadClosed;
        context.lineWidth = 5;
        context.setLineDash([5, 3]);
        context.beginPath();
        context.moveTo(2, 10);
        context.lineTo(18, 10);
        context.stroke();
      }), words.roadClosed],
    ].flatMap((entry) => (Array.isArray(entry[0]) ? entry : [entry]));
    const title = document.createElement("summary");
    title.addEventListener("click", () => (this._chosen = true));
    title.textContent = words.legend;
    this._legend.replaceChildren(title, ...entries.map(([image, text]) => {
      const row = document.createElement("div");
      row.append(image, document.createTextNode(text));
      return row;
    }));
    this._words = words;
    this._zoom = theme.zoom;
    this._place();
    this._fold();
    this._write();
    if (this._fitButton) {
      this._fitButton.textContent = words.fitSign;
      this._fitButton.title = words.fit;
      this._fitButton.setAttribute("aria-label", words.fit);
    }
    const label = (selector, text) => {
      const element = document.querySelector(selector);
      if (!element) return;
      element.title = text;
      element.setAttribute("aria-label", text);
    };
    label(".leaflet-control-zoom-in", words.zoomIn);
    label(".leaflet-control-zoom-out", words.zoomOut);
    label(".leaflet-container", words.map);
  }

  // The scale's greatest width follows the letters in it, so it is made anew.
  _place() {
    for (const control of this._controls) control.remove();
    const held = (element, position) => {
      const control = L.control({ position });
      control.onAdd = () => element;
      return control;
    };
    this._controls = [
      L.control.scale({ imperial: false, maxWidth: 110 * this._zoom }),
      held(this._line, "bottomleft"),
      held(this._legend, "bottomright"),
    ];
    for (const control of this._controls) control.addTo(this._map);
  }

  // Open where it leaves room for the street, until a person opens or closes it.
  _fold() {
    if (!this._chosen) this._legend.open = this._map.getSize().x / (this._zoom || 1) >= 820;
  }

  asOf(text) {
    this._asOf = text;
    this._write();
  }

  _write() {
    if (!this._words) return;
    const text = [this._words.datum, this._asOf].filter(Boolean).join("  ·  ");
    if (this._line.textContent !== text) this._line.textContent = text;
  }
};
