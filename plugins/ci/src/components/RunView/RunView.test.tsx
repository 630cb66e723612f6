import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { EntityCiContent } from '../EntityCi';

const now = Date.now();

function renderRun(ci: FixtureCiApi, run = '9000000001?attempt=2') {
  return renderPage(<EntityCiContent />, {
    ci,
    at: `/ci/runs/${run}`,
    mountPath: '/ci/*',
  });
}

describe('RunView', () => {
  it('opens the first failing job with its steps', async () => {
    renderRun(new FixtureCiApi('usual', now));

    const steps = await screen.findByRole('list', {
      name: 'Steps of jest (node 24)',
    });
    const [failed] = within(steps)
      .getAllByRole('listitem')
      .filter(item => item.querySelector('[data-state="failing"]'));
    expect(failed).toHaveTextContent('Run tests');
    expect(
      screen.queryByRole('list', { name: 'Steps of build' }),
    ).not.toBeInTheDocument();
  });

  it('loads no log before it is asked for, and then the end of the failing step', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    const getJobLog = jest.spyOn(ci, 'getJobLog');
    renderRun(ci);

    const button = await screen.findByRole('button', {
      name: "Show the failing step's log",
    });
    expect(getJobLog).not.toHaveBeenCalled();
    await user.click(button);

    const log = await screen.findByRole('region', {
      name: 'Log of jest (node 24)',
    });
    expect(log).toHaveTextContent('Process completed with exit code 1.');
    expect(log).not.toHaveTextContent('##[error]');
    expect(getJobLog).toHaveBeenCalledTimes(1);
  });

  it('says that a log is gone, without offering to try again', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    delete ci.scenario.logs['502'];
    renderRun(ci);

    await user.click(
      await screen.findByRole('button', {
        name: "Show the failing step's log",
      }),
    );

    expect(await screen.findByText('The log is gone')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
  });

  it('finds lines in the whole log', async () => {
    const user = userEvent.setup();
    renderRun(new FixtureCiApi('usual', now));

    await user.click(await screen.findByRole('button', { name: 'Whole log' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText(/Expected: 10.13/);
    await user.type(within(dialog).getByRole('searchbox'), 'rounding');

    expect(within(dialog).getByText('1 line')).toBeInTheDocument();
    expect(within(dialog).queryByText(/Expected: 10.13/)).toBeNull();
  });

  it('opens the log at the line that the address names', async () => {
    const scrolled: Array<string | null> = [];
    Element.prototype.scrollIntoView = function scrollIntoView() {
      scrolled.push(this.getAttribute('data-line'));
    };
    renderRun(
      new FixtureCiApi('usual', now),
      '9000000001?attempt=2&job=502&line=1201',
    );

    const dialog = await screen.findByRole('dialog');
    const marked = (await within(dialog).findByText(/Expected: 10.13/)).closest(
      '[aria-current]',
    );
    expect(marked).toHaveAttribute('data-line', '1201');
    expect(scrolled).toContain('1201');
  });

  it('gives each line an address, and shows a line that was sought among its neighbours', async () => {
    const user = userEvent.setup();
    const copy = jest.spyOn(navigator.clipboard, 'writeText');
    renderRun(new FixtureCiApi('usual', now));

    await user.click(await screen.findByRole('button', { name: 'Whole log' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText(/Expected: 10.13/);
    await user.type(within(dialog).getByRole('searchbox'), 'received: 10');
    await user.click(within(dialog).getByRole('link', { name: 'Line 1202' }));

    expect(screen.getByTestId('address')).toHaveTextContent(
      '/ci/runs/9000000001?attempt=2&job=502&line=1202',
    );
    expect(within(dialog).getByText(/Expected: 10.13/)).toBeInTheDocument();

    await user.click(
      within(dialog).getByRole('button', { name: 'Copy link to line 1202' }),
    );
    expect(copy).toHaveBeenCalledWith(
      'http://localhost/ci/runs/9000000001?attempt=2&job=502&line=1202',
    );
    expect(
      within(dialog).getByRole('button', { name: 'Link copied' }),
    ).toBeInTheDocument();

    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(/attempt=2$/),
    );
  });

  it('switches between attempts and says that this commit failed before', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    const getRun = jest.spyOn(ci, 'getRun');
    renderRun(ci);

    expect(
      await screen.findByText('failed before on this same commit'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: /Attempt 1/ }));

    await waitFor(() =>
      expect(getRun).toHaveBeenLastCalledWith(
        'component:default/catalog',
        '9000000001',
        { attempt: 1 },
      ),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/ci/runs/9000000001?attempt=1',
    );
  });

  it('goes to the next failing job with n and back with p', async () => {
    const user = userEvent.setup();
    renderRun(new FixtureCiApi('usual', now));
    const first = await screen.findByRole('button', {
      name: /jest \(node 24\)/,
    });
    const second = screen.getByRole('button', { name: /jest \(node 22\)/ });

    await user.keyboard('n');
    expect(first).toHaveFocus();
    await user.keyboard('n');
    expect(second).toHaveFocus();
    expect(second).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('p');
    expect(first).toHaveFocus();
  });

  it('lists what the run uploaded, with sizes in words, and says what has expired', async () => {
    renderRun(new FixtureCiApi('usual', now));

    const list = await screen.findByRole('region', { name: 'Artifacts' });
    const [image, coverage] = within(list).getAllByRole('listitem');
    expect(image).toHaveTextContent(
      /catalog-image.*48.2 MB.*sha256:.*kept until/,
    );
    expect(coverage).toHaveTextContent(/coverage.*812 bytes.*expired/);
  });

  it('says why jobs can not be read', async () => {
    renderRun(new FixtureCiApi('usual', now), '9300000001');

    expect(
      await screen.findByText('GitHub answered 404 for the jobs of this run.'),
    ).toBeInTheDocument();
  });
});
