import { Repository, Run } from './model';

/** Replaces the few expressions that the simulator knows: `${{ inputs.x }}`, `${{ github.actor }}`, … */
export function evaluate(
  text: string,
  values: { run: Pick<Run, 'inputs' | 'actor' | 'branch' | 'sha'> } & {
    repository: Repository;
  },
): string {
  const { run, repository } = values;
  return text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_whole, name: string) => {
    const [context, key] = name.split('.');
    if (context === 'inputs') return run.inputs[key] ?? '';
    switch (name) {
      case 'github.actor':
        return run.actor.login;
      case 'github.ref_name':
        return run.branch;
      case 'github.sha':
        return run.sha;
      case 'github.repository':
        return `${repository.owner.login}/${repository.name}`;
      default:
        throw new Error(`The simulator can't evaluate '${name}' in: ${text}`);
    }
  });
}
