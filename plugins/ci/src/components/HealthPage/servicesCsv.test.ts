import { health } from '../../testing/factories';
import { servicesCsv } from './servicesCsv';

const now = Date.parse('2026-03-01T09:30:00.000Z');

describe('servicesCsv', () => {
  it('writes a line for each service below the names of the columns', () => {
    const [head, line] = servicesCsv([health('catalog', now)]).split('\r\n');
    expect(head).toMatch(/^service,owner,system,state,since,/);
    expect(line).toMatch(
      /^component:default\/catalog,group:default\/team-a,system:default\/shop,passing,2026-02-26T09:30:00.000Z,/,
    );
  });

  it('quotes what holds commas and quotes, and disarms formulas', () => {
    const failing = {
      workflowName: '=HYPERLINK("x"),1',
      runId: '1',
      attempt: 1,
    };
    expect(servicesCsv([health('catalog', now, { failing })])).toContain(
      `"'=HYPERLINK(""x""),1"`,
    );
  });
});
