import { screen, within } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureOnboardingApi } from '../../testing';
import type { ScenarioName } from '../../testing';
import { MyChecklist } from './MyChecklist';

const render = (name: ScenarioName) =>
  renderPage(<MyChecklist />, {
    onboarding: new FixtureOnboardingApi(name, Date.now()),
  });

describe('MyChecklist', () => {
  it('shows what is open of the services of my teams, and of no others', async () => {
    render('usual');
    const list = await screen.findByRole('list', { name: 'My checklist' });
    expect(
      within(list)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual(['catalog']);
    expect(list).toHaveTextContent(
      /A webhook arrived.*It was deployed once.*The team is ready/,
    );
    expect(
      screen.getByRole('link', { name: 'See all my services' }),
    ).toHaveAttribute('href', '/onboarding?mine=true');
  });

  it.each<[ScenarioName, string]>([
    ['complete', 'Your services have nothing open.'],
    ['empty', 'None of your services is checked yet.'],
    ['error', 'Your checklist could not be read'],
  ])('says of %s: %s', async (name, sentence) => {
    render(name);
    expect(await screen.findByText(sentence)).toBeInTheDocument();
  });
});
