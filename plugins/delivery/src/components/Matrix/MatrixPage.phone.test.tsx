import { screen, within } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureDeliveryApi } from '../../testing';
import { MatrixPage } from './MatrixPage';

// The breakpoint is read once for a whole page: a test file of its own is a phone from its start to its end.
const desk = window.matchMedia;
beforeAll(() => {
  window.matchMedia = query => ({ ...desk(query), matches: false });
});
afterAll(() => {
  window.matchMedia = desk;
});

describe('MatrixPage on a phone', () => {
  it('is a list of services, each with its environments', async () => {
    renderPage(<MatrixPage />, {
      delivery: new FixtureDeliveryApi('usual', Date.now()),
    });

    const list = await screen.findByRole('list', {
      name: 'Services and environments',
    });
    const [accounts] = within(list).getAllByRole('listitem');
    expect(accounts).toHaveTextContent(/Production.*b459/);
    expect(
      within(accounts).getByRole('link', { name: 'accounts' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('grid')).toBeNull();
  });
});
