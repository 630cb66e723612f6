import { screen } from '@testing-library/react';
import { EntityCiContent } from './components/EntityCi';
import { renderPage } from './__testUtils__/renderPage';
import { FixtureCiApi } from './testing';
import { ciTranslationsModule } from './translations';

describe('ciTranslationsModule', () => {
  it('shows the pages in Korean to a reader who chose it', async () => {
    localStorage.setItem('language', 'ko');
    renderPage(<EntityCiContent />, {
      ci: new FixtureCiApi('usual', Date.now()),
      at: '/ci',
      mountPath: '/ci/*',
      features: [ciTranslationsModule],
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

    expect(
      await screen.findByRole('region', {
        name: '메인라인이 2시간 14분 동안 빨간불입니다',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '실패한 단계 보기' }),
    ).toBeInTheDocument();
    localStorage.removeItem('language');
  });
});
