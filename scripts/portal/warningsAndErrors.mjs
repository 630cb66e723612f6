/** How the parts mark their lines: Backstage's `<time> <plugin> <level> <message>`, and the bundler's own words. */
const levelled =
  /^\S+ (?:\S+ )?(error|warn|info|http|verbose|debug|silly)\b|\b(ERROR|WARNING) in\b|^(?:<([ewi])>|(\w*Error):)/;

/** Warnings that describe the demo as it is meant to be; they are in the logs all the same. */
const expected = [
  // The demo keeps its data in SQLite, so search runs on the in-memory engine.
  'Postgres search engine is not supported',
  // The portal has no events backend: in one process there is nobody else to tell.
  'events backend not found',
];

/**
 * A filter that lets warnings and errors through, with the lines that belong to them (a stack, a source excerpt).
 *
 * @returns {(line: string) => boolean}
 */
export function warningsAndErrors() {
  let showing = false;
  return line => {
    const [marked, level, bundler, sign, thrown] = line.match(levelled) ?? [];
    if (marked !== undefined) {
      const loud =
        ['error', 'warn'].includes(level) ||
        ['e', 'w'].includes(sign) ||
        bundler !== undefined ||
        thrown !== undefined;
      showing = loud && !expected.some(words => line.includes(words));
    }
    return showing;
  };
}
