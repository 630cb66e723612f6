import { Schemas } from '../served/ServedGithub';
import { Account } from '../world';
import { nodeId } from './nodeId';

export function renderAccount(
  base: string,
  { id, login, type }: Account,
): Schemas['simple-user'] {
  const url = `${base}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id,
    node_id: nodeId('U', id),
    avatar_url: `${base}/avatars/u/${id}`,
    gravatar_id: '',
    url,
    html_url: `${base}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** Role accounts have no mailbox: the address is one that can't exist. */
export function emailOf({ id, login }: Account): string {
  return `${id}+${login.replace(/[^a-z0-9-]/gi, '')}@users.noreply.example`;
}
