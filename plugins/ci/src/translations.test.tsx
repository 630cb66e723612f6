import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { say } from '@mainline/backstage-plugin-ci-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import { EntityCiContent } from './components/EntityCi';
import { HealthPage } from './components/HealthPage';
import { OperationsPage } from './components/Operations';
import { renderPage } from './__testUtils__/renderPage';
import { FixtureCiApi } from './testing';
import { ciTranslationsModule } from './translations';

describe('ciTranslationsModule', () => {
  beforeEach(() => localStorage.setItem('language', 'ko'));
  afterEach(() => localStorage.removeItem('language'));

  const now = Date.now();
  const render = (page: JSX.Element, ci: FixtureCiApi, at = '/ci') =>
    renderPage(page, {
      ci,
      at,
      mountPath: '/ci/*',
      features: [ciTranslationsModule],
      config: {
        app: {
          extensions: [
            {
              'api:app/app-language': {
                config: { availableLanguages: ['en', 'ko'] },
              },
            },
          ],
        },
      },
    });

  it('shows the pages in Korean to a reader who chose it', async () => {
    render(<EntityCiContent />, new FixtureCiApi('usual', now));

    expect(
      await screen.findByRole('region', {
        name: '메인라인이 2시간 14분 동안 빨간불입니다',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '실패한 단계 보기' }),
    ).toBeInTheDocument();
  });

  const unreadable = ({ sentence, messages }: Words) => {
    const ci = new FixtureCiApi('usual', now);
    Object.assign(ci.scenario.services[0], {
      sourceError: sentence,
      sourceErrorMessages: messages,
    });
    return ci;
  };
  const missing = say('github.notThere', { repository: 'acme/catalog' });
  const koMissing = /^acme\/catalog 저장소가 없거나, integrations\.github의/;

  it.each<[string, Words, string | RegExp]>([
    ['what is ours', missing, koMissing],
    [
      'instants',
      say('github.hourUsedUp', {
        account: 'token',
        host: 'github.com',
        until: '2026-11-03T12:05:09.000Z',
      }),
      /다 썼습니다\. 2026년 11월 \d일 오(전|후) \d+:\d5:09 이후에 다시 시도하세요\.$/,
    ],
    [
      'durations',
      say('github.noAnswer', {
        host: 'github.com',
        route: 'GET /repos/{owner}/{repo}',
        duration: 15_000,
      }),
      'github.com 호스트가 GET /repos/{owner}/{repo} 요청에 15초 안에 응답하지 않았습니다.',
    ],
    [
      'what GitHub said as it said it',
      say('github.refused', {
        name: 'acme/catalog',
        host: 'github.com',
        status: '404',
        route: 'GET /repos/{owner}/{repo}',
        reason: 'Not Found {{host}}',
      }),
      /응답했습니다: Not Found \{\{host\}\}\.$/,
    ],
    [
      'only a sentence of another source as it wrote it',
      { sentence: 'The server is away.' },
      'The server is away.',
    ],
    [
      'a message of a newer backend as its sentence',
      {
        sentence: 'Renew the token. It is blue.',
        messages: [
          ...say('github.renewToken').messages,
          { key: 'github.blue' },
        ],
      },
      'Renew the token. It is blue.',
    ],
  ])('says why a service can not be read: %s', async (_, words, said) => {
    render(<EntityCiContent />, unreadable(words));
    expect(await screen.findByText(said)).toBeInTheDocument();
  });

  it('says so in the list, too', async () => {
    render(<HealthPage />, unreadable(missing));
    expect(await screen.findByText(koMissing)).toBeInTheDocument();
  });

  it('says so where the self-check was not answered yet', async () => {
    const ci = unreadable(missing);
    const answered = await ci.getSelfCheck('component:default/catalog');
    jest
      .spyOn(ci, 'getSelfCheck')
      .mockResolvedValue({ ...answered, selfCheck: undefined });
    render(<EntityCiContent />, ci, '/ci/self-check');
    expect(
      await screen.findByText(/acme\/catalog 저장소가 없거나/),
    ).toBeInTheDocument();
  });

  it("says why a run's jobs can not be read", async () => {
    const ci = new FixtureCiApi('usual', now);
    const read = await ci.getRun('component:default/catalog', '9300000001');
    const { sentence, messages } = say('run.noJobsYet');
    jest.spyOn(ci, 'getRun').mockResolvedValue({
      ...read,
      jobsUnavailableReason: sentence,
      jobsUnavailableMessages: messages,
    });
    render(<EntityCiContent />, ci, '/ci/runs/9300000001');
    expect(
      await screen.findByText(
        '아직 보고된 작업이 없습니다. 보고되면 여기에 나타납니다.',
      ),
    ).toBeInTheDocument();
  });

  it.each<[string, { name: string }, Words, RegExp]>([
    [
      'is gone',
      { name: 'NotFoundError' },
      say('run.noLog', { job: '71', service: 'component:default/catalog' }),
      /^component:default\/catalog 서비스의 저장소에 71 작업의 로그가 없습니다/,
    ],
    [
      'can not be read',
      { name: 'ServiceUnavailableError' },
      say('github.renewToken'),
      /^integrations\.github의 토큰을 갱신하세요/,
    ],
  ])('says why a log %s', async (_, { name }, words, said) => {
    const ci = new FixtureCiApi('usual', now);
    const { sentence: message, messages } = words;
    jest.spyOn(ci, 'getJobLog').mockRejectedValue(
      Object.assign(new Error('Request failed'), {
        name: 'ResponseError',
        cause: Object.assign(new Error(message), { name, messages }),
      }),
    );
    render(<EntityCiContent />, ci, '/ci/runs/9000000001?attempt=2');
    await userEvent.click(
      await screen.findByRole('button', { name: '실패한 단계의 로그 보기' }),
    );
    expect(await screen.findByText(said)).toBeInTheDocument();
  });

  it('says so to operators', async () => {
    render(<OperationsPage />, new FixtureCiApi('usual', now));
    const list = await screen.findByRole('list', {
      name: '최신이 아닌 저장소',
    });
    expect(
      within(list).getByText(
        /^github\.com\/acme\/renamed-long-ago 저장소를 찾지 못했거나/,
      ),
    ).toBeInTheDocument();
    expect(
      within(list).getByText(
        'GitHub answered 502 for the runs of acme/monorepo.',
      ),
    ).toBeInTheDocument();
  });
});
