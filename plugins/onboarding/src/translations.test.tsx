import { screen } from '@testing-library/react';
import { renderPage } from './__testUtils__/renderPage';
import { EntityOnboardingCard } from './components/EntityOnboardingCard';
import { FixtureOnboardingApi } from './testing';
import { onboardingTranslationsModule } from './translations';

describe('onboardingTranslationsModule', () => {
  it('shows the pages and the built-in checklist in Korean to a reader who chose it', async () => {
    localStorage.setItem('language', 'ko');
    renderPage(<EntityOnboardingCard />, {
      onboarding: new FixtureOnboardingApi('usual', Date.now()),
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
    expect(await screen.findByText('웹훅이 도착함')).toBeInTheDocument();
    expect(screen.getByText('8개 중 5개')).toBeInTheDocument();
    localStorage.removeItem('language');
  });
});
