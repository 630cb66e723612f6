const folder = '.github/workflows/';

/** A service's deploy workflow is said by this annotation; without it, it is `deploy.yml`. */
export const workflowAnnotation = 'delivery.mainline/workflow';

/** Where a service's deploy workflow is; undefined where its annotation is neither a file's name nor a path of a workflow. */
export function workflowPathOf(
  annotations: Record<string, string>,
): string | undefined {
  const said = (annotations[workflowAnnotation] ?? 'deploy.yml').trim();
  const name = said.replace(/^\.?\//, '').replace(folder, '');
  return /^[^/\s]+\.ya?ml$/.test(name) ? `${folder}${name}` : undefined;
}
