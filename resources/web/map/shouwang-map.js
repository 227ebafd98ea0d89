// The map of the console: takes what Python sends, keeps it, draws it, tells what is clicked.
//
// ui/map/bridge.py is the other end of the channel; docs/map.md says how a layer comes to the screen.
"use strict";

window.Shouwang = window.Shouwang || {};

Shouwang.start = function (map) {
  const sensors = new Shouwang.Sensors(), ground = new Shouwang.Ground();
  const marks = new Shouwang.Marks();
  let theme = null, words = null, content = null, waiting = [], bridge = null, home = null;
  let showSensors = true, painted = 0, asked = 0, placed = false, groundName = "";

  // One opaque canvas holds ground, sensors and names.
  const sheet = new Shouwang.Sheet((context, view) => {
    if (!theme) return;
    ground.paint(context, view, theme);
    painted = showSensors ? sensors.paint(context, view, theme) : 0;
    ground.names(context, view, theme, marks.obstacles(view, theme));
    if (showSensors) sensors.paintUnusual(context, view, theme);
  }, () => (theme ? theme.zoom : 1), { opaque: true, zIndex: 1 });
  const top = new Shouwang.Sheet((context, view) => {
    if (theme) marks.paint(context, view, theme, ground);
  }, () => (theme ? theme.zoom : 1), { zIndex: 2 });

  let fitted = null;
  const fit = () => {
    if (!home) return;
    map.fitBounds(home, { padding: [12, 12], animate: false });
    fitted = { centre: map.getCenter(), zoom: map.getZoom() };
  };
  // Where the whole street was shown, it still is after the window has changed its size.
  map.on("resize", () => {
    if (fitted && fitted.zoom === map.getZoom() && fitted.centre.distanceTo(map.getCenter()) < 30) fit();
  });
  const legend = new Shouwang.Legend(map, fit);
  sheet.addTo(map);
  top.addTo(map);

  const takes = {
    dressed(given) {
      theme = { ...given.theme, letters: content ? content.letters : [] };
      theme.stamp = ++asked;
      theme.reduceMotion ||= matchMedia("(prefers-reduced-motion: reduce)").matches;
      words = given.words;
      document.body.style.setProperty("font-family", theme.fonts);
      for (const [name, colour] of Object.entries(theme.colours)) {
        document.documentElement.style.setProperty(`--${name}`, colour);
      }
      document.documentElement.style.fontSize = `${theme.zoom * 16}px`;
      map.options.inertia = map.options.fadeAnimation = !theme.reduceMotion;
      legend.dress(theme, words);
      sheet.redraw();
      top.redraw();
    },

    async content_changed(given) {
      const begun = performance.now();
      const call = async (url) => {
        const answer = await fetch(url);
        if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
        return answer;
      };
      waiting = [];
      content = { ...given, loaded: false };
      const mine = content;
      // The ground has a new name when it is another; mostly only the sensors are.
      const [layers, columns] = await Promise.all([
        given.ground !== groundName && call(given.ground).then((answer) => answer.json()),
        call(given.sensors).then((answer) => answer.arrayBuffer()),
      ]);
      if (mine !== content) return;
      if (layers) ground.take(layers);
      groundName = given.ground;
      sensors.take(columns, given.generation);
      content.loaded = true;
      for (const pairs of waiting) sensors.update(pairs);
      waiting = [];
      if (theme) theme = { ...theme, letters: given.letters, stamp: ++asked };
      const first = home === null;
      home = given.bounds && L.latLngBounds(
        [given.bounds[1], given.bounds[0]], [given.bounds[3], given.bounds[2]]);
      if (first && !placed) fit();
      // After that: it would begin to move the map into its bounds from where it stood.
      if (home) map.setMaxBounds(home.pad(0.6));
      sheet.redraw();
      top.redraw();
      bridge.drawn(JSON.stringify({
        generation: given.generation, points: sensors.count, painted,
        milliseconds: performance.now() - begun, tally: sensors.tally(),
      }));
    },

    states_changed({ generation, pairs }) {
      if (!content || generation !== content.generation) return;
      if (!content.loaded) waiting.push(pairs);
      else if (sensors.update(pairs)) settle();
    },

    alarms_changed(given) {
      marks.takeAlarms(given);
      top.later();
      beat();
    },

    shelters_changed(rows) {
      marks.takeShelters(rows);
      top.later();
    },

    spots_changed(rows) {
      marks.takeSpots(rows);
      top.later();
    },

    scene_changed(given) {
      document.body.classList.toggle("compact", given.compact);
      marks.only = given.only ? new Set(given.only) : null;
      marks.showAlarms = given.layers.includes("alarms");
      marks.showShelters = given.layers.includes("shelters");
      const before = showSensors;
      showSensors = given.layers.includes("sensors");
      marks.selected = given.selected;
      marks.note = given.note;
      if (before !== showSensors) sheet.later();
      top.later();
      beat();
    },

    flown({ lon, lat, zoom, exact, bounds }) {
      placed = Boolean(bounds) || lon !== undefined;
      if (bounds) {
        map.fitBounds([[bounds[1], bounds[0]], [bounds[3], bounds[2]]],
          { padding: [60, 60], maxZoom: zoom, animate: false });
      } else if (placed) {
        map.setView([lat, lon], exact ? zoom : Math.max(zoom, map.getZoom()), { animate: false });
      } else fit();
    },

    as_of_changed({ text }) {
      legend.asOf(text);
    },
  };
  // Sensors that begin to report come by the hundred: their dots are drawn again twice a second at most.
  let settling = false;
  function settle() {
    if (settling) return;
    settling = true;
    setTimeout(() => {
      settling = false;
      sheet.later();
    }, 500);
  }

  // The pulse of unacknowledged level I: half a second wide, half a second narrow, no frames between.
  let pulse = null;
  function beat() {
    const wanted = marks.urgent && theme && !theme.reduceMotion;
    if (wanted && !pulse) {
      pulse = setInterval(() => {
        if (document.hidden || dragging) return;
        marks.phase = 1 - marks.phase;
        top.later();
      }, 500);
    } else if (!wanted && pulse) {
      clearInterval(pulse);
      pulse = null;
      marks.phase = 0;
      top.later();
    }
  }
  let dragging = false;
  map.on("movestart", () => (dragging = true));
  map.on("moveend", () => {
    dragging = false;
    const centre = map.getCenter();
    if (bridge) {
      bridge.viewport_moved(JSON.stringify({ lon: centre.lng, lat: centre.lat, zoom: map.getZoom() }));
    }
  });

  function under(event) {
    const view = top.view;
    if (!view) return null;
    const spot = map.project(event.latlng, view.zoom);
    const px = spot.x - view.left, py = spot.y - view.top;
    const worldX = spot.x / view.scale, worldY = spot.y / view.scale;
    const mark = marks.at(px, py, view, theme);
    if (mark) return mark;
    const reach = Math.max(4 * theme.zoom, Shouwang.Sensors.size(view, theme) + 2);
    const index = showSensors ? sensors.at(worldX, worldY, view, reach) : -1;
    if (index >= 0) return { kind: "sensor", index, generation: sensors.generation };
    return ground.at(worldX, worldY, view.level);
  }

  map.on("click", (event) => {
    if (!bridge || !theme) return;
    const { lng: lon, lat } = event.latlng.wrap();
    bridge.clicked(JSON.stringify({ ...(under(event) || { kind: "nothing" }), lon, lat }));
  });
  let over = null;
  map.on("mousemove", (event) => {
    if (over || !theme || dragging) return;
    over = setTimeout(() => {
      over = null;
      const found = under(event);
      map.getContainer().classList.toggle("over-something", Boolean(found && found.kind !== "area"));
    }, 60);
  });
  map.getContainer().addEventListener("keydown", (event) => {
    if (event.key === "Home" && !event.ctrlKey) fit();
  });
  window.addEventListener("focus", () => map.getContainer().focus({ preventScroll: true }));

  new QWebChannel(qt.webChannelTransport, (channel) => {
    bridge = channel.objects.bridge;
    for (const [name, take] of Object.entries(takes)) {
      bridge[name].connect((text) => take(JSON.parse(text)));
    }
    bridge.ready();
  });

  // For tests and measurements.
  Shouwang.running = {
    map, sheet, top, sensors, ground, marks, takes,
    theme: () => theme, home: () => home, painted: () => painted,
  };
};
