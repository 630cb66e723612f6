import { screen } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { EntityCiCard } from './EntityCiCard';

describe('EntityCiCard', () => {
  it('says the state, the last builds and the last check-in, and leads to the tab', async () => {
    renderPage(<EntityCiCard />, { ci: new FixtureCiApi('usual', Date.now()) });

    expect(await screen.findByText('red for 2h 14m')).toBeInTheDocument();
    expect(
      screen.getByRole('group', { name: /^Last 20 builds: / }),
    ).toBeInTheDocument();
    expect(screen.getByText('Round prices half up')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See check-ins and runs' }),
    ).toHaveAttribute('href', '/catalog/default/component/catalog/ci');
  });

  it('says the three answers, and leads to their evidence', async () => {
    renderPage(<EntityCiCard />, { ci: new FixtureCiApi('usual', Date.now()) });

    expect(await screen.findByText('checks in daily: no')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See the evidence' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/catalog/ci/self-check',
    );
    expect(
      await screen.findByRole('button', { name: "I'm on it" }),
    ).toBeInTheDocument();
  });

  it('says what failed, with Retry', async () => {
    renderPage(<EntityCiCard />, { ci: new FixtureCiApi('error', Date.now()) });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'CI health could not be read',
    );
    expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument();
  });
});
