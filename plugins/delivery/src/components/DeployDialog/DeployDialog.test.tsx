import { useState } from 'react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureDeliveryApi, job, runDetails } from '../../testing';
import { DeployDialog } from './DeployDialog';

const now = Date.now();

/** Whoever opens the dialog keeps which deployment it shows. */
function Opened(props: {
  order: { environment?: string; version?: string };
  onClose: () => void;
}) {
  const [deployment, setDeployment] = useState<string>();
  return (
    <DeployDialog
      order={{ service: 'component:default/catalog', ...props.order }}
      deployment={deployment}
      onRequested={setDeployment}
      onClose={props.onClose}
    />
  );
}

let signals: Array<(message: JsonObject) => void> = [];
const signal = () =>
  act(() => signals.forEach(tell => tell({ entityRefs: [] })));

function renderDialog(
  delivery: FixtureDeliveryApi,
  order: { environment?: string; version?: string } = {
    environment: 'performance',
    version: 'b454',
  },
) {
  signals = [];
  const onClose = jest.fn();
  renderPage(<Opened order={order} onClose={onClose} />, {
    delivery,
    signals: {
      subscribe: (_channel, onMessage) => {
        signals.push(onMessage as (message: JsonObject) => void);
        return { unsubscribe: () => {} };
      },
    },
  });
  return { onClose };
}

const deed = () =>
  screen.findByRole('button', { name: 'Deploy b454 to performance' });

const versionField = () => screen.getByRole('combobox', { name: /^Version/ });

describe('DeployDialog', () => {
  it('explains what would happen, deploys what the button names, and becomes the progress', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    renderDialog(delivery);

    const told = await screen.findByRole('region', {
      name: 'What would happen',
    });
    await deed();
    expect(told).toHaveTextContent(/now\s*b452.*then\s*b454/);
    expect(
      within(told).getByRole('list', { name: '2 check-ins go there:' }),
    ).toBeInTheDocument();
    expect(told).toHaveTextContent('exactly once');
    expect(told).toHaveTextContent(
      'deploy service=catalog environment=performance version=b454',
    );

    await user.click(await deed());
    expect(
      await screen.findByText('Requested, not sent yet.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Closing this does not stop it.'),
    ).toBeInTheDocument();
    expect(delivery.sent).toEqual([
      expect.objectContaining({
        service: 'component:default/catalog',
        environment: 'performance',
        version: 'b454',
      }),
    ]);

    const { id } = delivery.scenario.deployments[0];
    delivery.set(id, {
      state: 'running',
      phase: 'following',
      run: { id: '77', attempt: 1 },
    });
    delivery.scenario.details[id] = {
      run: runDetails(delivery.scenario.deployments[0], now, [
        job(now, {
          status: 'in_progress',
          conclusion: undefined,
          name: 'roll-out',
        }),
      ]),
      cancel: { allowed: true },
    };
    signal();
    expect(
      await screen.findByText('Its run is on its way.'),
    ).toBeInTheDocument();
    expect(screen.getByText('roll-out')).toBeInTheDocument();

    delivery.set(id, { state: 'succeeded', phase: 'ended' });
    signal();
    expect(
      await screen.findByText('b454 was deployed to performance.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Cancel…' })).toBeNull();
  });

  it('deploys the version that latest meant when it was explained', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    delivery.scenario.service.environments[0].underway = undefined;
    renderDialog(delivery, { environment: 'integration' });

    await user.click(
      await screen.findByRole('button', { name: 'Deploy b459 to integration' }),
    );
    await waitFor(() => expect(delivery.sent[0]?.version).toBe('b459'));
  });

  it('makes one request of a double click', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    renderDialog(delivery);

    await user.dblClick(await deed());
    await screen.findByText('Requested, not sent yet.');

    expect(new Set(delivery.sent.map(each => each.idempotencyKey)).size).toBe(
      1,
    );
    expect(delivery.scenario.deployments).toHaveLength(10);
  });

  it('sends the same key again after no answer came, and another for another order', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const keys: string[] = [];
    jest
      .spyOn(delivery, 'deploy')
      .mockImplementation(async (_order, { idempotencyKey }) => {
        keys.push(idempotencyKey);
        throw new TypeError('Failed to fetch');
      });
    renderDialog(delivery);

    await user.click(await deed());
    expect(await screen.findByText('No answer came')).toBeInTheDocument();
    expect(
      screen.getByText(/Sending the same one again makes it at most once/),
    ).toBeInTheDocument();
    await user.click(await deed());
    await waitFor(() => expect(keys).toHaveLength(2));

    const version = versionField();
    await user.clear(version);
    await user.type(version, 'b458');
    await user.keyboard('{Escape}');
    await user.click(
      await screen.findByRole('button', { name: 'Deploy b458 to performance' }),
    );
    await waitFor(() => expect(keys).toHaveLength(3));

    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('finds the deployment again whose answer was lost, though it stands in its own way now', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const deploy = delivery.deploy.bind(delivery);
    jest
      .spyOn(delivery, 'deploy')
      .mockImplementationOnce(async (order, options) => {
        const made = await deploy(order, options);
        const { service } = delivery.scenario;
        delivery.scenario.service = {
          ...service,
          environments: service.environments.map(each =>
            each.environment === 'performance'
              ? { ...each, underway: made }
              : each,
          ),
        };
        throw new TypeError('Failed to fetch');
      });
    renderDialog(delivery);

    await user.click(await deed());
    await screen.findByText('No answer came');
    signal();
    expect(
      await screen.findByText(/where b454 is on its way/),
    ).toBeInTheDocument();

    await user.click(await deed());
    expect(
      await screen.findByText('Requested, not sent yet.'),
    ).toBeInTheDocument();
    expect(delivery.scenario.deployments).toHaveLength(10);
  });

  it("says the server's sentence where it says no", async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const error = await ResponseError.fromResponse(
      new Response(
        JSON.stringify({
          error: { name: 'ConflictError', message: 'b455 was quicker.' },
          response: { statusCode: 409 },
        }),
        { status: 409, headers: { 'content-type': 'application/json' } },
      ),
    );
    jest.spyOn(delivery, 'deploy').mockRejectedValue(error);
    renderDialog(delivery);

    await user.click(await deed());
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The request was not made',
    );
    expect(screen.getByRole('alert')).toHaveTextContent('b455 was quicker.');
  });

  it('puts what stops it beside the field that it names, and offers no button', async () => {
    renderDialog(new FixtureDeliveryApi('usual', now), {
      environment: 'production',
      version: 'b999',
    });

    const version = await screen.findByRole('combobox', { name: /^Version/ });
    await waitFor(() =>
      expect(version).toHaveAccessibleDescription(
        /version is "b999", which is no version/,
      ),
    );
    expect(
      screen.getByText(/ask its owner \(group:default\/release\)/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Deploy' })).toBeDisabled();
  });

  it('says a rollback aloud', async () => {
    const delivery = new FixtureDeliveryApi('usual', now);
    renderDialog(delivery, { environment: 'performance', version: 'b441' });

    expect(await screen.findByText('Rollback')).toBeInTheDocument();
    expect(
      screen.getByText(/^This is a rollback: performance has b452/),
    ).toBeInTheDocument();
  });

  it('offers candidates with their stages, latest first, and takes what the reader types', async () => {
    const user = userEvent.setup();
    renderDialog(new FixtureDeliveryApi('usual', now), {
      environment: 'performance',
    });

    const version = await screen.findByRole('combobox', { name: /^Version/ });
    await user.click(version);
    await user.keyboard('{ArrowDown}');
    const options = await screen.findAllByRole('option', { hidden: false });
    expect(options[0]).toHaveAccessibleName(/^latest/);
    expect(
      within(options[4]).getByRole('img', { name: 'Slow tests: passed' }),
    ).toBeInTheDocument();

    await user.clear(version);
    await user.type(version, 'b454');
    expect(await deed()).toBeEnabled();
  });

  it('never shows an older answer as one to a later order', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const explain = delivery.explain.bind(delivery);
    const answers: Array<() => void> = [];
    jest.spyOn(delivery, 'explain').mockImplementation(async order => {
      if (order.version === 'b454') {
        await new Promise<void>(resolve => answers.push(resolve));
      }
      return explain(order);
    });
    renderDialog(delivery);
    await waitFor(() => expect(answers).toHaveLength(1));

    const version = versionField();
    await user.clear(version);
    await user.type(version, 'b458');
    const later = await screen.findByRole('button', {
      name: 'Deploy b458 to performance',
    });
    await act(async () => answers.forEach(answer => answer()));

    expect(later).toHaveAccessibleName('Deploy b458 to performance');
    expect(
      screen.queryByRole('button', { name: /Deploy b454/ }),
    ).not.toBeInTheDocument();
  });

  it('offers no deed for an order before that one is explained', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const explain = delivery.explain.bind(delivery);
    jest
      .spyOn(delivery, 'explain')
      .mockImplementation(order =>
        order.version === 'b458' ? new Promise(() => {}) : explain(order),
      );
    renderDialog(delivery);
    await deed();
    // While the list of versions is open, it hides what lies around it from readers.
    const told = screen.getByRole('region', { name: 'What would happen' });

    const version = versionField();
    await user.clear(version);
    await user.type(version, 'b458');

    expect(screen.getByRole('button', { name: 'Deploy' })).toBeDisabled();
    expect(told).toHaveAttribute('aria-busy', 'true');
  });

  it('closes on Escape without stopping anything', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const cancel = jest.spyOn(delivery, 'cancel');
    const { onClose } = renderDialog(delivery);
    await user.click(await deed());
    await screen.findByText('Requested, not sent yet.');

    await user.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalled();
    expect(cancel).not.toHaveBeenCalled();
  });
});
