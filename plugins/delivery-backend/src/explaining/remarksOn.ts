import type {
  EnvironmentCell,
  Explanation,
  VersionRef,
} from '@mainline/backstage-plugin-delivery-common';

/** What is worth knowing and stops nothing. */
export function remarksOn(
  version: VersionRef,
  direction: Explanation['direction'],
  cell: EnvironmentCell,
): string[] {
  const { environment, current, underway } = cell;
  const remarks: string[] = [];
  switch (direction) {
    case 'same':
      remarks.push(
        `${version.version} is in ${environment} already: it would be deployed again.`,
      );
      break;
    case 'back':
      remarks.push(
        `This is a rollback: ${environment} has ${current?.version}, which is newer. The listed changes would go.`,
      );
      break;
    case 'unknown':
      remarks.push(
        current?.sha === undefined
          ? `Which version ${environment} has now is not known: it was deployed from outside, by a workflow that does not tell.`
          : `How ${version.version} and ${current.version}, which ${environment} has now, follow each other is not known: one of them is no check-in that was read.`,
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
      `Somebody deploys to ${environment} from outside at this moment${
        underway.version === undefined ? '' : ` (${underway.version})`
      }.`,
    );
  }
  return remarks;
}
