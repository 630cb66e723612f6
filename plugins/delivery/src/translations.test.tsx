import { screen } from '@testing-library/react';
import { renderPage } from './__testUtils__/renderPage';
import { EntityDeliveryContent } from './components/EntityDelivery';
import { FixtureDeliveryApi } from './testing';
import { deliveryTranslationsModule } from './translations';

describe('deliveryTranslationsModule', () => {
  it('shows the pages in Korean to a reader who chose it', async () => {
    localStorage.setItem('language', 'ko');
    renderPage(<EntityDeliveryContent />, {
      delivery: new FixtureDeliveryApi('usual', Date.now()),
      at: '/delivery?deploy=performance&version=b454',
      mountPath: '/delivery/*',
      features: [deliveryTranslationsModule],
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
      await screen.findByRole('button', {
        name: 'b454을(를) performance에 배포',
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: '환경' })).toBeInTheDocument();
    localStorage.removeItem('language');
  });
});
