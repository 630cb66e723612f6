import { Schemas } from '../served/ServedGithub';
import { Activity } from '../world';
import { renderAccount } from './account';
import { nodeId } from './nodeId';
import { isoSeconds } from './time';

export function renderActivity(
  base: string,
  activity: Activity,
): Schemas['activity'] {
  return {
    id: activity.id,
    node_id: nodeId('PSH', activity.id),
    before: activity.before,
    after: activity.after,
    ref: `refs/heads/${activity.branch}`,
    timestamp: isoSeconds(activity.at),
    activity_type: activity.type,
    actor: renderAccount(base, activity.actor),
  };
}
