// A canvas larger than the window that moves with Leaflet's map pane: panning costs no drawing.
//
// It is drawn with a margin on each side and drawn again only when the view comes near the end of
// what is drawn, or the zoom or the content changed. A painter gets (context, view).
"use strict";

window.Shouwang = window.Shouwang || {};

Shouwang.Sheet = L.Layer.extend({
  // margin: share of the window on each side, but never more pixels than `most`.
  options: { margin: 0.35, most: 480, opaque: false, zIndex: 1 },

  // `magnified()`: how many times larger than at 100 % everything is drawn.
  initialize: function (paint, magnified, options) {
    this._magnified = magnified;
    this._paint = paint;
    this._waiting = false;
    this.draws = 0;
    L.setOptions(this, options);
  },

  onAdd: function (map) {
    const canvas = (this._canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated"));
    canvas.style.zIndex = this.options.zIndex;
    canvas.style.pointerEvents = "none";
    canvas.setAttribute("aria-hidden", "true");
    this._context = canvas.getContext("2d", { alpha: !this.options.opaque });
    map.getPane("overlayPane").appendChild(canvas);
    this.redraw();
  },

  onRemove: function () {
    this._canvas.remove();
  },

  getEvents: function () {
    return {
      viewreset: this.redraw,
      zoomend: this.redraw,
      resize: this.redraw,
      move: this._moved,
      moveend: this._settled,
      zoomanim: this._animateZoom,
    };
  },

  // Draw in the next frame, once, however often it is asked for.
  later: function () {
    if (this._waiting || !this._map) return;
    this._waiting = true;
    L.Util.requestAnimFrame(() => {
      this._waiting = false;
      if (this._map && !this._map._animatingZoom) this.redraw();
    });
  },

  redraw: function () {
    const map = this._map;
    if (!map) return;
    const size = map.getSize();
    if (!size.x || !size.y) return;
    const margin = L.point(
      Math.min(this.options.most, Math.round(size.x * this.options.margin)),
      Math.min(this.options.most, Math.round(size.y * this.options.margin))
    );
    const origin = map.containerPointToLayerPoint(margin.multiplyBy(-1)).round();
    const extent = size.add(margin.multiplyBy(2));
    const ratio = window.devicePixelRatio || 1;
    const canvas = this._canvas;
    const width = Math.round(extent.x * ratio), height = Math.round(extent.y * ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = extent.x + "px";
      canvas.style.height = extent.y + "px";
    }
    this._origin = origin;
    this._extent = extent;
    this._centre = map.getCenter();
    this._zoom = map.getZoom();
    L.DomUtil.setTransform(canvas, origin, 1);

    // World coordinates (projection.js) times `scale` minus `left`, `top` are pixels on the canvas.
    const pixelOrigin = map.getPixelOrigin();
    const scale = Math.pow(2, this._zoom);
    const view = {
      map,
      zoom: this._zoom,
      // The zoom by which it is decided what there is room for: larger letters need a closer look.
      level: this._zoom - Math.log2(this._magnified()),
      scale,
      left: pixelOrigin.x + origin.x,
      top: pixelOrigin.y + origin.y,
      width: extent.x,
      height: extent.y,
      ratio,
      metre: Shouwang.projection.pixelsPerMetre(this._zoom, this._centre.lat),
    };
    view.x0 = view.left / scale;
    view.y0 = view.top / scale;
    view.x1 = (view.left + view.width) / scale;
    view.y1 = (view.top + view.height) / scale;
    const context = this._context;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!this.options.opaque) context.clearRect(0, 0, extent.x, extent.y);
    this.view = view;
    this._paint(context, view);
    this.draws += 1;
  },

  // How many pixels are drawn beyond the window on the side where fewest are left.
  _left: function () {
    const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this._origin);
    const size = this._map.getSize();
    return Math.min(
      corner.x, corner.y,
      this._extent.x - size.x - corner.x, this._extent.y - size.y - corner.y
    );
  },

  _moved: function () {
    if (this._extent && this._map.getZoom() === this._zoom && this._left() < 0) this.redraw();
  },

  _settled: function () {
    if (!this._extent || this._map.getZoom() !== this._zoom) return;
    const size = this._map.getSize();
    const margin = Math.min(this.options.most, Math.min(size.x, size.y) * this.options.margin);
    if (this._left() < margin * 0.4) this.later();
  },

  _animateZoom: function (event) {
    const map = this._map;
    const scale = map.getZoomScale(event.zoom, this._zoom);
    const origin = map._getNewPixelOrigin(event.center, event.zoom);
    const corner = map.unproject(this._origin.add(map.getPixelOrigin()), this._zoom);
    const offset = map.project(corner, event.zoom).subtract(origin);
    L.DomUtil.setTransform(this._canvas, offset, scale);
  },
});
