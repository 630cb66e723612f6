import { render, screen } from '@testing-library/react';
import { AnswerMark, type AnswerMarkState } from './AnswerMark';

const shapeOf = (state: AnswerMarkState) => {
  const { container, unmount } = render(<AnswerMark state={state} word="x" />);
  const shape = container.querySelector('svg')?.innerHTML;
  unmount();
  return shape;
};

describe('AnswerMark', () => {
  it('tells the three answers by their shapes, without colour', () => {
    const shapes = (['yes', 'no', 'not-enough-data'] as const).map(shapeOf);
    expect(new Set(shapes).size).toBe(3);
  });

  it('tells by their shapes how evidence counts', () => {
    const shapes = (
      ['counts-for', 'counts-against', 'cannot-tell', 'does-not-count'] as const
    ).map(shapeOf);
    expect(new Set(shapes).size).toBe(4);
  });

  it('keeps the word as name and hover where the shape stands alone', () => {
    render(<AnswerMark state="no" word="checks in daily: no" shapeOnly />);
    expect(
      screen.getByRole('img', { name: 'checks in daily: no' }),
    ).toHaveAttribute('title', 'checks in daily: no');
  });
});
