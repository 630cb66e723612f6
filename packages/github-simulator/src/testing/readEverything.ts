/** An answer as a test reads it. */
export interface Answer {
  url: string;
  status: number;
  body: Record<string, unknown> | Record<string, unknown>[];
  headers: Headers;
}

/** Reads one address of the simulator. */
export async function read(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual', ...init });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    url,
    status: response.status,
    body: isJson && text ? JSON.parse(text) : {},
    headers: response.headers,
  };
}

/** Reads a list to its end, by its links. */
export async function readAllPages(url: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next: string | undefined = url;
  while (next) {
    const answer: Answer = await read(next);
    answers.push(answer);
    next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  return answers;
}

/** Walks through everything that the REST API tells about a repository. */
export async function readEverything(base: string, slug: string) {
  const api = `${base}/repos/${slug
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;
  const at = (path: string) => readAllPages(`${api}${path}`);
  const runPages = await at('/actions/runs?per_page=100');
  const deploymentPages = await at('/deployments?per_page=100');
  const pullPages = await at('/pulls?state=all&per_page=50');
  const pages = [
    ...(await at('')),
    ...(await at('/branches')),
    ...(await at('/commits?per_page=100')),
    ...(await at('/activity?per_page=100')),
    ...pullPages,
    ...(await at('/actions/workflows')),
    ...runPages,
    ...(await at('/actions/artifacts?per_page=100')),
    ...(await at('/environments')),
    ...deploymentPages,
  ];
  const [{ body: repository }] = pages;
  const main = 'default_branch' in repository ? repository.default_branch : '';
  for (const branch of rowsOf(pages[1], undefined)) {
    pages.push(await read(`${api}/branches/${branch.name}`));
    pages.push(await read(`${api}/compare/${main}...${branch.name}`));
  }
  const pulls = pullPages.flatMap(page => rowsOf(page, undefined));
  for (const { number } of someOf(pulls)) {
    pages.push(...(await at(`/pulls/${number}`)));
    pages.push(...(await at(`/pulls/${number}/commits`)));
  }
  for (const workflow of rowsOf(
    (await at('/actions/workflows'))[0],
    'workflows',
  )) {
    pages.push(...(await at(`/actions/workflows/${workflow.id}`)));
    pages.push(
      ...(await at(`/actions/workflows/${workflow.id}/runs?per_page=100`)),
    );
  }
  const deployments = deploymentPages.flatMap(page => rowsOf(page, undefined));
  for (const { id, environment } of someOf(deployments)) {
    const path = `/deployments/${id}`;
    pages.push(...(await at(path)), ...(await at(`${path}/statuses`)));
    pages.push(...(await at(`/environments/${environment}`)));
  }
  const runs = runPages.flatMap(page => rowsOf(page, 'workflow_runs'));
  for (const run of someOf(runs)) {
    const path = `/actions/runs/${run.id}`;
    pages.push(...(await at(path)));
    pages.push(...(await at(`${path}/jobs?filter=all`)));
    pages.push(...(await at(`${path}/attempts/${run.run_attempt ?? 1}`)));
    const jobs = await at(`${path}/attempts/${run.run_attempt ?? 1}/jobs`);
    pages.push(...jobs, ...(await at(`/commits/${run.head_sha}`)));
    for (const job of rowsOf(jobs[0], 'jobs')) {
      pages.push(await read(`${api}/actions/jobs/${job.id}`));
      pages.push(await read(`${api}/actions/jobs/${job.id}/logs`));
    }
    pages.push(await read(`${api}/actions/runs/${run.id}/logs`));
  }
  return { runs, pages };
}

/** The newest, and some of the rest. */
function someOf<T>(rows: T[]): T[] {
  return rows.filter((_, index) => index % 40 === 0 || index < 5);
}

/** The rows of a list, which stand in a field of their own or not. */
export function rowsOf(
  answer: Answer | undefined,
  field: string | undefined,
): Record<string, unknown>[] {
  const body = answer?.body;
  if (!body) return [];
  if (Array.isArray(body)) return body;
  const rows = field ? body[field] : undefined;
  return Array.isArray(rows) ? rows : [];
}
