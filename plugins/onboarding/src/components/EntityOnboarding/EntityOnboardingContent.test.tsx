import { screen, within } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureOnboardingApi } from '../../testing';
import { EntityOnboardingContent } from './EntityOnboardingContent';

describe('EntityOnboardingContent', () => {
  it('shows every item in the order of the checklist, with why it is worth doing', async () => {
    renderPage(<EntityOnboardingContent />, {
      onboarding: new FixtureOnboardingApi('usual', Date.now()),
    });
    const items = within(
      await screen.findByRole('list', { name: 'Items of A service joins' }),
    ).getAllByRole('listitem');
    expect(items).toHaveLength(8);
    expect(items[0]).toHaveTextContent(
      /^Its repository is found.*done.*Without its repository.*It is built/,
    );
    expect(
      within(items[1]).getByRole('link', {
        name: 'Look at it: A webhook arrived',
      }),
    ).toHaveAttribute('href', 'https://github.com/acme/catalog/settings/hooks');
  });

  it('follows no link but to the web and within the portal', async () => {
    const onboarding = new FixtureOnboardingApi('usual', Date.now());
    const [first, second, third] = onboarding.scenario.progress[1].items;
    first.result!.link = 'data:text/html,x';
    second.result!.link = '//elsewhere.example';
    third.result!.link = '/catalog';
    renderPage(<EntityOnboardingContent />, { onboarding });
    const list = await screen.findByRole('list', { name: /Items of/ });
    const [one, two, three] = within(list).getAllByRole('listitem');
    expect(within(one).queryByRole('link')).toBeNull();
    expect(within(two).queryByRole('link')).toBeNull();
    expect(within(three).getByRole('link')).toHaveAttribute('href', '/catalog');
  });
});
