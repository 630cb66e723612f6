import fc from 'fast-check';
import { parseWorkflowFile } from './parseWorkflowFile';

/** Whatever a person may have written at any place of a workflow. */
const anything = fc.oneof(
  fc.constant(undefined),
  fc.jsonValue(),
  fc.constant({ inputs: [null] }),
  fc.constant([{ steps: 1 }, null]),
);

it('reads whatever text as something, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(typeof parseWorkflowFile(text).ok).toBe('boolean');
    }),
  );
});

it('reads whatever stands where a workflow has its fields', () => {
  fc.assert(
    fc.property(
      fc.record({
        name: anything,
        'run-name': anything,
        on: fc.oneof(
          anything,
          fc.record({
            workflow_dispatch: fc.oneof(
              anything,
              fc.record({ inputs: fc.dictionary(fc.string(), anything) }),
            ),
          }),
        ),
        jobs: fc.oneof(anything, fc.dictionary(fc.string(), anything)),
      }),
      workflow => {
        // JSON is YAML.
        const reading = parseWorkflowFile(JSON.stringify(workflow));
        expect(reading).toMatchObject({ ok: true });
      },
    ),
  );
});
