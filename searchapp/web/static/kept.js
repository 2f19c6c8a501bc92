// What the browser keeps for the reader between visits, as JSON. Nobody else is told of it.

/** What was kept under a name; `fallback` where nothing of its kind can be read. */
export function kept(name, fallback) {
  try {
    const value = JSON.parse(localStorage.getItem(name));
    const isOfKind = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
    return isOfKind ? value ?? fallback : fallback;
  } catch {
    return fallback; // the reader's browser keeps nothing, or somebody else wrote it
  }
}

/** Keeps a value, and tells whether it could be kept. */
export function keep(name, value) {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    return false; // it is full, or forbidden
  }
}
