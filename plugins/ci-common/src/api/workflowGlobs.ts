const most = 20;
const longest = 100;
const mostWildcards = 3;

/**
 * What globs over workflows have to be, as the end of a sentence. Matching one name takes seconds where wildcards of any length
 * follow each other in numbers, or where `+` and parentheses repeat them.
 *
 * @public
 */
export const workflowGlobsRule = `at most ${most} globs, each of at most ${longest} characters, with at most ${mostWildcards} of '*' and '{' and none of '+', '(' and ')', for which '?' may stand`;

/** Whether globs over workflows are so few and so simple that they are matched quickly. @public */
export function areWorkflowGlobs(globs: string[]): boolean {
  return (
    globs.length <= most &&
    globs.every(
      glob =>
        glob.length <= longest &&
        !/[+()]/.test(glob) &&
        (glob.match(/[*{]/g) ?? []).length <= mostWildcards,
    )
  );
}
