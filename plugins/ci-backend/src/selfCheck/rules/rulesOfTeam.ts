import { WorkingTime } from '@mainline/backstage-plugin-ci-common';
import type {
  SelfCheckRules,
  WorkingCalendar,
} from '@mainline/backstage-plugin-ci-common';
import { calendarAnnotations } from './calendarAnnotations';
import { overlay } from './overlay';
import type { SelfCheckConfig } from './readSelfCheckConfig';

/** The rules for the services of one owner. */
export interface TeamRules {
  rules: SelfCheckRules;
  /** What is annotated and can't be used, a sentence each. */
  mistakes: string[];
}

/**
 * The rules of a team: the organisation's, over them the calendar of the owner's annotations, over them what configuration
 * says of that team. An annotation that can't be used changes nothing, and is told.
 */
export function rulesOfTeam(
  config: SelfCheckConfig,
  team: { owner?: string; annotations?: Record<string, string> },
): TeamRules {
  const { owner = '', annotations = {} } = team;
  const ofTeam = config.teams.get(owner) ?? {};
  const mistakes: string[] = [];
  let annotated: Partial<WorkingCalendar> = {};
  for (const { name, form, read } of calendarAnnotations) {
    const value = annotations[name];
    if (value === undefined) continue;
    const said = read(value);
    const calendar = { ...annotated, ...said };
    if (said && isUsable(overlaid(config, calendar, ofTeam).calendar)) {
      annotated = calendar;
    } else {
      mistakes.push(
        `The annotation ${name} of ${owner} is '${value}': it has to be ${form}. Mend it there; until then it is passed over.`,
      );
    }
  }
  return { rules: overlaid(config, annotated, ofTeam), mistakes };
}

function overlaid(
  { rules }: SelfCheckConfig,
  calendar: Partial<WorkingCalendar>,
  ofTeam: Parameters<typeof overlay>[1],
): SelfCheckRules {
  return overlay(overlay(rules, { calendar }), ofTeam);
}

function isUsable(calendar: WorkingCalendar): boolean {
  try {
    WorkingTime.of(calendar);
    return true;
  } catch {
    return false; // Whoever asks says which annotation it was.
  }
}
