import { useState } from 'react';
import { Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mainlineTranslationRef } from '../translation';
import styles from './CopyBlock.module.css';

/**
 * Text to take along: an annotation, a command.
 *
 * @public
 */
export function CopyBlock(props: { text: string }) {
  const { t } = useTranslationRef(mainlineTranslationRef);
  const [copied, setCopied] = useState(false);
  // Absent where the portal is served without TLS: the text can still be selected.
  const clipboard: Clipboard | undefined = navigator.clipboard;

  return (
    <div className={styles.root}>
      <pre className={styles.text}>{props.text}</pre>
      {clipboard && (
        <Button
          size="small"
          variant="secondary"
          onPress={() =>
            clipboard.writeText(props.text).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {t(copied ? 'copy.copied' : 'copy.copy')}
        </Button>
      )}
    </div>
  );
}
