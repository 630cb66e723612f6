import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import { inOrder } from '@mainline/backstage-plugin-mainline-common';
import type { Words } from '@mainline/backstage-plugin-mainline-common';
import {
  parseEnvironment,
  say,
} from '@mainline/backstage-plugin-delivery-common';
import { renderPage } from './__testUtils__/renderPage';
import { DeliveryPages } from './components/DeliveryPages';
import { EntityDeliveryContent } from './components/EntityDelivery';
import { EntityDeliveryCard } from './components/EntityDeliveryCard';
import { FixtureDeliveryApi, known } from './testing';
import type { ScenarioName } from './testing';
import { deliveryTranslationsModule } from './translations';

describe('deliveryTranslationsModule', () => {
  beforeEach(() => localStorage.setItem('language', 'ko'));
  afterEach(() => localStorage.removeItem('language'));

  const deliveryOf = (name: ScenarioName) =>
    new FixtureDeliveryApi(name, Date.now());
  const render = (
    page: JSX.Element,
    delivery: FixtureDeliveryApi,
    at = '/delivery',
  ) =>
    renderPage(page, {
      delivery,
      at,
      mountPath: '/delivery/*',
      features: [deliveryTranslationsModule],
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
    render(
      <EntityDeliveryContent />,
      deliveryOf('usual'),
      '/delivery?deploy=performance&version=b454',
    );
    expect(
      await screen.findByRole('button', {
        name: 'b454을(를) performance에 배포',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: '환경' })).toBeInTheDocument();
  });

  it('shows in Korean what stops a deployment', async () => {
    render(
      <EntityDeliveryContent />,
      deliveryOf('usual'),
      '/delivery?deploy=performance&version=b999',
    );
    expect(
      await screen.findByText(/^'b999'은\(는\) 버전이 아닙니다\./),
    ).toBeInTheDocument();
  });

  it.each([
    ['tab', <EntityDeliveryContent key="tab" />],
    ['card', <EntityDeliveryCard key="card" />],
  ])('shows in Korean why nothing can be deployed: %s', async (_, page) => {
    render(page, deliveryOf('not-deployable'));
    expect(
      await screen.findByText(
        /^acme\/catalog 저장소의 main 브랜치에 .* 파일이 없거나/,
      ),
    ).toBeInTheDocument();
  });

  it('shows in Korean the mistakes in what was written down', async () => {
    const delivery = deliveryOf('not-deployable');
    const parsed = parseEnvironment({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'lab' },
      spec: { type: 'environment', owner: 'group:default/a', kind: 'x' },
    });
    if (!parsed.ok) delivery.scenario.service.mistakes.push(...parsed.mistakes);
    render(<EntityDeliveryContent />, delivery);
    expect(
      await screen.findByText(
        /spec\.stages\[2\]\.environment의 값이 'stagin'인데, 그런 환경이 없습니다\..*: integration, uat, performance, production$/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /spec\.kind의 값이 "x"입니다\. 다음 중 하나를 적으세요: development, test, uat, performance, production$/,
      ),
    ).toBeInTheDocument();
  });

  it('shows in Korean what is worth knowing of a rollback', async () => {
    render(
      <EntityDeliveryContent />,
      deliveryOf('usual'),
      '/delivery?deploy=performance&version=b441',
    );
    expect(
      await screen.findByText(
        /^롤백입니다\. performance 환경에 더 새로운 b452 버전이 있으며/,
      ),
    ).toBeInTheDocument();
  });

  it('shows in Korean who may deploy where the reader may not', async () => {
    render(<EntityDeliveryContent />, deliveryOf('usual'));
    expect(
      await screen.findByText(/담당\(group:default\/release\)에게 문의하세요/),
    ).toBeInTheDocument();
  });

  it('shows in Korean why a deployment can not be cancelled', async () => {
    const delivery = deliveryOf('usual');
    delivery.scenario.details[known.running].cancel = {
      allowed: false,
      rule: 'run-unknown',
      ...say('deployment.cancelWithoutRun'),
    };
    render(
      <DeliveryPages />,
      delivery,
      `/delivery/deployments/${known.running}`,
    );
    expect(
      await screen.findByText(/^배포를 보냈지만 실행을 아직 모릅니다\./),
    ).toBeInTheDocument();
  });

  it('shows in Korean why a deployment failed', async () => {
    const delivery = deliveryOf('usual');
    const { sentence: reason, messages: reasonMessages } = say(
      'reason.stepFailed',
      { job: 'deploy', step: 'Roll out' },
    );
    delivery.set(known.failed, { reason, reasonMessages });
    render(
      <DeliveryPages />,
      delivery,
      `/delivery/deployments/${known.failed}`,
    );
    // Where it stands, and at the end of what was done.
    expect(
      await screen.findAllByText(
        "'deploy' 작업이 'Roll out' 단계에서 실패했습니다.",
      ),
    ).toHaveLength(2);
  });

  it('shows in Korean what was done to a deployment, and as it was written what has no messages', async () => {
    const delivery = deliveryOf('usual');
    const { sentence: detail, messages: detailMessages } = inOrder(
      say('event.runAppeared', { run: '7' }),
      say('event.notFollowed'),
    );
    const at = new Date().toISOString();
    delivery.scenario.details[known.failed] = {
      events: [
        { at, action: 'run-seen', detail, detailMessages },
        { at, action: 'sent', detail: 'It was accepted.' },
      ],
    };
    render(
      <DeliveryPages />,
      delivery,
      `/delivery/deployments/${known.failed}`,
    );
    expect(
      await screen.findByText(
        '찾기를 포기한 뒤에 7 실행이 나타났습니다. 그 실행을 따라가지 않습니다.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('It was accepted.')).toBeInTheDocument();
  });

  it.each<[string, Words, string | RegExp]>([
    [
      'states',
      say('event.attemptEnded', { run: '7', attempt: '2', state: 'succeeded' }),
      '7 실행의 2번째 시도: 성공.',
    ],
    [
      'states that are not known here',
      say('event.atEnd', { state: 'blue' }),
      '배포가 끝났습니다(blue).',
    ],
    [
      'instants',
      say('event.postponed', { at: '2026-11-03T12:05:09.000Z' }),
      /^2026년 11월 \d일 오(전|후) \d+:\d5:09에 다시 보냅니다\.$/,
    ],
    [
      'durations',
      say('reason.noAnswer', { duration: 90_000 }),
      '보냈지만 1분 30초 안에 응답이 없었습니다.',
    ],
  ])('says %s as the pages do', async (_, words, said) => {
    const delivery = deliveryOf('usual');
    delivery.scenario.details[known.failed] = {
      events: [
        {
          at: new Date().toISOString(),
          action: 'ended',
          detail: words.sentence,
          detailMessages: words.messages,
        },
      ],
    };
    render(
      <DeliveryPages />,
      delivery,
      `/delivery/deployments/${known.failed}`,
    );
    expect(await screen.findByText(said)).toBeInTheDocument();
  });

  const refusal = async ({ sentence, messages }: Words) =>
    ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name: 'ConflictError', message: sentence, messages },
          response: { statusCode: 409 },
        }),
        { status: 409, headers: { 'content-type': 'application/json' } },
      ),
    );

  it('shows in Korean why an order was refused', async () => {
    const user = userEvent.setup();
    const delivery = deliveryOf('usual');
    const words = say('promotion.noStage', { environment: 'performance' });
    jest.spyOn(delivery, 'deploy').mockRejectedValue(await refusal(words));
    render(
      <EntityDeliveryContent />,
      delivery,
      '/delivery?deploy=performance&version=b454',
    );
    await user.click(
      await screen.findByRole('button', {
        name: 'b454을(를) performance에 배포',
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      '파이프라인에 performance 환경에 배포하는 단계가 없습니다.',
    );
  });

  it('shows in Korean why cancelling was refused', async () => {
    const user = userEvent.setup();
    const delivery = deliveryOf('usual');
    const words = say('deployment.cancelSending', { id: known.running });
    jest.spyOn(delivery, 'cancel').mockRejectedValue(await refusal(words));
    render(
      <DeliveryPages />,
      delivery,
      `/delivery/deployments/${known.running}`,
    );
    await user.click(await screen.findByRole('button', { name: '취소…' }));
    await user.click(screen.getByRole('button', { name: '배포 취소' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      `${known.running} 배포를 지금 보내고 있습니다.`,
    );
  });

  it.each<[string, Words]>([
    ['plain words of another deployer', { sentence: 'It has no chart.' }],
    ['no messages', { sentence: 'It is so.', messages: [] }],
    [
      'a message of a newer backend',
      {
        sentence: 'Its repository is not known yet. It is blue.',
        messages: [
          ...say('target.noRepository').messages,
          { key: 'target.blue' },
        ],
      },
    ],
    [
      'a message that takes another value',
      {
        sentence: 'Nothing deploys from there.',
        messages: [{ key: 'target.noDeployer', values: { place: 'there' } }],
      },
    ],
  ])('shows as they were written: %s', async (_, words) => {
    const delivery = deliveryOf('not-deployable');
    delivery.scenario.service.target = { possible: false, ...words };
    render(<EntityDeliveryContent />, delivery);
    const why = await screen.findByRole('region', {
      name: '여기에서 배포할 수 없습니다',
    });
    expect(within(why).getByText(words.sentence)).toBeInTheDocument();
  });

  it('shows a value as the text that it is', async () => {
    const delivery = deliveryOf('not-deployable');
    const host = '<b>$t(page.title)</b> {{host}} $& {{- reason}}';
    delivery.scenario.service.target = {
      possible: false,
      ...say('target.noDeployer', { host }),
    };
    render(<EntityDeliveryContent />, delivery);
    expect(
      await screen.findByText(
        `${host} 호스트에서 배포하는 것이 설치되어 있지 않습니다. 그 호스트를 다루는 배포기를 설치하세요.`,
      ),
    ).toBeInTheDocument();
  });
});
