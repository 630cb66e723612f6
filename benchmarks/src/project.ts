import path from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

/** The root of the checkout. */
export const projectRoot = resolvePackagePath('@mainline/benchmarks', '..');

/** What the benchmarks write: logs, configuration, the databases of the demo that is started. Ignored by git, safe to delete. */
export const benchState = path.join(projectRoot, '.mainline', 'bench');
