import { screen } from '@testing-library/react';
import { renderPage } from '../../__testUtils__/renderPage';
import { FixtureDeliveryApi } from '../../testing';
import { EnvironmentResult } from './EnvironmentResult';

const document = {
  title: 'User acceptance',
  text: 'uat',
  location: '/delivery?environment=uat',
  environment: 'uat',
  environmentKind: 'uat',
  platform: 'kubernetes',
  owner: 'group:default/testers',
};

describe('EnvironmentResult', () => {
  it('leads to the place of the environment, and says whose it is and what goes on there', async () => {
    renderPage(<EnvironmentResult result={document} />, {
      delivery: new FixtureDeliveryApi('usual', Date.now()),
    });

    expect(
      await screen.findByRole('link', { name: 'User acceptance' }),
    ).toHaveAttribute('href', '/delivery?environment=uat');
    expect(
      screen.getByText('Environment uat · kubernetes · testers'),
    ).toBeInTheDocument();
    expect(await screen.findByText('1 under way')).toBeInTheDocument();
  });

  it('draws nothing of what is no environment', () => {
    renderPage(
      <EnvironmentResult result={{ title: 'x', text: '', location: '/' }} />,
      { delivery: new FixtureDeliveryApi('usual', Date.now()) },
    );
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
