/**
 * What services of an environment run on: physical to virtual, as the chapter lists them. Configuration may add more.
 *
 * @public
 */
export const platforms = [
  'bare-metal',
  'virtual-machine',
  'vagrant',
  'linux-containers',
  'docker',
  'kubernetes',
  'platform-as-a-service',
] as const;

/**
 * One of {@link platforms}, or one that configuration added.
 *
 * @public
 */
export type Platform = (typeof platforms)[number] | (string & {});
