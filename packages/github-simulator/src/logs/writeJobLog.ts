import { Schemas } from '../served/ServedGithub';
import { failureText } from './failureText';
import { stepText } from './stepText';

type Job = Schemas['job'];

/** Lines of a log are a few milliseconds apart, unless the step took longer. */
const MIN_LINE_GAP_MS = 3;

/**
 * The log of an ended job, as GitHub writes it: every line with a time to a ten-millionth of a second, groups and errors
 * marked with `##[…]`, and the failure at the end of the failing step.
 */
export function writeJobLog(job: Job, slug: string): string {
  const lines: string[] = [];
  for (const step of job.steps ?? []) {
    if (step.conclusion === 'skipped') continue;
    const text = stepText(step.name, slug, job.head_sha);
    if (step.conclusion && step.conclusion !== 'success') {
      text.push(...failureText(job.name, step.name, step.conclusion));
    }
    const start = Date.parse(step.started_at ?? job.started_at);
    const end = Date.parse(
      step.completed_at ?? step.started_at ?? job.started_at,
    );
    const gap = Math.max(MIN_LINE_GAP_MS, (end - start) / (text.length + 1));
    text.forEach((line, index) => {
      lines.push(`${logTime(start + index * gap, index)} ${line}`);
    });
  }
  return `${lines.join('\n')}\n`;
}

/** `2026-11-22T10:00:00.1234567Z` */
function logTime(time: number, line: number) {
  const fraction = String((line * 2371 + 1409) % 10_000).padStart(4, '0');
  return new Date(time).toISOString().replace('Z', `${fraction}Z`);
}
