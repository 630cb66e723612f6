import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Text } from '@backstage/ui';
import {
  AnnotationBlock,
  NoDataTitle,
} from '@mainline/backstage-plugin-mainline-react';
import { onboardingTranslationRef } from '../../translation';

/** In place of a checklist, where the service is not known to onboarding. */
export function ChecklistUnlisted() {
  const { t } = useTranslationRef(onboardingTranslationRef);
  return (
    <>
      <NoDataTitle title={t('list.unlisted')} />
      <Text as="p" color="secondary">
        {t('list.unlistedHint')}
      </Text>
      <AnnotationBlock
        annotation="github.com/project-slug"
        value="owner/repository"
      />
    </>
  );
}
