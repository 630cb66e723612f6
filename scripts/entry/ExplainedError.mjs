/** A failure that is told to the person at the terminal as it is: one sentence, no stack. */
export class ExplainedError extends Error {
  name = 'ExplainedError';

  /**
   * @param {string} sentence what happened and what to do about it
   * @param {{ cause?: unknown, exitCode?: number }} [options]
   */
  constructor(sentence, options = {}) {
    super(sentence, { cause: options.cause });
    this.exitCode = options.exitCode ?? 1;
  }
}
