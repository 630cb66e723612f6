import { useEffect, useId, useRef, useState } from 'react';
import { Alert, Button, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  failureWords,
  mainlineTranslationRef,
} from '@mainline/backstage-plugin-mainline-react';
import { useDeliverySentence } from '../shared';
import styles from './ConfirmDeed.module.css';

/** A deed that wants a second word: a button, then what it would do with a yes and a no, in place. */
export function ConfirmDeed(props: {
  open: string;
  title: string;
  hint: string;
  yes: string;
  no: string;
  /** Said when it could not be done. */
  failure: string;
  destructive?: boolean;
  onYes: () => Promise<void>;
}) {
  const { t } = useTranslationRef(mainlineTranslationRef);
  const sentenceOf = useDeliverySentence();
  const [asking, setAsking] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  const going = useRef(false);
  const asked = useRef<HTMLDivElement>(null);
  const title = useId();
  const words = error && failureWords(error);

  useEffect(() => {
    if (asking) asked.current?.focus();
  }, [asking]);

  const yes = async () => {
    // A second press of the same button comes before React has drawn the first.
    if (going.current) return;
    going.current = true;
    setPending(true);
    setError(undefined);
    try {
      await props.onYes();
      setAsking(false);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      going.current = false;
      setPending(false);
    }
  };

  if (!asking) {
    return (
      <Button size="small" variant="secondary" onPress={() => setAsking(true)}>
        {props.open}
      </Button>
    );
  }
  return (
    <div
      ref={asked}
      role="group"
      tabIndex={-1}
      aria-labelledby={title}
      className={styles.root}
    >
      <Text as="h3" id={title} variant="body-medium" weight="bold">
        {props.title}
      </Text>
      <Text as="p">{props.hint}</Text>
      {error && (
        <Alert
          role="alert"
          status="danger"
          icon
          title={props.failure}
          description={words ? sentenceOf(words) : t('error.unreachable')}
        />
      )}
      <div className={styles.actions}>
        <Button
          size="small"
          variant="primary"
          destructive={props.destructive}
          isPending={pending}
          onPress={yes}
        >
          {props.yes}
        </Button>
        <Button
          size="small"
          variant="secondary"
          onPress={() => setAsking(false)}
        >
          {props.no}
        </Button>
      </div>
    </div>
  );
}
