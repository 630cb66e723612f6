import { escapePointer } from './escapePointer';
import { OpenApiOperation, readOpenApi } from './readOpenApi';

interface FoundOperation {
  path: string;
  /** Where it stands in the description. */
  pointer: string;
  responses: OpenApiOperation['responses'];
}

let templates: Array<{ path: string; pattern: RegExp }> | undefined;

/** The operation that a request is for; `/repositories/{id}/…` means the same as `/repos/{owner}/{repo}/…`. */
export function findOperation(
  method: string,
  requested: string,
): FoundOperation | undefined {
  const path = requested.replace(/^\/repositories\/\d+/, '/repos/by/id');
  const verb = method.toLowerCase();
  templates ??= Object.keys(readOpenApi().paths).map(template => ({
    path: template,
    pattern: toPattern(template),
  }));
  // Of several that match, the one with the fewest parameters is meant.
  const [found] = templates
    .filter(template => template.pattern.test(path))
    .filter(template => readOpenApi().paths[template.path][verb])
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  return (
    found && {
      path: found.path,
      pointer: `paths/${escapePointer(found.path)}/${verb}`,
      responses: readOpenApi().paths[found.path][verb].responses,
    }
  );
}

function toPattern(template: string) {
  const pattern = template
    .split('/')
    .map(part => {
      // Refs, branches and paths may hold slashes.
      if (['{branch}', '{ref}', '{path}', '{basehead}'].includes(part))
        return '.+';
      return part.startsWith('{') ? '[^/]+' : part.replace(/[.*+]/g, '\\$&');
    })
    .join('/');
  return new RegExp(`^${pattern}$`);
}
