import { screen, within } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureDeliveryApi } from '../../testing';
import { Activity } from './Activity';
import { ProductionCell } from './ProductionColumn';

const now = Date.now();

describe('Activity', () => {
  it('says what is being deployed where, and leads to the deployment', async () => {
    renderPage(<Activity />, {
      delivery: new FixtureDeliveryApi('usual', now),
    });

    expect(
      await screen.findByRole('region', { name: '2 being deployed' }),
    ).toBeInTheDocument();
    const list = screen.getByRole('list', { name: 'On their way' });
    const [first] = within(list).getAllByRole('listitem');
    expect(first).toHaveTextContent(/catalog.*running.*b459 to Integration/);
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/delivery/deployments/11111111-1111-4111-8111-111111111111',
    );
  });

  it('says what failed in the last seven days', async () => {
    const delivery = new FixtureDeliveryApi('usual', now);
    const getActivity = jest.spyOn(delivery, 'getActivity');
    renderPage(<Activity />, { delivery });

    const list = await screen.findByRole('list', {
      name: 'Failed last, in 7 days',
    });
    const { failedSince = '' } = getActivity.mock.calls[0][0] ?? {};
    expect(Date.parse(failedSince)).toBeGreaterThan(now - 8 * 86_400_000);
    expect(Date.parse(failedSince)).toBeLessThan(now - 6 * 86_400_000);
    expect(list).toHaveTextContent(/payments.*failed.*b455 to Production/);
  });

  it('says so where nothing is being deployed', async () => {
    renderPage(<Activity />, {
      delivery: new FixtureDeliveryApi('empty', now),
    });

    expect(
      await screen.findByText('Nothing is being deployed at the moment.'),
    ).toBeInTheDocument();
  });

  it('offers to try again where the answer is an error', async () => {
    renderPage(<Activity />, {
      delivery: new FixtureDeliveryApi('error', now),
    });

    expect(
      await screen.findByRole('button', { name: 'Retry' }),
    ).toBeInTheDocument();
  });
});

describe('ProductionCell', () => {
  it('says which version each service has in production, with one request for all of them', async () => {
    const delivery = new FixtureDeliveryApi('usual', now);
    const getMatrix = jest.spyOn(delivery, 'getMatrix');
    const owners = ['group:default/team-b'];
    renderPage(
      <>
        <ProductionCell
          entityRef="component:default/payments"
          owners={owners}
        />
        <ProductionCell entityRef="component:default/orders" owners={owners} />
      </>,
      { delivery },
    );

    expect(await screen.findByText('b402')).toBeInTheDocument();
    expect(screen.getByText('b459')).toBeInTheDocument();
    expect(getMatrix).toHaveBeenCalledTimes(1);
  });
});
