import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureOnboardingApi } from '../../testing';
import { OnboardingPage } from './OnboardingPage';

const now = Date.now();
const address = () => screen.getByTestId('address').textContent;
const names = async (list: string | RegExp) =>
  within(await screen.findByRole('list', { name: list }))
    .getAllByRole('link')
    .map(link => link.textContent);

describe('OnboardingPage', () => {
  it('lists my services above the others, most open items first, with what is next', async () => {
    renderPage(<OnboardingPage />, {
      onboarding: new FixtureOnboardingApi('usual', now),
    });
    expect(await names('My services · 2')).toEqual(['catalog', 'search']);
    expect(await names('Other services')).toEqual([
      'basket',
      'orders',
      'mailer',
    ]);
    const [catalog] = screen.getAllByRole('listitem');
    expect(catalog).toHaveTextContent(/5 of 8.*A webhook arrived.*team-a/);
    expect(screen.getByRole('link', { name: 'catalog' })).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/onboarding',
    );
  });

  it('filters by what is open and by mine, in the address', async () => {
    const user = userEvent.setup();
    renderPage(<OnboardingPage />, {
      onboarding: new FixtureOnboardingApi('usual', now),
    });
    await user.click(
      await screen.findByRole('button', { name: /3 with open items/ }),
    );
    await waitFor(() => expect(address()).toBe('/?open=true'));
    await waitFor(async () =>
      expect(await names('My services · 1')).toEqual(['catalog']),
    );
    await user.click(screen.getByRole('switch', { name: 'My services' }));
    await waitFor(() => expect(address()).toBe('/?open=true&mine=true'));
    await waitFor(() =>
      expect(screen.queryByRole('list', { name: 'Other services' })).toBeNull(),
    );
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(address()).toBe('/'));
  });

  it('walks rows by the arrow keys', async () => {
    const user = userEvent.setup();
    renderPage(<OnboardingPage />, {
      onboarding: new FixtureOnboardingApi('usual', now),
    });
    const first = await screen.findByRole('link', { name: 'basket' });
    act(() => first.focus());
    await user.keyboard('{ArrowDown}');
    expect(screen.getByRole('link', { name: 'orders' })).toHaveFocus();
  });

  it('shows many page by page', async () => {
    const user = userEvent.setup();
    renderPage(<OnboardingPage />, {
      onboarding: new FixtureOnboardingApi('many', now),
    });
    expect(await screen.findByText('450 services')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show 100 more' }));
    await waitFor(() => expect(address()).toBe('/?pages=2'));
    await waitFor(async () =>
      expect((await names('Other services')).length).toBeGreaterThan(150),
    );
  });

  it('says that nothing is open, that there is nothing, or what failed', async () => {
    const first = renderPage(<OnboardingPage />, {
      onboarding: new FixtureOnboardingApi('complete', now),
      at: '/?open=true',
    });
    expect(await screen.findByText('Nothing is open here.')).toBeVisible();
    first.unmount();
    const second = renderPage(<OnboardingPage />, {
      onboarding: new FixtureOnboardingApi('empty', now),
    });
    expect(
      await screen.findByText('No service has a checklist yet'),
    ).toBeVisible();
    second.unmount();
    renderPage(<OnboardingPage />, {
      onboarding: new FixtureOnboardingApi('error', now),
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The checklists could not be read',
    );
  });
});
