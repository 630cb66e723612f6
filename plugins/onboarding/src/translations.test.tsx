import { screen, within } from '@testing-library/react';
import { say } from '@mainline/backstage-plugin-onboarding-common';
import type {
  CheckResult,
  ItemProgress,
} from '@mainline/backstage-plugin-onboarding-common';
import { renderPage } from './__testUtils__/renderPage';
import { EntityOnboardingCard } from './components/EntityOnboardingCard';
import { MyChecklist } from './components/MyChecklist';
import { FixtureOnboardingApi } from './testing';
import type { ScenarioName } from './testing';
import { onboardingTranslationsModule } from './translations';

const service = 'component:default/catalog';

describe('onboardingTranslationsModule', () => {
  beforeEach(() => localStorage.setItem('language', 'ko'));
  afterEach(() => localStorage.removeItem('language'));

  const render = (
    page: JSX.Element,
    name: ScenarioName = 'usual',
    results: Record<string, CheckResult> = {},
  ) => {
    const onboarding = new FixtureOnboardingApi(name, Date.now());
    const { scenario } = onboarding;
    const changed = (stands: ItemProgress): ItemProgress => {
      const result = results[stands.item];
      return result ? { ...stands, state: result.state, result } : stands;
    };
    scenario.progress = scenario.progress.map(each =>
      each.service === service
        ? { ...each, items: each.items.map(changed) }
        : each,
    );
    renderPage(page, {
      onboarding,
      features: [onboardingTranslationsModule],
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
  };
  const itemOf = async (title: string) =>
    (await screen.findByText(title)).closest('li')!;

  it('shows the pages and the built-in checklist in Korean to a reader who chose it', async () => {
    render(<EntityOnboardingCard />);
    expect(await screen.findByText('웹훅이 도착함')).toBeInTheDocument();
    expect(screen.getByText('8개 중 5개')).toBeInTheDocument();
  });

  it('shows in Korean what the built-in checks say, and what would make an item done', async () => {
    render(<EntityOnboardingCard />);
    const item = await itemOf('웹훅이 도착함');
    expect(item).toHaveTextContent(/웹훅이 아직 도착하지 않았습니다\./);
    expect(item).toHaveTextContent(/할 일: 저장소에 포털의 GitHub App을 설치/);
  });

  it("says days by the reader's locale", async () => {
    render(<EntityOnboardingCard />, 'usual', {
      'webhook-arrived': {
        state: 'open',
        ...say('webhookArrived.arrived', { day: '2026-11-02' }),
      },
    });
    expect(await itemOf('웹훅이 도착함')).toHaveTextContent(
      '저장소의 첫 웹훅이 2026년 11월 2일에 도착했습니다.',
    );
  });

  it('shows in Korean what a check said last', async () => {
    render(<EntityOnboardingCard />, 'away');
    expect(await itemOf('메인라인이 빌드됨')).toHaveTextContent(
      /지금 ci 플러그인이 답하지 않습니다\..*완료\. 워크플로가 main 브랜치를 빌드합니다\./,
    );
  });

  it('shows in Korean what is to be done of my services', async () => {
    render(<MyChecklist />);
    expect(await itemOf('한 번 배포됨')).toHaveTextContent(
      '파이프라인의 첫 환경에 배포하세요.',
    );
  });

  it('shows in Korean why the reader may not confirm', async () => {
    render(<EntityOnboardingCard />, 'not-allowed');
    expect(await itemOf('팀이 힘든 밤에 준비됨')).toHaveTextContent(
      /담당\(group:default\/team-a\)에게 문의하세요\./,
    );
  });

  it.each<[string, Omit<CheckResult, 'state'>]>([
    ['plain words of another module', { sentence: 'It has no runbook.' }],
    ['no messages', { sentence: 'It is so.', messages: [] }],
    [
      'a message of a newer backend',
      {
        sentence: 'It is built. It is blue.',
        messages: [
          ...say('mainlineBuilt.green', { branch: 'main' }).messages,
          { key: 'mainlineBuilt.blue' },
        ],
      },
    ],
    [
      'a message that takes another value',
      {
        sentence: 'Workflows build trunk.',
        messages: [{ key: 'mainlineBuilt.green', values: { trunk: 'trunk' } }],
      },
    ],
  ])('shows as they were written: %s', async (_, words) => {
    render(<EntityOnboardingCard />, 'usual', {
      'webhook-arrived': { state: 'open', ...words, remedy: words },
    });
    const item = await itemOf('웹훅이 도착함');
    expect(within(item).getAllByText(words.sentence)).toHaveLength(2);
  });

  it('shows a value as the text that it is', async () => {
    const reason = '<b>$t(page.title)</b> {{repository}} $& {{- reason}}';
    render(<EntityOnboardingCard />, 'usual', {
      'repository-found': {
        state: 'open',
        ...say('repositoryFound.refused', {
          repository: 'acme/catalog',
          reason,
        }),
      },
    });
    expect(
      await screen.findByText(
        `acme/catalog 저장소를 읽을 수 없습니다: ${reason}`,
      ),
    ).toBeInTheDocument();
  });
});
