// The work of the watch as a Node-RED function: decode, newest value, history, limits, alarms.
// `context` keeps limits and memory; `env.get` the database and how often it commits.
const state = context.get("state") || {};
if (!state.db) {
  const db = new Database(env.get("DATABASE"));
  db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
  db.exec("CREATE TABLE IF NOT EXISTS states (code TEXT PRIMARY KEY, ts INT, seq INT, value REAL, state TEXT)");
  db.exec("CREATE TABLE IF NOT EXISTS readings (code TEXT, ts INT, seq INT, value REAL, state TEXT, at REAL, PRIMARY KEY (code, ts, seq)) WITHOUT ROWID");
  db.exec("CREATE TABLE IF NOT EXISTS alarms (id INTEGER PRIMARY KEY, code TEXT, level INT, value REAL, raised_at INT, cleared_at INT)");
  state.db = db;
  state.newest = db.prepare("INSERT INTO states VALUES (?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET ts = excluded.ts, seq = excluded.seq, value = excluded.value, state = excluded.state WHERE excluded.ts > states.ts");
  state.keep = db.prepare("INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
  state.raise = db.prepare("INSERT INTO alarms (code, level, value, raised_at) VALUES (?, ?, ?, ?)");
  state.clear = db.prepare("UPDATE alarms SET cleared_at = ? WHERE code = ? AND cleared_at IS NULL");
  state.limits = JSON.parse(env.get("LIMITS"));
  state.memory = new Map();
  state.waiting = [];
  state.each = Number(env.get("COMMIT_MS"));
  context.set("state", state);
}

function evaluate(code, kind, body) {
  let level = body.state === "alarm" ? 1 : 0;
  const before = state.memory.get(code) || 0;
  for (const limit of state.limits[kind] || []) {
    const beyond = limit.high ? body.value >= limit.limit : body.value < limit.limit;
    const inside = limit.high ? body.value < limit.limit - limit.deadband : body.value >= limit.limit + limit.deadband;
    if (beyond || (before && before <= limit.level && !inside)) {
      level = level ? Math.min(level, limit.level) : limit.level;
    }
  }
  if (level && (!before || level < before)) state.raise.run(code, level, body.value ?? null, body.ts);
  if (!level && before) state.clear.run(body.ts, code);
  state.memory.set(code, level);
}

function record([code, kind, body]) {
  evaluate(code, kind, body);
  state.newest.run(code, body.ts, body.seq, body.value ?? null, body.state ?? null);
  state.keep.run(code, body.ts, body.seq, body.value ?? null, body.state ?? null, Date.now());
}

const parts = msg.topic.split("/");
const one = [parts[4], parts[3], JSON.parse(msg.payload)];
if (!state.each) {
  state.db.exec("BEGIN IMMEDIATE");
  record(one);
  state.db.exec("COMMIT");
} else {
  state.waiting.push(one);
  if (state.waiting.length === 1) {
    setTimeout(() => {
      const batch = state.waiting;
      state.waiting = [];
      state.db.exec("BEGIN IMMEDIATE");
      for (const each of batch) record(each);
      state.db.exec("COMMIT");
    }, state.each);
  }
}
return null;
