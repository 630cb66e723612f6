import { useId, useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ItemProgress,
  ServiceChecklists,
} from '@mainline/backstage-plugin-onboarding-common';
import {
  Age,
  StateMark,
  useRowKeys,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';
import { ProgressBar, useChecklistWords } from '../shared';
import styles from './ChecklistSection.module.css';
import { ItemLine } from './ItemLine';

const order: Record<ItemProgress['state'], number> = {
  open: 0,
  'cannot-tell': 1,
  done: 2,
};

/**
 * A checklist of a service. `next`: what is open first, what is done folded away; `whole`: everything, in its order.
 */
export function ChecklistSection(props: {
  of: ServiceChecklists['checklists'][number];
  confirm: ServiceChecklists['confirm'];
  show: 'next' | 'whole';
  /** Heading level of its title. */
  as: 'h2' | 'h3' | 'h4';
  onChanged: () => void;
}) {
  const { of, show } = props;
  const { checklist, progress } = of;
  const { t } = useTranslationRef(onboardingTranslationRef);
  const words = useChecklistWords();
  const onKeyDown = useRowKeys();
  const [unfolded, setUnfolded] = useState(false);
  const listId = useId();

  const isComplete = progress.done === progress.total;
  const folds = progress.done > 0 && (show === 'next' || isComplete);
  const items = progress.items
    .filter(({ state }) => !folds || unfolded || state !== 'done')
    .sort((a, b) => (show === 'next' ? order[a.state] - order[b.state] : 0));

  return (
    <section className={styles.root} aria-label={words.titleOf(checklist)}>
      <div className={styles.head}>
        <Text as={props.as} variant="body-medium" weight="bold">
          {words.titleOf(checklist)}
        </Text>
        <ProgressBar progress={progress} />
        {show === 'whole' && progress.checkedAt && (
          <span className={styles.quiet}>
            {t('progress.checked')} <Age at={progress.checkedAt} />
          </span>
        )}
      </div>
      {show === 'whole' && checklist.description && (
        <Text as="p" color="secondary">
          {words.descriptionOf(checklist)}
        </Text>
      )}
      {isComplete && (
        <div className={styles.complete}>
          <StateMark state="passing" word={t('list.complete')} />
        </div>
      )}
      {items.length > 0 && (
        // The keys are those of the list; every row has its own links and buttons.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <ul
          id={listId}
          className={styles.list}
          aria-label={t('list.items', { checklist: words.titleOf(checklist) })}
          onKeyDown={onKeyDown}
        >
          {items.map(item => (
            <ItemLine
              key={item.item}
              item={checklist.items.find(({ name }) => name === item.item)}
              stands={item}
              of={progress}
              confirm={props.confirm}
              brief={show === 'next'}
              onChanged={props.onChanged}
            />
          ))}
        </ul>
      )}
      {folds && (
        <div>
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={unfolded}
            onPress={() => setUnfolded(!unfolded)}
          >
            {`${t('list.done', { count: progress.done })}, ${t(
              unfolded ? 'list.hide' : 'list.show',
            ).toLocaleLowerCase()}`}
          </Button>
        </div>
      )}
    </section>
  );
}
