import { Container, PluginHeader } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type {
  HomePageLayoutProps,
  HomePageWidgetData,
} from '@backstage/plugin-home-react/alpha';
import { RiHomeLine } from '@remixicon/react';
import { portalTranslationRef } from '../../translation';
import styles from './HomeLayout.module.css';

/** Of the twelve columns that widgets count in: what wants more stands on the wide side. */
const narrow = 6;

/** Two columns, each as long as its widgets are; one below the other where there is no room. */
export function HomeLayout(props: HomePageLayoutProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const wide = props.widgets.filter(isWide);
  const rest = props.widgets.filter(widget => !isWide(widget));
  return (
    <>
      <PluginHeader title={t('page.home')} icon={<RiHomeLine />} />
      <Container className={styles.root}>
        <Column widgets={wide} />
        <Column widgets={rest} />
      </Container>
    </>
  );
}

function Column(props: { widgets: HomePageWidgetData[] }) {
  if (props.widgets.length === 0) return null;
  return (
    <div className={styles.column}>
      {props.widgets.map(({ node, component }) => (
        <div key={node.spec.id} className={styles.widget}>
          {component}
        </div>
      ))}
    </div>
  );
}

function isWide({ layout }: HomePageWidgetData): boolean {
  return (layout?.width?.defaultColumns ?? narrow) > narrow;
}
