import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureDeliveryApi, job, known } from '../../testing';
import { DeliveryPages } from '../DeliveryPages';

const now = Date.now();
const address = () => screen.getByTestId('address').textContent;

function renderDeployment(
  id: string,
  delivery = new FixtureDeliveryApi('usual', now),
) {
  return renderPage(<DeliveryPages />, {
    delivery,
    at: `/delivery/deployments/${encodeURIComponent(id)}`,
    mountPath: '/delivery/*',
  });
}

describe('DeploymentPage', () => {
  it('says at which step it failed, and leads to the log', async () => {
    renderDeployment(known.failed);

    expect(
      await screen.findByText('Deploying b456 to performance failed.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Failed at deploy › Smoke test'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the log' })).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/ci/runs/9100000456?attempt=1&job=702',
    );
  });

  it.each([
    [known.running, 'The jobs of its run are not known yet.'],
    [
      known.succeeded,
      'The jobs of its run can not be read now. The page of the run says why.',
    ],
  ])('says that there are no jobs to show: %s', async (id, said) => {
    const delivery = new FixtureDeliveryApi('usual', now);
    const { run } = delivery.scenario.details[id];
    delivery.scenario.details[id].run = {
      ...run!,
      jobs: [],
      jobsFrom: 'unavailable',
    };
    renderDeployment(id, delivery);
    expect(await screen.findByText(said)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the run' }),
    ).toBeInTheDocument();
  });

  it('lists the jobs of its run in the order in which they ran, and lets the running one grow', async () => {
    const delivery = new FixtureDeliveryApi('usual', now);
    const waiting = {
      status: 'queued',
      conclusion: undefined,
      completedAt: undefined,
      steps: [],
    };
    const { run } = delivery.scenario.details[known.running];
    const started = new Date(Date.now() - 65_000).toISOString();
    delivery.scenario.details[known.running].run = {
      ...run!,
      jobs: [
        job(now, { id: '703', name: 'smoke tests', ...waiting }),
        job(now, {
          id: '702',
          name: 'deploy',
          ...waiting,
          status: 'in_progress',
          startedAt: started,
        }),
        job(now, { id: '701', name: 'prepare' }),
      ],
    };
    renderDeployment(known.running, delivery);

    const jobs = await screen.findByRole('list', { name: 'Jobs of its run' });
    const [first, second, third] = within(jobs).getAllByRole('listitem');
    expect(first).toHaveTextContent(/^prepare/);
    expect(second).toHaveTextContent(/^deploy1m \d+s$/);
    expect(third).toHaveTextContent(/^smoke tests$/);
  });

  it('says that cancelling was asked for until its run has ended', async () => {
    const delivery = new FixtureDeliveryApi('usual', now);
    delivery.scenario.details[known.running].events = [
      { at: new Date().toISOString(), action: 'cancel-requested' },
    ];
    renderDeployment(known.running, delivery);

    expect(
      await screen.findByText(/Cancelling was asked for; what its run/),
    ).toBeInTheDocument();
  });

  it('says nothing of the steps of a running job of which only the beginning was told', async () => {
    const delivery = new FixtureDeliveryApi('usual', now);
    const { run } = delivery.scenario.details[known.running];
    const running = run!.jobs[1];
    running.steps = running.steps.map((step, index) => ({
      ...step,
      status: index === 0 ? 'in_progress' : 'queued',
      conclusion: undefined,
    }));
    renderDeployment(known.running, delivery);

    await screen.findByRole('list', { name: 'Jobs of its run' });
    expect(screen.queryByText('Set up job')).toBeNull();
  });

  it('says for how long one waits and what comes next', async () => {
    const delivery = new FixtureDeliveryApi('usual', now);
    delivery.set(known.running, {
      state: 'waiting',
      phase: 'looking',
      run: undefined,
      requestedAt: new Date(Date.now() - 130_000).toISOString(),
    });
    renderDeployment(known.running, delivery);

    expect(await screen.findByText(/^For 2m \d+s\.$/)).toBeInTheDocument();
    expect(
      screen.getByText(/Should none be seen, it ends as “fate unknown”/),
    ).toBeInTheDocument();
  });

  it("says a refusal in GitHub's words", async () => {
    renderDeployment(known.refused);

    expect(await screen.findByText('It was refused.')).toBeInTheDocument();
    expect(screen.getAllByText(/GitHub answered 422/).length).toBeGreaterThan(
      0,
    );
  });

  it('lists what was done, when and by whom', async () => {
    renderDeployment(known.failed);

    const events = await screen.findByRole('table', { name: 'What was done' });
    const rows = within(events)
      .getAllByRole('row')
      .slice(1)
      .map(row => row.textContent);
    expect(rows[0]).toMatch(/requestedlee$/);
    expect(rows[1]).toMatch(/being sentthe portal$/);
  });

  it('asks before it cancels', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    const cancel = jest.spyOn(delivery, 'cancel');
    renderDeployment(known.running, delivery);

    await user.click(await screen.findByRole('button', { name: 'Cancel…' }));
    const asked = screen.getByRole('group', {
      name: 'Cancel this deployment?',
    });
    expect(asked).toHaveFocus();
    expect(cancel).not.toHaveBeenCalled();

    await user.click(
      within(asked).getByRole('button', { name: 'Cancel the deployment' }),
    );
    expect(await screen.findByText('It was cancelled.')).toBeInTheDocument();
    expect(cancel).toHaveBeenCalledWith(known.running);
  });

  it('says why it could not be cancelled, and keeps asking', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    jest
      .spyOn(delivery, 'cancel')
      .mockRejectedValue(new Error('GitHub answered 409: too late.'));
    renderDeployment(known.running, delivery);

    await user.click(await screen.findByRole('button', { name: 'Cancel…' }));
    await user.click(
      screen.getByRole('button', { name: 'Cancel the deployment' }),
    );
    expect(
      await screen.findByText('GitHub answered 409: too late.'),
    ).toBeInTheDocument();
  });

  it('sends one whose fate nobody knows again only after a warning that it may deploy twice', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    renderDeployment(known.unknown, delivery);

    expect(
      (await screen.findAllByText(/no run with its correlation id was seen/))
        .length,
    ).toBeGreaterThan(0);
    await user.click(screen.getByRole('button', { name: 'Send again…' }));
    expect(
      screen.getByText(/It may deploy b453 to performance twice/),
    ).toBeInTheDocument();
    expect(delivery.sent).toHaveLength(0);

    await user.click(
      screen.getByRole('button', { name: 'Send b453 to performance again' }),
    );
    await waitFor(() =>
      expect(address()).toBe(
        '/delivery/deployments/94444444-4444-4444-8444-444444444444',
      ),
    );
    expect(
      await screen.findByText('It repeats one whose fate nobody knows.', {
        exact: false,
      }),
    ).toBeInTheDocument();
    expect(delivery.sent).toHaveLength(1);
  });

  it('warns of no second effect where the workflow claims', async () => {
    const user = userEvent.setup();
    const delivery = new FixtureDeliveryApi('usual', now);
    delivery.set(known.unknown, { claim: 'expected' });
    renderDeployment(known.unknown, delivery);

    await user.click(
      await screen.findByRole('button', { name: 'Send again…' }),
    );
    expect(
      screen.getByText(/it takes effect at most once/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/twice/)).toBeNull();
  });

  it('shows one from outside as such, under an id with a slash', async () => {
    renderDeployment(known.outside);

    expect(
      await screen.findByRole('heading', {
        name: 'unknown version to production',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('It was deployed from outside of this portal.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Cancel…' })).toBeNull();
  });

  it('says that there is none', async () => {
    renderDeployment('gone');
    expect(
      await screen.findByText('There is no deployment gone.'),
    ).toBeInTheDocument();
  });
});
