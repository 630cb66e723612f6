import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** `github` of app-config, with its defaults. */
export interface GithubSettings {
  timeoutMs: number;
  reserveForPeople: number;
  pointsPerMinute: number;
}

export function readGithubSettings(config: RootConfigService): GithubSettings {
  const timeoutMs = config.has('github.requestTimeout')
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: 'github.requestTimeout' }),
      )
    : 15_000;
  if (!(timeoutMs > 0)) {
    throw new InputError(
      `github.requestTimeout is ${timeoutMs} ms: give a duration above zero, as in '15s', or leave it out for 15 seconds.`,
    );
  }

  const reserveForPeople =
    config.getOptionalNumber('github.reserveForPeople') ?? 0.1;
  if (!(reserveForPeople >= 0 && reserveForPeople < 1)) {
    throw new InputError(
      `github.reserveForPeople is ${reserveForPeople}: give the share of requests to keep for people, from 0 to below 1, or leave it out for 0.1.`,
    );
  }

  const pointsPerMinute =
    config.getOptionalNumber('github.pointsPerMinute') ?? 900;
  if (!(pointsPerMinute >= 60)) {
    throw new InputError(
      `github.pointsPerMinute is ${pointsPerMinute}: give a number of at least 60, or leave it out for the 900 of github.com.`,
    );
  }
  return { timeoutMs, reserveForPeople, pointsPerMinute };
}
