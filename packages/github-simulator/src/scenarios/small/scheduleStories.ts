import { World } from '../../world';
import { LONG_MESSAGE } from './messages';
import { LONG_NAME } from './services';
import { serviceNamed, SmallWorld } from './SmallWorld';
import { DEPENDABOT } from './teams';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What brings the services into the states that the scenario opens with. */
export function scheduleStories(small: SmallWorld, opening: number) {
  const { world } = small;
  const before = (ms: number, event: () => void) =>
    world.clock.schedule(opening - ms, event);

  // Red for two hours, with three check-ins on top.
  const checkout = serviceNamed('checkout');
  before(125 * MINUTE, () => {
    small.breakWorkflow(checkout, 'CI');
    small.push(checkout, 'Apply vouchers before the discount');
  });
  before(80 * MINUTE, () => small.push(checkout));
  before(50 * MINUTE, () => small.push(checkout));
  before(22 * MINUTE, () => small.push(checkout));

  // Red over night.
  const search = serviceNamed('search');
  before(14 * HOUR, () => {
    small.breakWorkflow(search, 'Lint');
    small.push(search, 'Weigh the title more than the description');
  });

  tellFlakyPayments(world, small, before);

  // Under way when the doors open.
  before(70 * SECOND, () => {
    world.push('accounts', {
      message: 'Ask for the current password before changing it',
      author: small.someone(serviceNamed('accounts')),
      plan: { outcome: 'success', queueMs: 5 * SECOND, pace: 3 },
    });
  });

  // A disabled workflow whose last run was red; the rest is green.
  const notifications = serviceNamed('notifications');
  before(6 * DAY, () => {
    small.breakWorkflow(notifications, 'End-to-end');
    small.push(notifications, 'Send in the language of the account');
  });
  before(6 * DAY - 2 * HOUR, () =>
    world.setWorkflowState('notifications', 'End-to-end', 'disabled_manually'),
  );
  before(5 * DAY, () => small.fix(notifications));
  before(2 * DAY, () => small.push(notifications));

  // A workflow file that was broken, and mended.
  const shipping = serviceNamed('shipping');
  before(26 * HOUR, () =>
    world.push('shipping', {
      message: 'Run the tests on two versions of Java',
      author: small.someone(shipping),
      plan: {
        CI: { outcome: 'startup_failure' },
        Lint: { outcome: 'success' },
      },
    }),
  );
  before(25.5 * HOUR, () => small.push(shipping, 'Indent the matrix'));

  // Cancelled and skipped.
  before(4 * HOUR, () =>
    world.push('recommendations', {
      message: 'Forget what was bought long ago',
      author: small.someone(serviceNamed('recommendations')),
      plan: { CI: { outcome: 'cancelled' }, Lint: { outcome: 'success' } },
    }),
  );
  before(100 * MINUTE, () =>
    small.pullRequest(serviceNamed('recommendations'), {
      mergeAfterMs: 20 * MINUTE,
    }),
  );

  // Updates by a bot: two merged, one waiting.
  const frontend = serviceNamed('web-frontend');
  before(5.1 * HOUR, () =>
    world.requestRun('web-frontend', 'Dependabot Updates', {
      event: 'dynamic',
      actor: world.account(DEPENDABOT, 'Bot'),
    }),
  );
  for (const hours of [5, 3]) {
    before(hours * HOUR, () =>
      small.pullRequest(frontend, {
        byDependabot: true,
        mergeAfterMs: 25 * MINUTE,
      }),
    );
  }
  before(90 * MINUTE, () =>
    small.pullRequest(frontend, { byDependabot: true }),
  );

  before(2 * DAY, () =>
    world.push('gift-cards', {
      message: 'Sketch the ledger',
      author: small.someone(serviceNamed('gift-cards')),
      startRuns: false,
    }),
  );
  before(3 * HOUR, () => small.push(serviceNamed(LONG_NAME), LONG_MESSAGE));
}

/** The same commit fails, and passes when the failed job is run again. */
function tellFlakyPayments(
  world: World,
  small: SmallWorld,
  before: (ms: number, event: () => void) => void,
) {
  const payments = serviceNamed('payments');
  before(70 * MINUTE, () =>
    world.push('payments', {
      message: 'Book refunds on the day they were asked for',
      author: small.someone(payments),
      plan: { CI: { outcome: 'failure' }, Lint: { outcome: 'success' } },
    }),
  );
  before(52 * MINUTE, () => {
    const run = world
      .repository('payments')
      .runs.findLast(one => one.workflow.name === 'CI' && one.event === 'push');
    if (!run) throw new Error('payments has no CI run to repeat');
    world.rerun('payments', run, {
      failedOnly: true,
      actor: small.someone(payments),
      plan: { outcome: 'success' },
    });
  });
}
