/**
 * GitHub's search syntax for dates, as the `created` parameter of run lists takes it: `2026-01-01`, `>=…`, `<…`, `a..b`,
 * with `*` for an open end; an offset or `Z` may stand behind a time.
 *
 * @returns whether a time falls within, or undefined when the text is no such filter.
 */
export function parseCreatedFilter(
  text: string,
): ((time: number) => boolean) | undefined {
  const range = /^(.+?)\.\.(.+)$/.exec(text);
  if (range) {
    const from = range[1] === '*' ? openEnd(-Infinity) : parseMoment(range[1]);
    const to = range[2] === '*' ? openEnd(Infinity) : parseMoment(range[2]);
    return from && to && (time => time >= from.start && time <= to.end);
  }
  const comparison = /^(>=|<=|>|<)?(.+)$/.exec(text);
  const moment = comparison ? parseMoment(comparison[2]) : undefined;
  if (!comparison || !moment) return undefined;
  switch (comparison[1]) {
    case '>=':
      return time => time >= moment.start;
    case '>':
      return time => time > moment.end;
    case '<=':
      return time => time <= moment.end;
    case '<':
      return time => time < moment.start;
    default:
      return time => time >= moment.start && time <= moment.end;
  }
}

const DAY_MS = 86_400_000;

/** A day is a span; a second is one too, because GitHub keeps no fractions. */
function parseMoment(text: string) {
  // In a query a plus sign may have become a space.
  const start = Date.parse(text.trim().replace(/ (\d\d:\d\d)$/, '+$1'));
  if (Number.isNaN(start)) return undefined;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text.trim());
  return { start, end: start + (isDay ? DAY_MS : 1000) - 1 };
}

function openEnd(end: number) {
  return { start: end, end };
}
