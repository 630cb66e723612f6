import { Schemas } from '../../served/ServedGithub';

/** The commit that a run tells of; the accounts of its people are not known. */
export function renderAccountless(
  row: Schemas['workflow-run'],
  parent: string | undefined,
): Schemas['commit'] {
  const head = row.head_commit;
  if (!head) throw new Error(`Run ${row.id} has no head commit`);
  const { url: api, html_url: page } = row.repository;
  const person = (who: { name: string; email: string } | null) =>
    who && { name: who.name, email: who.email, date: head.timestamp };
  return {
    sha: head.id,
    node_id: `C_supplied_${head.id}`,
    url: `${api}/commits/${head.id}`,
    html_url: `${page}/commit/${head.id}`,
    comments_url: `${api}/commits/${head.id}/comments`,
    commit: {
      author: person(head.author),
      committer: person(head.committer),
      message: head.message,
      tree: { sha: head.tree_id, url: `${api}/git/trees/${head.tree_id}` },
      url: `${api}/git/commits/${head.id}`,
      comment_count: 0,
    },
    author: null,
    committer: null,
    parents: parent
      ? [
          {
            sha: parent,
            url: `${api}/commits/${parent}`,
            html_url: `${page}/commit/${parent}`,
          },
        ]
      : [],
  };
}
