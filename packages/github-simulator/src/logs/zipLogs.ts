import { strToU8, zipSync } from 'fflate';

/** The archive of a run's logs: one file for each job. */
export function zipLogs(logs: Array<{ name: string; log: string }>): Buffer {
  const files = logs.map(({ name, log }, index) => [
    `${index}_${name.replace(/[/\\:*?"<>|]/g, '_')}.txt`,
    strToU8(log),
  ]);
  return Buffer.from(zipSync(Object.fromEntries(files)));
}
