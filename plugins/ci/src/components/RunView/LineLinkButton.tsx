import { useEffect, useState } from 'react';
import { Button } from '@backstage/ui';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { RiLink } from '@remixicon/react';
import { ciTranslationRef } from '../../translation';

/** Takes the address of a line along. */
export function LineLinkButton(props: { line: number; href: string }) {
  const { line, href } = props;
  const { t } = useTranslationRef(ciTranslationRef);
  const [copied, setCopied] = useState(false);
  useEffect(() => setCopied(false), [line]);
  // Absent where the portal is served without TLS: the address bar holds the link too.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (!clipboard) return null;
  return (
    <Button
      size="small"
      variant="secondary"
      iconStart={<RiLink />}
      onPress={() =>
        clipboard.writeText(new URL(href, window.location.href).href).then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      {copied
        ? t('log.linkCopied')
        : t('log.copyLink', { number: String(line) })}
    </Button>
  );
}
