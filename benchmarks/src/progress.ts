/** Tells how far things are: everything but figures goes to standard error. */
export function progress(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
