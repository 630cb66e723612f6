import os from 'node:os';
import type { MachineDescription } from '../figures/Figure';

/** The machine that this runs on. @param postgres - the version of the server */
export function describeMachine(postgres: string): MachineDescription {
  return {
    cores: os.availableParallelism(),
    cpu: os.cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(os.totalmem() / 1024 ** 3),
    platform: `${os.platform()} ${os.arch()}`,
    node: process.versions.node,
    postgres,
  };
}
