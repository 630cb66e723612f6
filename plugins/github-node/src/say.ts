import {
  createSayings,
  githubMessages,
  githubValueKinds,
} from '@mainline/backstage-plugin-mainline-common';

/** Says one of the `githubMessages`. */
export const { say } = createSayings(
  { github: githubMessages },
  githubValueKinds,
);
