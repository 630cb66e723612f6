import { useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';

/**
 * The reader's language, for numbers and dates. Where the reader speaks the app's language with a region of their
 * own (`en-GB`), the browser's locale counts; a portal without a language setting falls back to it as well.
 *
 * @public
 */
export function useLocale(): string {
  const languages = useApiHolder().get(appLanguageApiRef);
  const [language, setLanguage] = useState(
    () => languages?.getLanguage().language,
  );
  useEffect(() => {
    const subscription = languages
      ?.language$()
      .subscribe(next => setLanguage(next.language));
    return () => subscription?.unsubscribe();
  }, [languages]);

  const ofBrowser = navigator.language;
  if (!language) return ofBrowser;
  return ofBrowser.split('-')[0] === language ? ofBrowser : language;
}
