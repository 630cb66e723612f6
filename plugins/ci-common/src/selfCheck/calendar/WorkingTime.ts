import { DateTime } from 'luxon';
import type { Instant } from '../../facts';
import { assertWorkingCalendar } from './WorkingCalendar';
import type { WorkingCalendar } from './WorkingCalendar';

/** The working hours of one local date, in milliseconds since the epoch. */
interface Span {
  start: number;
  end: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Reckons in the working time of a calendar. Hours are local and their length is what passed: a day of 24 working hours has
 * 23 when clocks go forward. A local time that happens twice is the earlier of the two; one that never happens is moved on
 * by what the clocks skipped. Dates are counted apart from clocks, so that no midnight is needed to get to the next one.
 *
 * @public
 */
export class WorkingTime {
  /** The hours of each date that was asked for; undefined on days off. */
  private readonly spans = new Map<string, Span | undefined>();
  private readonly holidays: Set<string>;

  private constructor(private readonly calendar: WorkingCalendar) {
    this.holidays = new Set(calendar.holidays);
  }

  /** @throws InputError that names the field which can't be reckoned by */
  static of(calendar: WorkingCalendar): WorkingTime {
    assertWorkingCalendar(calendar);
    return new WorkingTime(calendar);
  }

  /** What one working day is worth, on a day on which no clock is changed. */
  get dayMs(): number {
    return minutesOf(this.calendar.until, this.calendar.from) * 60_000;
  }

  /** Working time between two instants; 0 where the second is not later. */
  msBetween(from: Instant, to: Instant): number {
    const [start, end] = [Date.parse(from), Date.parse(to)];
    let sum = 0;
    for (const span of this.spansAround(start, end)) {
      sum += Math.max(0, Math.min(end, span.end) - Math.max(start, span.start));
    }
    return sum;
  }

  /** The ends of working days that lie between two instants, neither counted. */
  dayEndsBetween(from: Instant, to: Instant): Instant[] {
    const [start, end] = [Date.parse(from), Date.parse(to)];
    return [...this.spansAround(start, end)]
      .filter(span => span.end > start && span.end < end)
      .map(span => new Date(span.end).toISOString());
  }

  private *spansAround(start: number, end: number): Generator<Span> {
    if (end <= start) return;
    const last = Date.parse(this.localDate(end)) + dayMs;
    let date = Date.parse(this.localDate(start)) - dayMs;
    for (; date <= last; date += dayMs) {
      const span = this.spanOf(new Date(date).toISOString().slice(0, 10));
      if (span) yield span;
    }
  }

  private localDate(ms: number): string {
    return DateTime.fromMillis(ms, {
      zone: this.calendar.timeZone,
    }).toFormat('yyyy-MM-dd');
  }

  private spanOf(date: string): Span | undefined {
    if (!this.spans.has(date)) this.spans.set(date, this.readSpan(date));
    return this.spans.get(date);
  }

  private readSpan(date: string): Span | undefined {
    const weekday = new Date(date).getUTCDay() || 7;
    if (!this.calendar.workingDays.includes(weekday)) return undefined;
    if (this.holidays.has(date)) return undefined;
    const start = this.instantOf(date, this.calendar.from);
    // A zone that moves over the date line leaves a whole date out.
    if (this.localDate(start) !== date) return undefined;
    const end =
      this.calendar.until === '24:00'
        ? this.instantOf(nextDate(date), '00:00')
        : this.instantOf(date, this.calendar.until);
    return { start, end };
  }

  private instantOf(date: string, time: string): number {
    const local = DateTime.fromISO(`${date}T${time}`, {
      zone: this.calendar.timeZone,
    });
    return Math.min(...local.getPossibleOffsets().map(each => each.toMillis()));
  }
}

function nextDate(date: string): string {
  return new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10);
}

function minutesOf(until: string, from: string): number {
  const [untilHour, untilMinute] = until.split(':').map(Number);
  const [fromHour, fromMinute] = from.split(':').map(Number);
  return (untilHour - fromHour) * 60 + untilMinute - fromMinute;
}
