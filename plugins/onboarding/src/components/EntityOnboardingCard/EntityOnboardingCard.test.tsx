import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ConflictError } from '@backstage/errors';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureOnboardingApi } from '../../testing';
import { EntityOnboardingCard } from './EntityOnboardingCard';

const now = Date.now();
const titles = () =>
  within(screen.getByRole('list', { name: 'Items of A service joins' }))
    .getAllByRole('listitem')
    .map(item => item.textContent);

describe('EntityOnboardingCard', () => {
  it('says how far the service is, and first what is open and what would make it done', async () => {
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('usual', now),
    });

    expect(await screen.findByText('5 of 8')).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: '5 of 8 done, 3 open, 0 that nobody can tell of',
      }),
    ).toBeInTheDocument();
    expect(titles()).toEqual([
      expect.stringMatching(
        /^A webhook arrivedopen.*To do: Install the GitHub/,
      ),
      expect.stringMatching(/^It was deployed onceopen/),
      expect.stringMatching(/^The team is ready.*Waits for a person/),
    ]);
    expect(
      screen.getByRole('link', { name: 'See the whole checklist' }),
    ).toHaveAttribute('href', '/catalog/default/component/catalog/onboarding');
  });

  it('unfolds what is done', async () => {
    const user = userEvent.setup();
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('usual', now),
    });
    await user.click(
      await screen.findByRole('button', { name: '5 done, show' }),
    );
    expect(titles()).toHaveLength(8);
    expect(
      screen.getByRole('button', { name: '5 done, hide' }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('confirms with a note, and takes it back', async () => {
    const user = userEvent.setup();
    const onboarding = new FixtureOnboardingApi('usual', now);
    renderPage(<EntityOnboardingCard />, { onboarding });

    const name = 'The team is ready for a bad night';
    await user.click(
      await screen.findByRole('button', { name: `Confirm: ${name}` }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(/knows how to roll it back/);
    await user.type(
      within(dialog).getByRole('textbox', { name: 'Note (optional)' }),
      'On Monday.',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Confirm' }));
    expect(await screen.findByText('6 of 8')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();

    await user.click(screen.getByRole('button', { name: '6 done, show' }));
    expect(screen.getByText('Confirmed by kim')).toHaveAttribute(
      'title',
      'user:default/kim',
    );
    expect(screen.getByText('On Monday.')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: `Take back: ${name}` }),
    );
    expect(await screen.findByText('5 of 8')).toBeInTheDocument();
  });

  it('stays open with why, where it could not be confirmed', async () => {
    const user = userEvent.setup();
    const onboarding = new FixtureOnboardingApi('usual', now);
    onboarding.failure = new ConflictError('The system checks it.');
    renderPage(<EntityOnboardingCard />, { onboarding });
    await user.click(await screen.findByRole('button', { name: /^Confirm: / }));
    await user.click(await screen.findByRole('button', { name: 'Confirm' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The system checks it.',
    );
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('takes no note of more than 500 characters', async () => {
    const user = userEvent.setup();
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('usual', now),
    });
    await user.click(await screen.findByRole('button', { name: /^Confirm: / }));
    await user.click(await screen.findByRole('textbox'));
    await user.paste('x'.repeat(501));
    expect(await screen.findByRole('alert')).toHaveTextContent('these are 501');
    expect(screen.getByRole('button', { name: 'Confirm' })).toBeDisabled();
  });

  it('says why the reader may not confirm', async () => {
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('not-allowed', now),
    });
    expect(await screen.findByText(/do not let you confirm/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Confirm/ })).toBeNull();
  });

  it('gives the annotation to copy', async () => {
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('usual', now),
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: { name: 'basket' },
      },
    });
    expect(
      await screen.findByText(/github.com\/project-slug: owner\/repository/),
    ).toBeInTheDocument();
  });

  it('says what nobody can tell, and what was known last', async () => {
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('away', now),
    });
    const [, repository] = within(
      await screen.findByRole('list', { name: /Items of/ }),
    ).getAllByRole('listitem');
    expect(repository).toHaveTextContent(
      /cannot tell.*ci plugin does not answer.*Last known: done\. It is built/,
    );
    expect(repository.querySelector('[data-state="unknown"]')).not.toBeNull();
  });

  it('is brief where all is done', async () => {
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('complete', now),
    });
    expect(
      await screen.findByText('All done. Nothing is missing.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('says what to do where the service is not known', async () => {
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('unlisted', now),
    });
    expect(await screen.findByText('It is not checked yet')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says what failed, with Retry', async () => {
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('error', now),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The checklist could not be read',
    );
    expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument();
  });

  it('reads again when a signal names the service', async () => {
    const onboarding = new FixtureOnboardingApi('usual', now);
    let tell: (message: { entityRefs: string[] }) => void = () => {};
    renderPage(<EntityOnboardingCard />, {
      onboarding,
      signals: {
        subscribe: (channel, onMessage) => {
          expect(channel).toBe('onboarding:changes');
          tell = onMessage as unknown as typeof tell;
          return { unsubscribe: () => {} };
        },
      },
    });
    await screen.findByText('5 of 8');
    await onboarding.putConfirmation('component:default/catalog', {
      item: 'ready-for-the-night',
    });
    tell({ entityRefs: ['component:default/catalog'] });
    await waitFor(() => expect(screen.getByText('6 of 8')).toBeVisible());
  });
});
