import { useEffect, useRef } from 'react';
import { Button, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  type SelfCheck,
  selfCheckQuestions,
  type ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import {
  AnswerMark,
  useUrlFilters,
} from '@mainline/backstage-plugin-mainline-react';
import { useLocation } from 'react-router-dom';
import { ciTranslationRef } from '../../translation';
import { useAnswerWords } from '../shared';
import styles from './Evidence.module.css';
import {
  countsOf,
  evidenceFilters,
  questionOf,
  verdicts,
  verdictsOf,
} from './evidenceFilters';
import { EvidenceList } from './EvidenceList';

const everything = 'all';

/** Everything that was weighed, per question; what is shown of it is in the address. */
export function Evidence(props: {
  document: ServiceSelfCheck & { selfCheck: SelfCheck };
}) {
  const { document } = props;
  const { selfCheck } = document;
  const { t } = useTranslationRef(ciTranslationRef);
  const words = useAnswerWords();
  const { filters, setFilters, clearFilters, active } =
    useUrlFilters(evidenceFilters);
  const place = usePlace();
  const question = questionOf(filters);
  const wanted = verdictsOf(filters);
  const questions = question ? [question] : [...selfCheckQuestions];
  const counts = countsOf(questions.flatMap(each => selfCheck[each].evidence));

  return (
    <section ref={place} className={styles.root} aria-labelledby="evidence">
      <Text as="h3" variant="title-x-small" weight="bold" id="evidence">
        {t('selfCheck.evidence.title')}
      </Text>
      <div className={styles.filters} role="search">
        <ToggleButtonGroup
          aria-label={t('selfCheck.evidence.question')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[question ?? everything]}
          onSelectionChange={keys => {
            const [key] = [...keys];
            setFilters({
              question: key === everything ? undefined : String(key),
            });
          }}
        >
          <ToggleButton id={everything}>
            {t('selfCheck.evidence.all')}
          </ToggleButton>
          {selfCheckQuestions.map(each => (
            <ToggleButton key={each} id={each}>
              {words.name(each)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <div
          className={styles.verdicts}
          role="group"
          aria-label={t('selfCheck.evidence.verdict')}
        >
          {verdicts.map(verdict => (
            <ToggleButton
              key={verdict}
              isSelected={wanted.includes(verdict)}
              onChange={on =>
                setFilters({
                  verdict: on
                    ? [...wanted, verdict]
                    : wanted.filter(each => each !== verdict),
                })
              }
            >
              <AnswerMark
                state={verdict}
                size={12}
                word={t('selfCheck.evidence.count', {
                  word: t(`selfCheck.verdict.${verdict}`),
                  number: String(counts[verdict]),
                })}
              />
            </ToggleButton>
          ))}
        </div>
        {active.length > 0 && (
          <Button size="small" variant="tertiary" onPress={clearFilters}>
            {t('filter.clear')}
          </Button>
        )}
      </div>
      {questions.map(each => (
        <EvidenceList
          key={`${each} ${wanted.join()}`}
          document={document}
          question={each}
          verdicts={wanted}
        />
      ))}
    </section>
  );
}

/** A figure of a card leads here, by its hash: the list is far below on a phone. */
function usePlace() {
  const place = useRef<HTMLElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === '#evidence') place.current?.scrollIntoView?.();
  }, [hash, key]);
  return place;
}
