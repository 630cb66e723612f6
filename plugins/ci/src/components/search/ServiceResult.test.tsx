import { screen } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureCiApi } from '../../testing';
import { isServiceDocument } from './isServiceDocument';
import { ServiceResult } from './ServiceResult';

const document = {
  title: 'The catalog',
  text: 'What there is to buy',
  location: '/catalog/default/component/catalog',
  kind: 'Component',
  namespace: 'default',
  type: 'service',
  owner: 'group:default/team-a',
};

describe('ServiceResult', () => {
  it('leads to the service, and says whose it is and how its mainline is', async () => {
    renderPage(<ServiceResult result={document} />, {
      ci: new FixtureCiApi('usual', Date.now()),
    });

    expect(
      await screen.findByRole('link', { name: 'The catalog' }),
    ).toHaveAttribute('href', '/catalog/default/component/catalog');
    expect(
      screen.getByText('Service · team-a · What there is to buy'),
    ).toBeInTheDocument();
    expect(await screen.findByText('red for 2h 14m')).toBeInTheDocument();
  });

  it('shows a service that ci does not know without a state', async () => {
    renderPage(
      <ServiceResult
        result={{ ...document, location: '/catalog/default/component/other' }}
      />,
      { ci: new FixtureCiApi('usual', Date.now()) },
    );
    expect(await screen.findByRole('link')).toBeInTheDocument();
    expect(screen.queryByText(/red|green/)).not.toBeInTheDocument();
  });

  it('leaves other results to others', () => {
    expect(isServiceDocument(document)).toBe(true);
    expect(isServiceDocument({ ...document, kind: 'System' })).toBe(false);
    expect(isServiceDocument({ ...document, type: 'library' })).toBe(false);
    expect(isServiceDocument(undefined)).toBe(false);
  });
});
