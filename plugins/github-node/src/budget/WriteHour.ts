const hourMs = 60 * 60_000;
/** Requests that create something, as GitHub's secondary limits have them. */
const mostInAnHour = 500;

/** The writes of the last hour. */
export class WriteHour {
  private readonly sentAt: number[] = [];

  add(now: number): void {
    this.sentAt.push(now);
  }

  /** When the next may be sent, if it has to wait. */
  nextAt(now: number): number | undefined {
    while (this.sentAt.length > 0 && this.sentAt[0] <= now - hourMs) {
      this.sentAt.shift();
    }
    return this.sentAt.length < mostInAnHour
      ? undefined
      : this.sentAt[this.sentAt.length - mostInAnHour] + hourMs;
  }
}
