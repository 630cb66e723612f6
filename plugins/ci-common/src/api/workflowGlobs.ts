/** How many globs over workflows there may be, how long each, with how many wildcards. @public */
export const workflowGlobsLimits = {
  globs: 20,
  characters: 100,
  wildcards: 3,
};

/**
 * What globs over workflows have to be, as the end of a sentence. Matching one name takes seconds where wildcards of any length
 * follow each other in numbers, or where `+` and parentheses repeat them.
 *
 * @public
 */
export const workflowGlobsRule = `at most ${workflowGlobsLimits.globs} globs, each of at most ${workflowGlobsLimits.characters} characters, with at most ${workflowGlobsLimits.wildcards} of '*' and '{' and none of '+', '(' and ')', for which '?' may stand`;

/** Whether globs over workflows are so few and so simple that they are matched quickly. @public */
export function areWorkflowGlobs(globs: string[]): boolean {
  return (
    globs.length <= workflowGlobsLimits.globs &&
    globs.every(
      glob =>
        glob.length <= workflowGlobsLimits.characters &&
        !/[+()]/.test(glob) &&
        (glob.match(/[*{]/g) ?? []).length <= workflowGlobsLimits.wildcards,
    )
  );
}
