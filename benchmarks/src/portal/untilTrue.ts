import { setTimeout as pause } from 'node:timers/promises';
import { progress } from '../progress';

const tellEveryMs = 10_000;

/** Looks again and again until it is so; tells how far it is meanwhile. What does not end in time, or dies, is an error. */
export async function untilTrue(options: {
  /** Answers true, or how far it is. */
  look: () => Promise<true | string>;
  everyMs: number;
  withinMs: number;
  signal: AbortSignal;
  /** Rejects when there is nothing to wait for any more. */
  died?: Promise<never>;
}): Promise<void> {
  const { look, everyMs, withinMs, signal, died } = options;
  const begun = Date.now();
  let toldAt = begun;
  const looking = async () => {
    for (;;) {
      signal.throwIfAborted();
      const answer = await look();
      if (answer === true) return;
      const now = Date.now();
      if (now - begun > withinMs) {
        throw new Error(
          `It was not so within ${Math.round(withinMs / 1000)} s: ${answer}.`,
        );
      }
      if (now - toldAt > tellEveryMs) {
        toldAt = now;
        progress(`  … ${Math.round((now - begun) / 1000)} s: ${answer}`);
      }
      await pause(everyMs, undefined, { signal });
    }
  };
  await (died ? Promise.race([looking(), died]) : looking());
}
