import type { Said } from '@mainline/backstage-plugin-mainline-common';
import { say, shortSha } from '@mainline/backstage-plugin-delivery-common';
import type {
  Deployment,
  EnvironmentCell,
  Explanation,
  VersionRef,
} from '@mainline/backstage-plugin-delivery-common';

/** What is worth knowing and stops nothing. */
export function remarksOn(
  { version }: VersionRef,
  direction: Explanation['direction'],
  cell: EnvironmentCell,
): Said[] {
  const { environment, underway } = cell;
  const current = nameOf(cell.current);
  const remarks: Said[] = [];
  switch (direction) {
    case 'same':
      remarks.push(say('remark.same', { version, environment }));
      break;
    case 'back':
      remarks.push(say('remark.rollback', { environment, current }));
      break;
    case 'unknown':
      remarks.push(
        cell.current?.sha === undefined
          ? say('remark.unknownCurrent', { environment })
          : say('remark.unknownOrder', { version, current, environment }),
      );
      break;
    case 'first':
    case 'forward':
    case undefined:
      break;
    default:
      direction satisfies never;
  }
  if (underway?.origin === 'outside') {
    remarks.push(
      underway.version === undefined
        ? say('remark.outside', { environment })
        : say('remark.outsideNamed', {
            environment,
            version: underway.version,
          }),
    );
  }
  return remarks;
}

function nameOf(deployment: Deployment | undefined): string {
  return deployment?.version ?? shortSha(deployment?.sha ?? '');
}
