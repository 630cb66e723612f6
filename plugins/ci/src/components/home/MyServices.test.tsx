import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ServiceColumn } from '@mainline/backstage-plugin-mainline-react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { MyServices } from './MyServices';

const now = Date.now();
const production: ServiceColumn = {
  id: 'production',
  Title: () => <>Production</>,
  Cell: ({ entityRef, owners }) => <>{`of ${entityRef} of ${owners.join()}`}</>,
};

describe('MyServices', () => {
  it('lists the services of the reader’s teams, red first, with what other plugins say of them', async () => {
    renderPage(<MyServices columns={[production]} />, {
      ci: new FixtureCiApi('usual', now),
    });

    const grid = await screen.findByRole('grid', { name: 'My services' });
    const names = within(grid)
      .getAllByRole('rowheader')
      .map(each => each.textContent);
    expect(names).toEqual(['catalog', 'accounts', 'newsletter', 'search']);
    expect(
      within(grid).getByRole('columnheader', { name: 'Production' }),
    ).toBeInTheDocument();
    expect(grid).toHaveTextContent(
      'of component:default/catalog of user:default/kim,group:default/team-a',
    );
  });

  it('teaches whose a service is where the reader owns none, and shows those of a team that they choose', async () => {
    const user = userEvent.setup();
    const ci = new FixtureCiApi('usual', now);
    for (const { service } of ci.scenario.services) {
      service.owner = 'group:default/team-z';
    }
    renderPage(<MyServices columns={[]} />, {
      ci,
      owners: ['group:default/team-z'],
    });

    expect(await screen.findByText('No service here is yours')).toBeVisible();
    expect(screen.getByText(/signed in as kim, team-a/)).toBeInTheDocument();
    // What stands behind the popover, which jsdom gives no room to draw its options in.
    await user.selectOptions(
      within(screen.getByTestId('hidden-select-container')).getByRole(
        'listbox',
        { hidden: true },
      ),
      'group:default/team-z',
    );

    await waitFor(() =>
      expect(
        screen.getByRole('region', { name: 'My services · 10' }),
      ).toBeInTheDocument(),
    );
  });
});
