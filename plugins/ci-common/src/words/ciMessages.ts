import { githubMessages } from '@mainline/backstage-plugin-mainline-common';

/**
 * What the backends of ci say, by what it is about: in English, and translated by its pages. Each is one or more whole sentences,
 * so that another language can order its words as it likes. `{{name}}` is filled with a value.
 *
 * @public
 */
export const ciMessages = {
  /** Why a repository can't be read, whatever its source is. */
  source: {
    none: "No source of builds reads {{host}}. Add an integration for it to the configuration, or mend the service's annotation.",
    noneAnyMore:
      'No source of builds reads {{host}} any more. Add an integration for it to the configuration.',
    notFound:
      '{{host}}/{{repository}} was not found, or the credentials for {{host}} may not read it. Mend the annotation of the service, or give access.',
    notFoundAnyMore:
      '{{repository}} was not found any more. What is known of it is kept.',
    otherRepository:
      '{{repository}} is the name of another repository now. What is known of this one is kept; mend the annotation of the service if it was renamed.',
    failed: '{{repository}} could not be read: {{reason}}',
  },
  /** Why a run's jobs, or the log of one, can't be shown. */
  run: {
    noJobsYet:
      'None of its jobs has been reported yet. They appear here once they are.',
    noLog:
      'There is no log of job {{job}} in the repository of {{service}}: the job is unknown, its log has expired, or it is not written before the job ends.',
  },
  /** Why GitHub does not let it be read. */
  github: {
    ...githubMessages,
    refused:
      "{{name}} can't be read: {{host}} answered {{status}} to {{route}}: {{reason}}.",
    renewToken: 'Renew the token of integrations.github.',
    permit:
      'Give the token or App of integrations.github read access to actions, contents and metadata.',
    notThere:
      '{{repository}} is not there, or the credentials of integrations.github may not read it. What is known of it is kept. Give access, or mend the annotation of the service.',
    withoutList:
      'GitHub answered without a list: something between here and GitHub may answer in its place. Check apiBaseUrl of integrations.github.',
    withoutField:
      'GitHub answered without {{field}}: something between here and GitHub may answer in its place. Check apiBaseUrl of integrations.github.',
    unreadableItems:
      'GitHub answered with {{number}} items of which none can be read: what it calls things may have changed, or something between here and GitHub changes them.',
    unreadableField:
      'GitHub answered with {{number}} {{field}} of which none can be read: what it calls things may have changed, or something between here and GitHub changes them.',
  },
} as const;
