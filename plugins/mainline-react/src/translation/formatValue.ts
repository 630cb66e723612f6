import type { ValueKind } from '@mainline/backstage-plugin-mainline-common';
import { formatDuration } from '../time/formatDuration';
import { formatDay, formatInstantInList } from '../time/formatInstant';

/** A value of a message as its reader says it. One that is not of its kind, as of an older backend, stands as it is. */
export function formatValue(
  value: string,
  options: {
    kind: ValueKind | undefined;
    locale: string;
    ofState?: (state: string) => string | undefined;
  },
): string {
  const { kind, locale, ofState } = options;
  switch (kind) {
    case 'instant':
      return isTime(value) ? formatInstantInList(value, locale) : value;
    case 'day':
      return isTime(value) ? formatDay(value, locale) : value;
    case 'duration':
      return /^\d+$/.test(value)
        ? formatDuration(Number(value), locale)
        : value;
    case 'state':
      return ofState?.(value) ?? value;
    default:
      return value;
  }
}

function isTime(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}
