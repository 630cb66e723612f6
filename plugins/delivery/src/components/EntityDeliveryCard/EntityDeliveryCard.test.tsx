import { screen, within } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureDeliveryApi, known } from '../../testing';
import { EntityDeliveryCard } from './EntityDeliveryCard';

const now = Date.now();

describe('EntityDeliveryCard', () => {
  it('says what is live where, one line for each environment, and leads to the tab', async () => {
    renderPage(<EntityDeliveryCard />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });

    const list = await screen.findByRole('list', { name: 'Environments' });
    const [integration, , performance, production] =
      within(list).getAllByRole('listitem');
    expect(integration).toHaveTextContent(/^Integrationb458.*b459 running$/);
    expect(
      within(performance).getByRole('link', { name: /b456 failed/ }),
    ).toHaveAttribute('href', `/delivery/deployments/${known.failed}`);
    expect(production).toHaveTextContent('19 behind');
    expect(
      screen.getByRole('link', { name: 'See candidates and deployments' }),
    ).toHaveAttribute('href', '/catalog/default/component/catalog/delivery');
  });

  it('says what never came, and why it can not be deployed', async () => {
    renderPage(<EntityDeliveryCard />, {
      delivery: new FixtureDeliveryApi('not-deployable', now),
    });

    expect(await screen.findAllByText('never deployed')).toHaveLength(3);
    expect(screen.getByTitle(/^unknown, workflow at/)).toHaveTextContent(
      'unknown version',
    );
    expect(
      screen.getByText(
        /There is no \.github\/workflows\/deploy.yml of acme\/catalog on main/,
      ),
    ).toBeInTheDocument();
  });

  it('says what failed, with Retry', async () => {
    renderPage(<EntityDeliveryCard />, {
      delivery: new FixtureDeliveryApi('error', now),
    });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Delivery could not be read',
    );
    expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument();
  });
});
