import { ApiDescription } from '@mainline/backstage-plugin-mainline-node/testing';

const description = new ApiDescription('@mainline/backstage-plugin-ci-backend');

/** Every path of the description that can be got. */
export const describedPaths = description.paths();

/** What else can be asked of a path. */
export const describedDeeds = (['post', 'put', 'delete'] as const).flatMap(
  method => description.paths(method).map(path => ({ method, path })),
);

/** Throws where an answer is not what the description says for that path, status and method. */
export function expectDescribed(
  path: string,
  answer: { status: number; body: unknown },
  method?: 'get' | 'post' | 'put' | 'delete',
): void {
  description.expectDescribed(path, answer, method);
}
