import { ServedRepository } from '../served/ServedGithub';

/** The workflow with this id, or whose file has this name. */
export function findWorkflow(repository: ServedRepository, idOrFile: string) {
  return repository
    .workflows()
    .find(
      ({ id, path }) =>
        String(id) === idOrFile || path.split('/').at(-1) === idOrFile,
    );
}
