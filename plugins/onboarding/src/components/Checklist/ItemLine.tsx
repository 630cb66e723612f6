import { Link } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type {
  ChecklistItem,
  ChecklistProgress,
  ItemProgress,
  ServiceChecklists,
} from '@mainline/backstage-plugin-onboarding-common';
import {
  Age,
  AnnotationBlock,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';
import {
  ItemMark,
  nameOfRef,
  useOnboardingSentence,
  useChecklistWords,
} from '../shared';
import { ConfirmAction } from './ConfirmAction';
import styles from './ItemLine.module.css';

/** One item: how it stands and what that rests on, what would make it done, who confirmed it. */
export function ItemLine(props: {
  /** Absent where the checklist has it no longer. */
  item: ChecklistItem | undefined;
  stands: ItemProgress;
  of: Pick<ChecklistProgress, 'service' | 'serviceTitle' | 'checklist'>;
  confirm: ServiceChecklists['confirm'];
  /** Of what is done no more than the title. */
  brief: boolean;
  onChanged: () => void;
}) {
  const { item, stands, brief } = props;
  const { t } = useTranslationRef(onboardingTranslationRef);
  const words = useChecklistWords();
  const sentenceOf = useOnboardingSentence();
  const { state, result, confirmed, lastKnown } = stands;
  const link = result && followable(result.link);
  const isShort = brief && state === 'done';
  const isPersons = item !== undefined && 'person' in item.by;
  const title = item ? words.itemTitle(item) : stands.item;
  const description = item && words.itemDescription(item);

  return (
    <li id={stands.item} className={styles.root}>
      <span className={styles.mark}>
        <ItemMark state={state} shapeOnly />
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <span className={styles.title}>{title}</span>
          <span className={styles.quiet}>
            <ItemWord state={state} /> · <Age at={stands.since} />
          </span>
        </div>
        {!brief && description && (
          <p className={`${styles.sentence} ${styles.quiet}`}>{description}</p>
        )}
        {result && !isShort && (
          <p className={styles.sentence}>{sentenceOf(result)}</p>
        )}
        {lastKnown && (
          <p className={`${styles.sentence} ${styles.quiet}`}>
            {t(lastKnown.state === 'done' ? 'item.lastDone' : 'item.lastOpen')}{' '}
            {sentenceOf(lastKnown)} <Age at={lastKnown.since} />
          </p>
        )}
        {state === 'open' && result?.remedy && (
          <p className={styles.sentence}>
            <strong>{t('item.todo')}:</strong> {sentenceOf(result.remedy)}
          </p>
        )}
        {state === 'open' && result?.remedy?.annotation && (
          <AnnotationBlock
            annotation={result.remedy.annotation.name}
            value={result.remedy.annotation.value}
          />
        )}
        {confirmed && (
          <p className={`${styles.sentence} ${styles.quiet}`}>
            <span title={confirmed.by}>
              {t('item.confirmedBy', { person: nameOfRef(confirmed.by) })}
            </span>{' '}
            <Age at={confirmed.at} />
          </p>
        )}
        {confirmed?.note && <p className={styles.note}>{confirmed.note}</p>}
        {isPersons && state === 'open' && (
          <p className={styles.sentence}>
            {t('item.waits', { statement: words.statement(item) })}
          </p>
        )}
        {((link && !isShort) || isPersons) && (
          <div className={styles.actions}>
            {link && (
              <Link
                href={link}
                variant="body-small"
                aria-label={`${t('item.look')}: ${title}`}
                data-row-link
                {...(isOutside(link)
                  ? { target: '_blank', rel: 'noreferrer' }
                  : {})}
              >
                {t('item.look')}
              </Link>
            )}
            {isPersons && (
              <ConfirmAction
                item={item}
                of={props.of}
                isConfirmed={confirmed !== undefined}
                confirm={props.confirm}
                onChanged={props.onChanged}
              />
            )}
          </div>
        )}
      </div>
    </li>
  );
}

/** A link that a check gave, where it is an address of the web or a path of the portal, and nothing else. */
function followable(link: string | undefined): string | undefined {
  return link && (isOutside(link) || /^\/(?![/\\])/.test(link))
    ? link
    : undefined;
}

function isOutside(link: string): boolean {
  return /^https?:\/\//i.test(link);
}

function ItemWord(props: { state: ItemProgress['state'] }) {
  const { t } = useTranslationRef(onboardingTranslationRef);
  switch (props.state) {
    case 'done':
      return <>{t('state.done')}</>;
    case 'open':
      return <>{t('state.open')}</>;
    case 'cannot-tell':
      return <>{t('state.cannotTell')}</>;
    default:
      props.state satisfies never;
      return <>{String(props.state)}</>;
  }
}
