import type { JobLog, StepFact } from '@mainline/backstage-plugin-ci-common';

/** One line of a log, without its time stamp, colours and GitHub's markers. */
export interface LogLine {
  number: number;
  text: string;
  at?: number;
  kind: 'plain' | 'error' | 'warning' | 'group' | 'command';
}

const stamp = /^\uFEFF?(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z) ?/;
// eslint-disable-next-line no-control-regex
const colour = /\u001b\[[0-9;]*[A-Za-z]/g;
const marker = /^##\[(error|warning|group|command|endgroup|section|debug)\]/;

export function logLines(log: JobLog): LogLine[] {
  const raw = log.text.replace(/\n$/, '').split('\n');
  if (raw.length === 1 && raw[0] === '') return [];
  const lines = raw.map((line, index) => {
    const stamped = stamp.exec(line);
    const rest = line
      .slice(stamped?.[0].length ?? 0)
      .replace(/\r$/, '')
      .replace(colour, '');
    const word = marker.exec(rest)?.[1];
    return {
      number: log.firstLine + index,
      text: rest.replace(marker, ''),
      at: stamped ? Date.parse(stamped[1]) : undefined,
      kind: kindOf(word),
      closes: word === 'endgroup',
    };
  });
  // The end of a group says nothing to a reader.
  return lines.filter(line => !line.closes).map(({ closes, ...line }) => line);
}

function kindOf(word: string | undefined): LogLine['kind'] {
  switch (word) {
    case 'error':
    case 'warning':
    case 'group':
    case 'command':
      return word;
    default:
      return 'plain';
  }
}

/**
 * The last lines that a step wrote, by the lines' own time stamps: a job's log is one text, and what later steps wrote
 * would push the failure out of sight. Steps are told to the second, so the end is open by one. A log without stamps
 * gives its last lines.
 */
export function linesOfStep(
  lines: LogLine[],
  step: StepFact | undefined,
  count: number,
): LogLine[] {
  const from = step?.startedAt ? Date.parse(step.startedAt) : undefined;
  const to = step?.completedAt ? Date.parse(step.completedAt) + 999 : undefined;
  const own = lines.filter(
    ({ at }) =>
      at !== undefined &&
      from !== undefined &&
      to !== undefined &&
      at >= from &&
      at <= to,
  );
  return (own.length > 0 ? own : lines).slice(-count);
}
