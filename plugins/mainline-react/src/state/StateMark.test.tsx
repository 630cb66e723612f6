import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { outcomeOf } from '@mainline/backstage-plugin-ci-common';
import { markOf, type MarkState } from './MarkState';
import { StateMark } from './StateMark';
import { useStateWords } from './useStateWords';

function Attempt(props: {
  status: string;
  conclusion?: string;
  attempt?: number;
  flaky?: boolean;
}) {
  const { ofAttempt } = useStateWords();
  const attempted = { ...props, outcome: outcomeOf(props) };
  return (
    <StateMark
      state={markOf(attempted)}
      word={ofAttempt(attempted)}
      shapeOnly
    />
  );
}

describe('StateMark', () => {
  it.each<[MarkState, string]>([
    ['passing', 'passed'],
    ['failing', 'failed'],
    ['running', 'running'],
    ['waiting', 'waiting'],
    ['flaky', 'flaky'],
    ['cancelled', 'cancelled'],
    ['skipped', 'skipped'],
    ['neutral', 'neutral'],
    ['unknown', 'unknown'],
    ['no-data', 'no data'],
  ])('says %s in a word beside its shape', async (state, word) => {
    renderInTestApp(<StateMark state={state} />);
    const said = await screen.findByText(word);
    expect(said.parentElement?.querySelector('svg')).not.toBeNull();
  });

  it.each([
    [{ status: 'completed', conclusion: 'success' }, 'passing', 'passed'],
    [
      { status: 'completed', conclusion: 'success', flaky: true, attempt: 3 },
      'flaky',
      'passed on attempt 3',
    ],
    [
      { status: 'completed', conclusion: 'startup_failure' },
      'failing',
      'failed to start',
    ],
    [
      { status: 'completed', conclusion: 'action_required' },
      'waiting',
      'waits for approval',
    ],
    [
      { status: 'completed', conclusion: 'paused_by_policy' },
      'unknown',
      'paused_by_policy',
    ],
    [{ status: 'dreaming' }, 'unknown', 'dreaming'],
    [{ status: 'completed' }, 'unknown', 'completed'],
  ])('draws %j as %s and names it "%s"', async (attempt, state, word) => {
    renderInTestApp(<Attempt {...attempt} />);
    expect(await screen.findByRole('img', { name: word })).toHaveAttribute(
      'data-state',
      state,
    );
  });
});
