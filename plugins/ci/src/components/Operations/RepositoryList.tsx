import { Text } from '@backstage/ui';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type RepositoryTrouble,
  repositoryTroubles,
} from '@mainline/backstage-plugin-ci-common';
import {
  ListFrame,
  usePages,
  useRowKeys,
} from '@mainline/backstage-plugin-mainline-react';
import { ciApiRef } from '../../api';
import { ciTranslationRef } from '../../translation';
import { ChoiceBar } from './ChoiceBar';
import { operationsChannel } from './operationsChannel';
import { RepositoryRow } from './RepositoryRow';
import styles from './Section.module.css';
import { useShownWhenChosen } from './useShownWhenChosen';

const choices = ['any', ...repositoryTroubles] as const;

/** Repositories that are late, failing, or were never read, each with why. */
export function RepositoryList(props: {
  /** Absent: those with any. */
  trouble: RepositoryTrouble | undefined;
  mayUpdate: boolean;
  onChoose: (trouble: RepositoryTrouble | undefined) => void;
  onChanged: () => void;
}) {
  const { trouble, mayUpdate, onChoose, onChanged } = props;
  const { operations } = useApi(ciApiRef);
  const { t } = useTranslationRef(ciTranslationRef);
  const rowKeys = useRowKeys();
  const shown = useShownWhenChosen(trouble ?? 'any');
  const result = usePages(
    ['ci:operations-repositories', trouble ?? 'any'],
    query => operations.getRepositories({ state: trouble, ...query }),
    { channel: operationsChannel },
  );
  const title = t('operations.repositories.title');

  return (
    <section ref={shown} className={styles.root}>
      <div className={styles.head}>
        <Text as="h3" variant="body-large" weight="bold">
          {title}
          {result.data && ` · ${result.data.totalItems}`}
        </Text>
        <ChoiceBar
          label={t('operations.repositories.state')}
          choices={choices.map(id => ({
            id,
            label: t(`operations.repositories.${id}`),
          }))}
          chosen={trouble ?? 'any'}
          onChange={choice => onChoose(choice === 'any' ? undefined : choice)}
        />
      </div>
      <ListFrame
        result={result}
        failure={t('operations.repositories.failure')}
        empty={t(`operations.repositories.empty.${trouble ?? 'any'}`)}
      >
        {items => (
          // Keys move between the links inside.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <ul className={styles.list} aria-label={title} onKeyDown={rowKeys}>
            {items.map(repository => (
              <RepositoryRow
                key={repository.id}
                repository={repository}
                mayUpdate={mayUpdate}
                onChanged={() => {
                  result.retry();
                  onChanged();
                }}
              />
            ))}
          </ul>
        )}
      </ListFrame>
    </section>
  );
}
