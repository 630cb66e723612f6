const units = [
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
];

/** For English sentences, exactly, in one unit: `24 hours`, `15 minutes`, `90 seconds`, `250 ms`. */
export function spokenDuration(ms: number): string {
  const fitting = units.find(each => Number.isInteger(ms / each.ms));
  if (!fitting) return `${ms} ms`;
  const count = ms / fitting.ms;
  return `${count} ${fitting.unit}${count === 1 ? '' : 's'}`;
}
