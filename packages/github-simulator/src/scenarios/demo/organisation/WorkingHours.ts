import { holidaysBetween, Region } from './regions';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Shift {
  from: number;
  to: number;
  /** Working time before it began, since the first shift. */
  before: number;
}

/** When a team works: turns working time into time and back. */
export class WorkingHours {
  readonly #shifts: Shift[] = [];

  constructor(region: Region, from: number, to: number) {
    const holidays = new Set(
      holidaysBetween(region, from - 2 * DAY, to + 2 * DAY),
    );
    const offsetOf = offsets(region.timeZone);
    let before = 0;
    for (let day = startOfDay(from) - DAY; day <= to + DAY; day += DAY) {
      const date = new Date(day);
      if (!region.workingDays.includes(date.getUTCDay() || 7)) continue;
      if (holidays.has(date.toISOString().slice(0, 10))) continue;
      const midnight = day - offsetOf(day + 12 * HOUR);
      const shift = {
        from: midnight + region.from * HOUR,
        to: midnight + region.to * HOUR,
        before,
      };
      before += shift.to - shift.from;
      this.#shifts.push(shift);
    }
  }

  isWorking(time: number): boolean {
    const shift = this.#shiftBefore(time);
    return shift !== undefined && time < shift.to;
  }

  /** The instant so much working time after another. */
  after(time: number, workingMs: number): number {
    return this.#at(this.#workedBy(time) + workingMs);
  }

  /** The last working instant of the last shift that ended before a time and after which no work was done on the day after. */
  endOfWeekBefore(time: number): number | undefined {
    for (let i = this.#shifts.length - 2; i >= 0; i--) {
      const { to } = this.#shifts[i];
      if (to < time && this.#shifts[i + 1].from - to > 2 * DAY) return to;
    }
    return undefined;
  }

  #workedBy(time: number): number {
    const shift = this.#shiftBefore(time);
    return shift ? shift.before + Math.min(time, shift.to) - shift.from : 0;
  }

  #at(worked: number): number {
    let low = 0;
    let high = this.#shifts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#shifts[middle].before <= worked) low = middle;
      else high = middle - 1;
    }
    const shift = this.#shifts[low];
    return Math.round(shift.from + worked - shift.before);
  }

  /** The newest shift that had begun by then. */
  #shiftBefore(time: number): Shift | undefined {
    let low = -1;
    let high = this.#shifts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.#shifts[middle].from <= time) low = middle;
      else high = middle - 1;
    }
    return this.#shifts[low];
  }
}

function startOfDay(time: number) {
  return Math.floor(time / DAY) * DAY;
}

/** How far ahead of UTC the clocks on the wall are. */
function offsets(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return time => {
    const parts = new Map(
      format
        .formatToParts(time)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wall = Date.UTC(
      at('year'),
      at('month') - 1,
      at('day'),
      at('hour'),
      at('minute'),
    );
    return wall - Math.floor(time / MINUTE) * MINUTE;
  };
}
